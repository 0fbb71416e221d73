using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>Reads a history period by period: promotions, misses, graces and the days on which they run out.</summary>
internal sealed partial class TierHistory(ReviewTier.Input input, DateOnly asOf, TierTable table, TierReviewPlan plan, ReviewDays days, Trace trace)
{
    public const string FastTracks = "channel-partner-tiers#advancement-and-demotion";

    private readonly List<TierLevel> _levels = [.. table.Levels];
    private readonly List<int> _above = [];
    private readonly List<PeriodVerdict> _verdicts = [];
    private readonly List<TierEvent> _events = [];
    private int _misses, _missesToExit, _earned = -1;
    private bool _fell;
    private DateOnly? _grace, _provisional, _entry;

    /// <summary>The level after everything decided, also what takes effect later.</summary>
    public int At { get; private set; }

    /// <summary>What the last period and the days since have led to.</summary>
    public TierOutcome Outcome { get; private set; } = new(TierDecision.Keep);

    /// <summary>Each period read.</summary>
    public IReadOnlyList<PeriodVerdict> Verdicts => _verdicts;

    /// <summary>Changes and graces, oldest first.</summary>
    public IReadOnlyList<TierEvent> Events => _events;

    private TierLevel Level => _levels[At];

    private bool Gone => Outcome.Decision == TierDecision.Exit;

    public void Read()
    {
        Begin();
        for (var i = 0; i < input.Periods.Count; i++)
        {
            var period = input.Periods[i];
            Settle(period.End);
            if (Gone)
            {
                trace.Assume($"Periods that end after the exit on {Calendar.Iso(Outcome.Effective!.Value)} are not read.");
                return;
            }

            Follow(i);
            Judge(period, _levels.IndexOf(period.In(table, $"periods[{i}]")));
        }

        Settle(asOf);
        Pending();
        if (plan.MissesCount == MissesCount.AtReview && At > 0 && !_verdicts.Exists(verdict => verdict.Counts) && _provisional is null && _events.Count == 0)
        {
            trace.Warn("no_review_day", $"No period ends on a review day (the next is {Calendar.Iso(days.Next(_verdicts[^1].End, plan.Of(Level).ReviewMonths))}), so a miss could not count. Give reviewDay where the partner is reviewed on another day.", plan.Rule);
        }
    }

    /// <summary>The tier held on a day, null after an exit.</summary>
    public TierLevel? HeldOn(DateOnly day)
    {
        var last = _events.FindLast(e => e.Decision is TierDecision.Promote or TierDecision.Demote or TierDecision.Exit && e.On <= day);
        return last is null ? table.Named(input.Tier, "tier") : last.Tier is { } name ? table.Named(name, "tier") : null;
    }

    /// <summary>Runs of quarters break where one is missing.</summary>
    private void Follow(int i)
    {
        if (i == 0 || plan.MissesCount != MissesCount.EveryQuarter)
        {
            return;
        }

        var (before, end) = (input.Periods[i - 1].End, input.Periods[i].End);
        var gap = ReviewDays.Gap(before, end);
        if (gap < 0 && _entry is null)
        {
            throw new RefusalException(new Refusal("not_a_quarter", $"periods[{i}].end", Calendar.Iso(end), $"a quarter after {Calendar.Iso(before)}", "This policy counts whole quarters; give one period for each."));
        }

        if (gap > 0)
        {
            trace.Lacks($"periods: a quarter is missing between {Calendar.Iso(before)} and {Calendar.Iso(end)}; quarters in a row are counted anew.");
            Restart();
            _missesToExit = 0;
        }
    }

    private void Judge(ReviewPeriod period, int earned)
    {
        // A provisional tier that no figures could settle is settled by the first there are.
        _earned = earned;
        Settle(period.End);
        var met = earned >= At;
        var counts = _provisional is null && At > 0 && (plan.MissesCount == MissesCount.EveryQuarter || days.Is(period.End, plan.Of(Level).ReviewMonths));
        _verdicts.Add(new(period.End, Level.Name, _levels[earned].Name, met, counts));
        trace.Record($"Period to {Calendar.Iso(period.End)}", period.Against(Level), met ? $"met, earns {_levels[earned].Name}" : $"{(counts ? "missed" : "below, does not count")}, earns {_levels[earned].Name}", plan.Rule);
        Outcome = new(TierDecision.Keep);
        CountToExit(period, earned);
        if (Gone)
        {
            return;
        }

        if (met)
        {
            Reached(period, earned);
        }
        else
        {
            Missed(period, counts);
        }
    }

    private void CountToExit(ReviewPeriod period, int earned)
    {
        // Having fallen to the lowest tier, which asks nothing, is no recovery: the next one must be earned again.
        var asked = At == 0 && _fell ? 1 : At;
        _missesToExit = earned >= asked || _provisional is not null ? 0
            : plan.MissesCount == MissesCount.EveryQuarter || days.Is(period.End, plan.Of(_levels[asked]).ReviewMonths) ? _missesToExit + 1 : _missesToExit;
        if (plan.ExitAfter is { } most && _missesToExit >= most)
        {
            Exit(period.End.AddDays(1), $"requirements missed {most} periods in a row{(Level == _levels[0] ? $"; falling to {Level.Name} did not end the count" : "")}");
        }
    }

    private void Reached(ReviewPeriod period, int earned)
    {
        _misses = 0;
        if (_grace is not null)
        {
            _grace = null;
            _events.Add(new(period.End, TierDecision.Keep, Level.Name, $"{Level.Name} earned again, the grace is over"));
        }

        if (earned == At)
        {
            _above.Clear();
            return;
        }

        _above.Add(earned);
        var needed = Needed(period.End);
        if (_above.Count >= needed)
        {
            var to = _above.TakeLast(needed).Min();
            Move(TierDecision.Promote, to, period.End.AddDays(1), needed == 1 ? $"{_levels[to].Name} earned in the period to {Calendar.Iso(period.End)}" : $"{_levels[to].Name} earned {needed} periods in a row", plan.Rule);
        }
    }

    private int Needed(DateOnly end) =>
        input.FastTrack is { } track && plan.FastTrackAfter is { } fast && track.From <= end && end <= track.Until ? fast
        : _entry is not null && plan.EntryPromoteAfter is { } entry ? entry
        : plan.PromoteAfter;

    private void Missed(ReviewPeriod period, bool counts)
    {
        _above.Clear();
        if (counts && _grace is null && ++_misses >= plan.DemoteAfter)
        {
            var quarters = plan.Of(Level).GraceQuarters;
            if (quarters == 0)
            {
                Demote(period.End.AddDays(1), $"{Level.Name} missed {(_misses == 1 ? "at the review" : $"{_misses} periods in a row")}");
                return;
            }

            _grace = trace.Record($"Grace of {Level.Name} ends", $"{quarters} quarter{(quarters == 1 ? "" : "s")} after {Calendar.Iso(period.End)}", ReviewDays.QuartersAfter(period.End, quarters), plan.Rule);
            _events.Add(new(period.End, TierDecision.Grace, Level.Name, $"{Level.Name} missed at the review, grace until {Calendar.Iso(_grace.Value)}"));
            trace.Assume("A period that ends within the grace and earns the tier again ends the grace; otherwise the tier is lost the day after.");
        }
    }

    private int Below() => Math.Max(At - plan.DropTiers, 0);

    private void Demote(DateOnly effective, string why) => Move(TierDecision.Demote, Below(), effective, why, plan.Rule);

    private void Move(TierDecision decision, int to, DateOnly effective, string why, string rule)
    {
        At = to;
        _fell = decision == TierDecision.Demote && to == 0;
        _entry = null;
        if (decision == TierDecision.Promote)
        {
            // A quarter above even the new tier is the first of the next run.
            (_provisional, _misses) = (null, 0);
            _above.RemoveRange(0, _above.FindLastIndex(earned => earned <= to) + 1);
        }
        else
        {
            Restart();
        }

        _events.Add(new(effective, decision, Level.Name, why));
        trace.Record($"{decision} to {Level.Name} from", why, effective, rule);
        Outcome = new(decision, Level, effective);
    }

    private void Exit(DateOnly effective, string why)
    {
        _events.Add(new(effective, TierDecision.Exit, null, why));
        trace.Record("Exit on", why, effective, plan.Rule);
        Outcome = new(TierDecision.Exit, null, effective);
    }

    private void Restart()
    {
        _misses = 0;
        _above.Clear();
    }
}
