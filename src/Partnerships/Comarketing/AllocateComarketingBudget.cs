using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Comarketing;

/// <summary>A year's co-marketing budget over groups of partners, then over the partners of each group.</summary>
public static partial class AllocateComarketingBudget
{
    private const string Rule = "comarketing-campaigns#budget-split-by-tier-group";

    /// <summary>The budget and, if it is to be split further, the partners.</summary>
    public sealed record Input
    {
        /// <summary>The budget to split.</summary>
        [Description("Total co-marketing budget."), Within(0, 1_000_000_000_000)]
        public required Money Budget { get; init; }

        /// <summary>The partners; without them only the groups are split.</summary>
        [Description("Partners to split each group's part over; leave out for the groups alone."), Size(0, 10_000)]
        public IReadOnlyList<Partner>? Partners { get; init; }

        /// <summary>Which partners to show.</summary>
        public Page? Page { get; init; }
    }

    /// <summary>A partner and where it belongs.</summary>
    public sealed record Partner
    {
        /// <summary>Its name, once.</summary>
        [Size(1, 200)]
        public required string Name { get; init; }

        /// <summary>A group of the policy, or a tier that belongs to one.</summary>
        [Description("Group or tier: Gold, Silver, experimental …"), Size(1, 100)]
        public required string Group { get; init; }

        /// <summary>Its weight within the group.</summary>
        [Description("Weight in the group; for all of a group or none (equal parts)."), Within("0.0001", "1000000")]
        public decimal? Weight { get; init; }
    }

    /// <summary>The policy's groups.</summary>
    public sealed record Policy
    {
        /// <summary>The groups in the order leftover cents go.</summary>
        public required IReadOnlyList<Group> ComarketingGroups { get; init; }
    }

    /// <summary>A group of partners and its part of the budget. Source: Budget Split by Tier Group.</summary>
    public sealed record Group
    {
        /// <summary>Its name.</summary>
        public required string Name { get; init; }

        /// <summary>The tiers that belong to it.</summary>
        public IReadOnlyList<string>? Tiers { get; init; }

        /// <summary>Its part of the budget.</summary>
        public required Percent SharePercent { get; init; }
    }

    /// <summary>The groups' parts and one page of the partners'.</summary>
    public sealed record Result(
        Money Budget,
        IReadOnlyList<GroupPart> Groups,
        [property: Description("One page, in the order given.")] IReadOnlyList<PartnerPart> Partners,
        [property: Description("How many partners there are in all.")] int Total,
        [property: Description("Parts of groups without partners; zero when no partners were given.")] Money Unassigned);

    /// <summary>A group's part.</summary>
    public sealed record GroupPart(
        string Group,
        Percent SharePercent,
        Money Amount,
        int Partners,
        [property: Description("equal, by_weight or none")] string Split);

    /// <summary>A partner's part.</summary>
    public sealed record PartnerPart(string Partner, string Group, Money Amount);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class AllocateComarketingBudgetJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "allocate_comarketing_budget", "Allocate co-marketing budget",
        "Splits a total co-marketing budget over tier groups (standard 60/30/10), then over each group's partners equally or by weight. Parts sum to the total.",
        """{"budget":100000,"partners":[{"name":"Atlas","group":"Gold","weight":2},{"name":"Borealis","group":"Platinum","weight":1},{"name":"Cobalt","group":"Silver"}]}""",
        AllocateComarketingBudgetJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        var groups = policy.ComarketingGroups;
        var partners = input.Partners ?? [];
        var groupOf = Placed(partners, groups);
        var amounts = trace.Split("Groups' parts", input.Budget, [.. groups.Select(group => group.SharePercent.Points)], Rule);
        var parts = new Money[partners.Count];
        var result = groups.Select((group, g) => Divide(group, amounts[g], [.. Enumerable.Range(0, parts.Length).Where(i => groupOf[i] == g)], partners, parts, trace)).ToList();
        var unassigned = partners.Count == 0 ? context.Currency.Zero
            : trace.Sum("Unassigned", [.. result.Where(group => group.Partners == 0).Select(group => group.Amount)], Rule);
        foreach (var empty in result.Where(group => partners.Count > 0 && group.Partners == 0 && group.Amount.Amount > 0m))
        {
            trace.Warn("group_without_partners", $"{empty.Group} has {empty.Amount} and no partner to give it to.", Rule);
        }

        trace.Conclude($"{input.Budget} is {string.Join(", ", result.Select(group => $"{group.Amount} for {group.Group}"))}"
            + (partners.Count == 0 ? "." : $", over {Decimals.Text(partners.Count)} partners; {unassigned} is unassigned."));
        var shown = Page.Of(Enumerable.Range(0, parts.Length), input.Page).Select(i => new PartnerPart(partners[i].Name, groups[groupOf[i]].Name, parts[i]));
        return new(input.Budget, result, [.. shown], parts.Length, unassigned);
    }

    /// <summary>Splits a group's amount over its partners, each part going to the partner's own place in the list.</summary>
    private static GroupPart Divide(Group group, Money amount, IReadOnlyList<int> members, IReadOnlyList<Partner> partners, Money[] parts, Trace trace)
    {
        if (members.Count == 0)
        {
            return new(group.Name, group.SharePercent, amount, 0, "none");
        }

        var weighted = partners[members[0]].Weight is not null;
        var split = trace.Split($"Parts within {group.Name}", amount, [.. members.Select(i => partners[i].Weight ?? 1m)], Rule);
        for (var i = 0; i < members.Count; i++)
        {
            parts[members[i]] = split[i];
        }

        return new(group.Name, group.SharePercent, amount, members.Count, weighted ? "by_weight" : "equal");
    }

    /// <summary>Each partner's group, by its place in the policy; everything that does not fit is refused at once.</summary>
    private static int[] Placed(IReadOnlyList<Partner> partners, IReadOnlyList<Group> groups)
    {
        var faults = new List<Refusal>();
        var whole = new Percent(groups.Sum(group => group.SharePercent.Points));
        if (whole != Percent.Hundred)
        {
            faults.Add(new("shares_not_whole", "comarketingGroups", $"{whole} in all", "shares that sum to 100%", "Correct the policy's shares."));
        }

        var known = groups.SelectMany((group, g) => (group.Tiers ?? []).Append(group.Name).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => (name, g))).ToDictionary(pair => pair.name, pair => pair.g, StringComparer.OrdinalIgnoreCase);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var weighted = new Dictionary<int, bool>();
        var groupOf = new int[partners.Count];
        for (var i = 0; i < partners.Count; i++)
        {
            var (name, group, weight) = (partners[i].Name, partners[i].Group, partners[i].Weight);
            if (!names.Add(name))
            {
                faults.Add(new("duplicate_item", $"partners[{i}].name", name, "each partner once", "Remove one of the two."));
            }

            if (!known.TryGetValue(group, out groupOf[i]))
            {
                faults.Add(new("not_a_choice", $"partners[{i}].group", group, "one of " + string.Join(", ", known.Keys),
                    Nearest.Or(group, known.Keys, "Use a group of the policy or a tier of one.")));
            }
            else if (!weighted.TryAdd(groupOf[i], weight is not null) && weighted[groupOf[i]] != weight is not null)
            {
                faults.Add(new("mixed_weights", $"partners[{i}].weight", weight is null ? null : Decimals.Text(weight.Value), $"weights for all partners of {groups[groupOf[i]].Name} or for none",
                    "Give every partner of the group a weight, or leave all out for equal parts."));
            }
        }

        return faults.Count == 0 ? groupOf : throw new RefusalException([.. faults.Take(50)]);
    }
}
