using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>When and how to approach a candidate.</summary>
public sealed record OutreachPriority(string Priority, string Action, string Why);

/// <summary>Chooses the row of the outreach table.</summary>
internal static class Outreach
{
    private const string Rule = "strategy-partner-selection#partner-outreach-prioritization";

    /// <summary>The highest row whose score is reached and which asks nothing that is not there.</summary>
    public static OutreachPriority Of(decimal total, ScorePartner.Input input, IReadOnlyList<OutreachRow> rows, Trace trace)
    {
        trace.Assume("A candidate with the score of a row but not what the row asks besides goes to the next row down.");
        var passed = new List<string>();
        foreach (var row in rows.Reverse().Where(row => row.From <= total))
        {
            var asked = Asked(row, input).ToList();
            var absent = asked.Where(fact => fact.Given != true).Select(fact => fact.Name).ToList();
            if (absent.Count == 0)
            {
                var why = $"{Decimals.Text(total)} is {Decimals.Text(row.From)} or more{string.Concat(asked.Select(fact => $", {fact.Name}"))}{string.Concat(passed)}";
                trace.Record("Outreach priority", why, row.Priority, Rule);
                return new(row.Priority, row.Action, why);
            }

            passed.Add($"; {row.Priority} also asks {string.Join(" and ", absent)}");
            // Something not given only matters while nothing that was given rules the row out.
            foreach (var fact in asked.Where(fact => fact.Given is null && asked.All(other => other.Given != false)))
            {
                trace.Lacks($"{fact.Field}: {row.Priority} asks for it; taken as not shown.");
            }
        }

        var lowest = rows[0];
        trace.Record("Outreach priority", $"{Decimals.Text(total)} reaches no other row{string.Concat(passed)}", lowest.Priority, Rule);
        return new(lowest.Priority, lowest.Action, $"{Decimals.Text(total)} reaches no other row{string.Concat(passed)}");

        IEnumerable<(string Field, string Name, bool? Given)> Asked(OutreachRow row, ScorePartner.Input facts)
        {
            if (row.ActiveInterest)
            {
                yield return ("activeInterest", "active interest", facts.ActiveInterest);
            }

            if (row.SharedCustomer)
            {
                yield return ("sharedCustomer", "a shared customer", facts.SharedCustomer);
            }

            if (row.StrategicMarket)
            {
                yield return ("strategicMarket", "a strategic market", facts.StrategicMarket);
            }

            if (row.GrowthPotential)
            {
                if (facts.GrowthPotential is null)
                {
                    trace.Assume("Growth potential is taken as there unless denied.");
                }

                yield return ("growthPotential", "growth potential", facts.GrowthPotential ?? true);
            }
        }
    }
}
