using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Enablement;

/// <summary>Where a certificate stands today.</summary>
[JsonConverter(typeof(SnakeCase<CertificateState>))]
public enum CertificateState
{
    /// <summary>Valid.</summary>
    Valid,

    /// <summary>Valid, and ends inside the window.</summary>
    Expiring,

    /// <summary>Over.</summary>
    Expired,

    /// <summary>Not earned yet.</summary>
    InProgress,
}

/// <summary>One person's certificate, or the nearest one while there is none.</summary>
public sealed record CertificateRow(
    string Partner,
    string Person,
    string Certificate,
    CertificateState State,
    DateOnly? Awarded,
    [property: Description("Last valid day.")] DateOnly? Until,
    [property: Description("Below zero when it is over.")] int? DaysLeft,
    [property: Description("What is still to be passed.")] IReadOnlyList<string>? Missing);

/// <summary>One person with everything held.</summary>
internal sealed record CertifiedPerson(string Partner, string Name, IReadOnlyList<Holding> Holdings, IReadOnlyList<CertificateRow> Rows)
{
    /// <summary>Any valid certificate makes a certified person.</summary>
    public bool CertifiedOn(DateOnly day) => Holdings.Any(holding => holding.On(day));

    public static CertifiedPerson Of(string partner, string name, ILookup<string, DateOnly> passed, CertificationPolicy policy, DateOnly asOf, DateOnly soon)
    {
        var holdings = Holding.All(passed, policy.Certificates);
        List<CertificateRow> rows = [.. holdings.Where(holding => holding.Awards.Count > 0).Select(holding => Row(partner, name, holding, asOf, soon))];
        if (rows.Count == 0)
        {
            var (nearest, missing) = holdings.Select(holding => (holding, Missing: Holding.Missing(holding, passed, holdings))).MinBy(pair => pair.Missing.Count);
            rows.Add(new(partner, name, nearest.Terms.Name, CertificateState.InProgress, null, null, null, missing));
        }

        return new(partner, name, holdings, rows);
    }

    private static CertificateRow Row(string partner, string name, Holding holding, DateOnly asOf, DateOnly soon)
    {
        var until = holding.Until!.Value;
        var state = until < asOf ? CertificateState.Expired : until <= soon ? CertificateState.Expiring : CertificateState.Valid;
        return new(partner, name, holding.Terms.Name, state, holding.Awards[^1], until, until.DayNumber - asOf.DayNumber, null);
    }
}
