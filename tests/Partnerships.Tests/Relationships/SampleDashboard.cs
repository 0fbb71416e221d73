using System.Globalization;

namespace Partnerships.Tests.Relationships;

/// <summary>A portfolio made to the sample dashboard: 12 + 34 + 89 + 99 partners whose amounts sum to the printed ones.</summary>
internal static class SampleDashboard
{
    public const string Totals = """
        {"companyRevenue":12631578.95,"assisted":2100000,"previousRevenue":3934426.23,"remainingTarget":4800000,"directWon":31,"directLost":69,
         "newCertificates":67,"trainingDone":82,"trainingAssigned":100,"spiffs":42300,"rebates":187000,"mdfUsed":156000,"mdfAllocated":200000,"mdfPipeline":2800000}
        """;

    private sealed record Row(string Id, string Tier, decimal Revenue, decimal? Target);

    /// <summary>The quarter that ends with April; 18 joined in it and 7 left.</summary>
    public static string Quarter(bool targets = true) => Input("2025-02-01", "2025-04-30", "2025-03-03", "2025-03-31", targets);

    /// <summary>The same figures taken as those of April alone.</summary>
    public static string April => Input("2025-04-01", "2025-04-30", "2025-04-03", "2025-04-29", true);

    private static string Input(string from, string to, string joined, string left, bool targets)
    {
        var here = Rows().Select((row, i) => Partner(row, i, i >= 216 ? joined : "2023-06-01", targets));
        var gone = Enumerable.Range(1, 7).Select(i => $$"""{"id":"X{{i}}","tier":"Registered","joined":"2023-06-01","exited":"{{left}}","revenue":0,"pipeline":0,"won":0,"lost":0}""");
        return $$"""{"from":"{{from}}","to":"{{to}}","partners":[{{string.Join(',', here.Concat(gone))}}],"totals":{{Totals}}}""";
    }

    private static IEnumerable<Row> Rows() =>
    [
        new("A", "Platinum", 420_000m, 269_230.77m), new("C", "Platinum", 310_000m, 234_848.48m),
        .. Many("P", 10, "Platinum", i => (137_000m, i < 5 ? 69_592.08m : 69_592.07m)),
        new("B", "Gold", 380_000m, 256_756.76m),
        .. Many("G", 33, "Gold", i => (i < 32 ? 30_909.09m : 30_909.12m, 30_098.28m)),
        .. Many("S", 89, "Silver", i => (i < 44 ? 10_500m : i < 72 ? 8_500m : i < 88 ? 5_882.35m : 5_882.40m, i < 88 ? 10_099.73m : 10_100.16m)),
        .. Many("R", 99, "Registered", i => (i < 98 ? 5_050.50m : 5_051m, null)),
    ];

    private static IEnumerable<Row> Many(string prefix, int count, string tier, Func<int, (decimal Revenue, decimal? Target)> figures) =>
        Enumerable.Range(0, count).Select(i => new Row(prefix + i, tier, figures(i).Revenue, figures(i).Target));

    private static string Partner(Row row, int i, string joined, bool targets)
    {
        var pipeline = row.Id switch { "A" => 5_800_000m, "B" => 3_200_000m, "S0" => 2_100_000m, "R0" => 1_300_000m, _ => 0m };
        var (won, lost) = row.Id == "A" ? (33, 64) : (0, 0);
        var certificates = i == 0 ? 87 : i < 178 ? 4 : 0;
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"id":"{{row.Id}}","tier":"{{row.Tier}}","joined":"{{joined}}","deals":{{(row.Tier == "Registered" ? 0 : 1)}},"revenue":{{row.Revenue}},"pipeline":{{pipeline}},"won":{{won}},"lost":{{lost}},
             "certificates":{{certificates}},"portal":{{(i < 166 ? "true" : "false")}}{{(targets && row.Target is { } target ? $",\"target\":{target}" : "")}}}
            """);
    }
}
