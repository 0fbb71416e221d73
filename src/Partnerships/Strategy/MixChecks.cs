using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>What must hold between the fields of a mix, and which motions suit the deal size.</summary>
internal static class MixChecks
{
    /// <summary>Refuses a mix whose fields contradict each other or the policy, with every fault.</summary>
    public static void Refuse(PlanPartnerMix.Input input, PlanPartnerMix.MixFigures figures)
    {
        var faults = new List<Refusal>();
        if (input.By <= input.AsOf)
        {
            faults.Add(new("out_of_order", "by", Calendar.Iso(input.By), $"a day after asOf ({Calendar.Iso(input.AsOf)})", "Give the deadline's last day."));
        }

        if (input.TargetSharePercent < input.CurrentSharePercent)
        {
            faults.Add(new("out_of_order", "targetSharePercent", input.TargetSharePercent.ToString(), $"at least currentSharePercent ({input.CurrentSharePercent})", "Plan for a share that is not smaller than today's."));
        }

        for (var i = 0; i < input.Motions.Count; i++)
        {
            var motion = input.Motions[i];
            if (input.Motions.Take(i).Any(other => other.Type == motion.Type))
            {
                faults.Add(new("duplicate_item", $"motions[{i}].type", MotionPlanner.Words(motion.Type), "each motion once", "Put the two together."));
            }

            if (figures.Motions.All(known => known.Motion != motion.Type))
            {
                faults.Add(new("not_a_choice", $"motions[{i}].type", MotionPlanner.Words(motion.Type), "a motion of the policy: " + string.Join(", ", figures.Motions.Select(known => MotionPlanner.Words(known.Motion))), "Use one of these, or add it to the policy."));
            }
        }

        faults.AddRange(Shares(input.Motions));
        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    /// <summary>Leaves out motions that do not suit the deal size, with the reason.</summary>
    public static (IReadOnlyList<PlanPartnerMix.Motion> Chosen, IReadOnlyList<PlanPartnerMix.Exclusion> Excluded) Suited(
        IReadOnlyList<PlanPartnerMix.Motion> motions, PlanPartnerMix.MixFigures figures, Trace trace)
    {
        var excluded = new List<PlanPartnerMix.Exclusion>();
        foreach (var motion in motions)
        {
            if (figures.Motions.First(known => known.Motion == motion.Type).AverageDealLimit is { } limit && motion.AverageDeal > limit)
            {
                var reason = $"Wrong fit for the deal size: an average deal of {motion.AverageDeal} is above the limit of {limit}.";
                trace.Record($"{MotionPlanner.Words(motion.Type)}: left out", reason, "excluded", "strategy-program-architecture#worked-example-from-5-to-30");
                excluded.Add(new(motion.Type, reason));
            }
        }

        if (excluded.Count > 0 && excluded.Count < motions.Count)
        {
            trace.Assume("The part of the gap of a motion left out goes to the others, in proportion to theirs.");
        }

        return ([.. motions.Where(motion => excluded.All(out_ => out_.Type != motion.Type))], excluded);
    }

    private static IEnumerable<Refusal> Shares(IReadOnlyList<PlanPartnerMix.Motion> motions)
    {
        var given = motions.Count(motion => motion.GapSharePercent is not null);
        var sum = new Percent(motions.Sum(motion => motion.GapSharePercent?.Points ?? 0m));
        if (given > 0 && (given < motions.Count || sum != Percent.Hundred))
        {
            yield return new("shares_not_whole", "motions", $"gapSharePercent in {given} of {motions.Count} motions, {sum} in all", "shares of all motions that sum to 100%, or none", "Complete the shares, or leave all out for equal parts.");
        }
    }
}
