using Partnerships.Kernel;

namespace Partnerships.Program;

/// <summary>The history's end in words.</summary>
internal sealed partial class TierHistory
{
    /// <summary>The decision in a sentence.</summary>
    public string Words(TierLevel? held) => Outcome switch
    {
        { Decision: TierDecision.Exit } o => $"Exit on {Calendar.Iso(o.Effective!.Value)}: {_events[^1].Why}.",
        { Decision: TierDecision.Grace } o => $"{held!.Name} stays in grace until {Calendar.Iso(o.Until!.Value)}; unless a period earns it again by then, {o.NewTier!.Name} from {Calendar.Iso(o.Effective!.Value)}. Agree a support plan now.",
        { Decision: TierDecision.Keep, NewTier: { } lower } o => $"{held!.Name} is provisional until {Calendar.Iso(o.Until!.Value)}; on today's figures {lower.Name} from {Calendar.Iso(o.Effective!.Value)}, without grace.",
        { Decision: TierDecision.Keep, Until: { } until } => At == 0 ? $"{held!.Name}: advance by {Calendar.Iso(until)} or exit." : $"{held!.Name} is provisional until {Calendar.Iso(until)} and earned so far.",
        { Decision: TierDecision.Keep } => $"{held!.Name} is kept{Run()}.",
        var o => $"{(o.Decision == TierDecision.Promote ? "Promoted" : "Demoted")} to {o.NewTier!.Name} from {Calendar.Iso(o.Effective!.Value)}: {_events[^1].Why}.",
    };

    private string Run() => plan.MissesCount != MissesCount.EveryQuarter ? ""
        : _above.Count > 0 ? $"; {_above.Count} of {plan.PromoteAfter} quarters towards promotion"
        : _misses > 0 ? $"; {_misses} of {plan.DemoteAfter} misses towards demotion"
        : "";
}
