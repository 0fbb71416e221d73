namespace Partnerships.Kernel;

/// <summary>Partner managers for a portfolio. One manager may serve several segments, so fractions are added before rounding up.</summary>
public static class Staffing
{
    private const string Rule = "relationships-partner-management#partner-manager-capacity";

    /// <summary>With full and with light portfolios, by the capacity table.</summary>
    public static (int Least, int Most) Of(IEnumerable<(PartnerSegment Segment, int Partners)> portfolio, IReadOnlyList<ManagerCapacity> table, Trace trace)
    {
        var loads = new List<(int Partners, ManagerCapacity Capacity)>();
        foreach (var (segment, partners) in portfolio)
        {
            if (table.FirstOrDefault(row => row.Segment == segment) is { } capacity)
            {
                loads.Add((partners, capacity));
            }
            else
            {
                trace.Lacks($"capacity for {Word(segment)} partners: the policy has none, so no partner manager is counted for them.");
            }
        }

        return (Count("full", loads, capacity => capacity.To ?? capacity.From, trace), Count("light", loads, capacity => capacity.From, trace));
    }

    private static string Word(PartnerSegment segment) => segment switch
    {
        PartnerSegment.AtRisk => "at-risk",
        PartnerSegment.LongTail => "long-tail",
        _ => segment.ToString().ToLowerInvariant(),
    };

    private static int Count(string portfolios, List<(int Partners, ManagerCapacity Capacity)> loads, Func<ManagerCapacity, int> each, Trace trace)
    {
        var how = string.Join(" + ", loads.Select(load => $"{load.Partners} ÷ {each(load.Capacity)}"));
        // A third and two thirds are one, whatever the last digit says.
        var exact = Decimals.Round(loads.Sum(load => (decimal)load.Partners / each(load.Capacity)), 10);
        return trace.Record($"Partner managers with {portfolios} portfolios", loads.Count == 0 ? "no partners" : $"{how}, rounded up", (int)decimal.Ceiling(exact), Rule);
    }
}
