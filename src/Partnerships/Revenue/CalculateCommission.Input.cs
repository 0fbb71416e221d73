using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

public static partial class CalculateCommission
{
    private const long Most = 1_000_000_000_000;

    /// <summary>One deal and its terms. The amount is one of amount, lines, foreign or payments; a reversal has it negative and everything else unchanged.</summary>
    public sealed record Input
    {
        /// <summary>How it is worked out.</summary>
        public required CommissionModel Model { get; init; }

        /// <summary>Deal amount; for revenue_share a year's revenue; for tiered the volume.</summary>
        [Description("Deal amount (revenue_share: per year; tiered: volume); negative reverses it. Or lines, foreign, payments."), Within(-Most, Most)]
        public Money? Amount { get; init; }

        /// <summary>Several sales lines of one deal.</summary>
        [Description("Sales lines, rounded one by one."), Size(1, 500), Within(-Most, Most)]
        public IReadOnlyList<Money>? Lines { get; init; }

        /// <summary>An amount in another currency.</summary>
        public ForeignAmount? Foreign { get; init; }

        /// <summary>The plan's rate; absent, the tier's.</summary>
        [Description("Else the tier's rate."), Within(0, 100)]
        public Percent? RatePercent { get; init; }

        /// <summary>The partner's tier, where commission follows it.</summary>
        public string? Tier { get; init; }

        /// <summary>Whose deal it is; absent, sourced.</summary>
        [Description("Default sourced.")]
        public DealClass? Attribution { get; init; }

        /// <summary>The fee of flat and hybrid.</summary>
        [Description("For flat and hybrid."), Within(0, Most)]
        public Money? FlatFee { get; init; }

        /// <summary>Bands of tiered; absent, the policy's.</summary>
        [Description("For tiered; else the policy's."), Size(1, 20)]
        public IReadOnlyList<CommissionBand>? Bands { get; init; }

        /// <summary>How bands pay; absent, the policy's mode.</summary>
        public BandMode? Mode { get; init; }

        /// <summary>Volume of the period before this deal.</summary>
        [Description("Tiered: the period's volume before this deal."), Within(0, Most)]
        public Money? VolumeBefore { get; init; }

        /// <summary>Months the share is paid.</summary>
        [Description("revenue_share: months it is paid."), Within(1, 120)]
        public int? Months { get; init; }

        /// <summary>Whether renewals pay; revenue_share must say.</summary>
        [Description("Required for revenue_share.")]
        public Renewals? Renewals { get; init; }

        /// <summary>Months until the contract renews; absent, the policy's.</summary>
        [Within(1, 120)]
        public int? ContractMonths { get; init; }

        /// <summary>How often the customer pays; absent, annual.</summary>
        [Description("Default annual.")]
        public Billing? Billing { get; init; }

        /// <summary>Customer payments received, in order.</summary>
        [Description("revenue_share: payments received, in order."), Size(1, 240), Within(-Most, Most)]
        public IReadOnlyList<Money>? Payments { get; init; }

        /// <summary>The day of the first payment, to date the schedule.</summary>
        [Description("Dates the schedule.")]
        public DateOnly? FirstPayment { get; init; }

        /// <summary>The deal's day; of several versions of the policy, the one in force then is used.</summary>
        [Description("Decides the policy's version."), DecidesPolicy]
        public DateOnly? Closed { get; init; }

        /// <summary>The partners of contribution_split.</summary>
        [Description("For contribution_split; contributions sum to 100."), Size(2, 50)]
        public IReadOnlyList<Party>? Parties { get; init; }

        /// <summary>The most a partner may earn in the period.</summary>
        [Description("Most per period (revenue_share: per year)."), Within(0, Most)]
        public Money? Cap { get; init; }

        /// <summary>What the partner earned in the period already.</summary>
        [Description("Earned in the period already; with cap."), Within(0, Most)]
        public Money? AlreadyPaid { get; init; }

        /// <summary>The benchmark to compare with.</summary>
        [Description("Benchmark to compare with.")]
        public PartnershipType? Partnership { get; init; }
    }

    /// <summary>An amount in another currency with its locked rate.</summary>
    public sealed record ForeignAmount
    {
        /// <summary>ISO 4217 code.</summary>
        public required string Currency { get; init; }

        /// <summary>The amount in that currency.</summary>
        [Within(-Most, Most)]
        public required decimal Amount { get; init; }

        /// <summary>Program currency for one unit of the other.</summary>
        [Description("Program currency per unit."), Within("0.0000000001", "1000000000")]
        public required decimal Rate { get; init; }

        /// <summary>The day the rate was locked.</summary>
        public required DateOnly Date { get; init; }
    }

    /// <summary>One partner of a shared deal.</summary>
    public sealed record Party
    {
        /// <summary>The partner.</summary>
        [Size(1, 200)]
        public required string Partner { get; init; }

        /// <summary>Its share of the work.</summary>
        [Within(0, 100)]
        public required Percent ContributionPercent { get; init; }

        /// <summary>Its rate; absent, its tier's.</summary>
        [Within(0, 100)]
        public Percent? RatePercent { get; init; }

        /// <summary>Its tier.</summary>
        public string? Tier { get; init; }
    }
}
