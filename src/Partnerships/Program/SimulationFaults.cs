using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>What cannot be simulated.</summary>
internal static class SimulationFaults
{
    private const int Enough = 50;

    public static void Refuse(SimulateTiers.Input input, TierTable table)
    {
        var faults = new List<Refusal>();
        var names = table.Levels.Select(level => level.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < input.Partners.Count && faults.Count < Enough; i++)
        {
            var partner = input.Partners[i];
            if (!seen.Add(partner.Name))
            {
                faults.Add(new("duplicate_partner", $"partners[{i}].name", partner.Name, "each name once", "Join the two rows, or tell the partners apart."));
            }

            if (partner.Tier is { } tier && !names.Contains(tier))
            {
                faults.Add(Unknown($"partners[{i}].tier", tier, names));
            }
        }

        var changed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (row, i) in (input.Change ?? []).Select((row, i) => (row, i)))
        {
            if (!names.Contains(row.Tier))
            {
                faults.Add(Unknown($"change[{i}].tier", row.Tier, names));
            }
            else if (!changed.Add(row.Tier))
            {
                faults.Add(new("duplicate_tier", $"change[{i}].tier", row.Tier, "each tier once", "Join the two rows."));
            }

            if (string.Equals(row.Tier, table.Levels[0].Name, StringComparison.OrdinalIgnoreCase) && (row.Arr > new Money(0m) || row.Certified > 0 || row.Referrals is not null))
            {
                faults.Add(new("lowest_tier_asks_nothing", $"change[{i}]", row.Tier, "no thresholds, since every signed partner has at least this tier", "Change what it costs only, or the tier above."));
            }
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    private static Refusal Unknown(string path, string given, ICollection<string> names) => new("not_a_choice", path, given, "one of " + string.Join(", ", names),
        Nearest.Or(given, names, "Use a tier of the policy."));
}
