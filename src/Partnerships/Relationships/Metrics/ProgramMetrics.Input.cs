using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

public static partial class ProgramMetrics
{
    /// <summary>A portfolio and a period; what is not given leaves its figure out.</summary>
    public sealed record Input
    {
        /// <summary>First day of the period.</summary>
        [DecidesPolicy]
        public required DateOnly From { get; init; }

        /// <summary>Last day of the period, inclusive.</summary>
        [Description("Inclusive.")]
        [DecidesPolicy]
        public required DateOnly To { get; init; }

        /// <summary>Everybody who was a partner at some time of the period, those that left too.</summary>
        [Description("Those that left in the period too."), Size(1, 10_000)]
        public required IReadOnlyList<Partner> Partners { get; init; }

        /// <summary>What is not known partner by partner.</summary>
        public Totals? Totals { get; init; }

        /// <summary>Which partners behind target to list.</summary>
        [Description("Of partners behind target.")]
        public Page? Page { get; init; }
    }

    /// <summary>One partner; all amounts and counts are those of the period.</summary>
    public sealed record Partner
    {
        /// <summary>Unique.</summary>
        [Size(1, 100)]
        public required string Id { get; init; }

        /// <summary>Its tier at the end of the period.</summary>
        [Size(1, 60)]
        public string? Tier { get; init; }

        /// <summary>The day the agreement started.</summary>
        public required DateOnly Joined { get; init; }

        /// <summary>The day the agreement ended.</summary>
        public DateOnly? Exited { get; init; }

        /// <summary>Deals registered or closed in the period.</summary>
        [Description("Registered or closed in the period."), Within(0, 1_000_000)]
        public int? Deals { get; init; }

        /// <summary>Closed revenue of the period it sourced.</summary>
        [Description("Sourced, closed in the period."), Within(0, 1_000_000_000_000)]
        public Money? Revenue { get; init; }

        /// <summary>Open opportunities at the end of the period.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? Pipeline { get; init; }

        /// <summary>Revenue target of the period; the policy's for the tier when left out.</summary>
        [Description("Of the period."), Within(0, 1_000_000_000_000)]
        public Money? Target { get; init; }

        /// <summary>Sourced deals won.</summary>
        [Within(0, 1_000_000)]
        public int? Won { get; init; }

        /// <summary>Sourced deals lost.</summary>
        [Within(0, 1_000_000)]
        public int? Lost { get; init; }

        /// <summary>The day its first deal ever closed.</summary>
        public DateOnly? FirstDeal { get; init; }

        /// <summary>Valid certificates at the end of the period.</summary>
        [Within(0, 1_000_000)]
        public int? Certificates { get; init; }

        /// <summary>Whether it used the portal in the period.</summary>
        public bool? Portal { get; init; }
    }

    /// <summary>Figures of the whole program in the period.</summary>
    public sealed record Totals
    {
        /// <summary>All revenue of the company.</summary>
        [Within(0, 1_000_000_000_000_000)]
        public Money? CompanyRevenue { get; init; }

        /// <summary>Revenue partners influenced and did not source, each deal once.</summary>
        [Description("Influenced, not sourced; each deal once."), Within(0, 1_000_000_000_000_000)]
        public Money? Assisted { get; init; }

        /// <summary>Sourced revenue of the period before, of the same length.</summary>
        [Description("Sourced, period before."), Within(0, 1_000_000_000_000_000)]
        public Money? PreviousRevenue { get; init; }

        /// <summary>Target still to be reached, where it is not what partners are short of in this period.</summary>
        [Within(0, 1_000_000_000_000_000)]
        public Money? RemainingTarget { get; init; }

        /// <summary>Direct deals won.</summary>
        [Within(0, 100_000_000)]
        public int? DirectWon { get; init; }

        /// <summary>Direct deals lost.</summary>
        [Within(0, 100_000_000)]
        public int? DirectLost { get; init; }

        /// <summary>Survey answers of 9 and 10.</summary>
        [Within(0, 100_000_000)]
        public int? Promoters { get; init; }

        /// <summary>Survey answers of 7 and 8.</summary>
        [Within(0, 100_000_000)]
        public int? Passives { get; init; }

        /// <summary>Survey answers of 0 to 6.</summary>
        [Within(0, 100_000_000)]
        public int? Detractors { get; init; }

        /// <summary>QBRs held.</summary>
        [Within(0, 100_000_000)]
        public int? QbrsHeld { get; init; }

        /// <summary>QBRs scheduled.</summary>
        [Within(0, 100_000_000)]
        public int? QbrsScheduled { get; init; }

        /// <summary>Certificates issued in the period.</summary>
        [Within(0, 100_000_000)]
        public int? NewCertificates { get; init; }

        /// <summary>Trainings completed.</summary>
        [Within(0, 100_000_000)]
        public int? TrainingDone { get; init; }

        /// <summary>Trainings assigned.</summary>
        [Within(0, 100_000_000)]
        public int? TrainingAssigned { get; init; }

        /// <summary>Quick bonuses paid.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? Spiffs { get; init; }

        /// <summary>Rebates earned and not yet paid.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? Rebates { get; init; }

        /// <summary>MDF used.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? MdfUsed { get; init; }

        /// <summary>MDF set aside for the period; never derived from what tiers may claim.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? MdfAllocated { get; init; }

        /// <summary>Pipeline of MDF activities.</summary>
        [Within(0, 1_000_000_000_000)]
        public Money? MdfPipeline { get; init; }
    }
}
