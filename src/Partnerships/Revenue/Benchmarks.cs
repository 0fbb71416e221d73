using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What kind of partner earns.</summary>
[JsonConverter(typeof(SnakeCase<PartnershipType>))]
public enum PartnershipType
{
    /// <summary>Introduces a customer.</summary>
    Referral,

    /// <summary>Buys at a discount and sells.</summary>
    Reseller,

    /// <summary>Markets with a link.</summary>
    Affiliate,

    /// <summary>Implements.</summary>
    SiConsulting,

    /// <summary>Integrates.</summary>
    Technology,

    /// <summary>Sells it under its own name.</summary>
    Oem,
}

/// <summary>One row of the policy's <c>commissionBenchmarks</c>: a range to compare with, never a limit.</summary>
public sealed record Benchmark
{
    /// <summary>The kind of partner.</summary>
    public required PartnershipType Type { get; init; }

    /// <summary>The lowest usual rate.</summary>
    public required Percent LeastPercent { get; init; }

    /// <summary>The highest usual rate.</summary>
    public required Percent MostPercent { get; init; }

    /// <summary>What the rate is a share of; it differs from row to row.</summary>
    [Description("What the rate is a share of.")]
    public required string Of { get; init; }
}

/// <summary>A rate beside its benchmark.</summary>
public sealed record Compared(PartnershipType Type, Percent LeastPercent, Percent MostPercent, string Of, bool Within)
{
    private const string Rule = "revenue-sharing-models#commission-structure-benchmarks";

    /// <summary>Shows the range, and warns for each rate outside it; null when the policy has no row for the type.</summary>
    public static Compared? With(IReadOnlyList<Benchmark> benchmarks, PartnershipType type, IReadOnlyCollection<Percent> rates, Trace trace)
    {
        if (benchmarks.FirstOrDefault(row => row.Type == type) is not { } usual)
        {
            return null;
        }

        var range = $"{usual.LeastPercent} to {usual.MostPercent} ({usual.Of})";
        var outside = rates.Where(rate => rate < usual.LeastPercent || rate > usual.MostPercent).ToList();
        foreach (var rate in outside)
        {
            trace.Warn("outside_benchmark", $"{rate} is outside the usual {range} for {Words(type)} partners; agree it on purpose.", Rule);
        }

        trace.Record("Benchmark", $"{string.Join(", ", rates)} against {range}", outside.Count == 0 ? "inside" : "outside", Rule);
        return new(type, usual.LeastPercent, usual.MostPercent, usual.Of, outside.Count == 0);
    }

    private static string Words(PartnershipType type) => type switch
    {
        PartnershipType.SiConsulting => "SI/consulting",
        PartnershipType.Oem => "OEM",
        _ => type.ToString().ToLowerInvariant(),
    };
}
