using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>Sizes one motion: partners for its part of the gap, what they land before the deadline.</summary>
internal sealed class MotionPlanner(PlanPartnerMix.Policy policy, PlanPartnerMix.Input input, int months, RunContext context)
{
    private const string Glance = "strategy-program-architecture#partnership-types-at-a-glance";
    private const string Example = "strategy-program-architecture#worked-example-from-5-to-30";
    private const string Metrics = "strategy-program-architecture#key-partnership-metrics";
    private readonly Trace _trace = context.Trace;

    /// <summary>The motion's plan for its part of the gap.</summary>
    public PlanPartnerMix.MotionPlan Plan(PlanPartnerMix.Motion motion, MotionFigures figures, Money part)
    {
        var name = Words(motion.Type);
        var yearly = _trace.Times($"{name}: revenue of a partner a year", motion.AverageDeal, motion.DealsPerPartnerPerYear, Example);
        var active = motion.NewActivePartners is { } planned
            ? _trace.Record($"{name}: new active partners", "as planned", planned, Example)
            : UpToWhole($"{name}: new active partners", part.Amount, yearly.Amount, $"{part} ÷ {yearly} a year");
        var activation = policy.PartnerMix.ActivationPercent;
        var recruits = UpToWhole($"{name}: partners to recruit", active, activation.Fraction, $"{Decimals.Text(active)} active ÷ {activation} activation", Metrics);
        var fast = Landed(name, "at the fastest", figures.RampFromMonths, active, yearly);
        var slow = Landed(name, "at the slowest", figures.RampToMonths, active, yearly);
        Warn(name, figures);
        return new(motion.Type, part, yearly, active, recruits, figures.RampFromMonths, figures.RampToMonths,
            Calendar.AddMonths(input.AsOf, figures.RampFromMonths), Calendar.AddMonths(input.AsOf, figures.RampToMonths), slow, fast,
            InTime(name, part, yearly, figures.RampToMonths), figures.Segment, recruits + motion.ActivePartnersNow);
    }

    /// <summary>The motion's name in words.</summary>
    public static string Words(PartnerMotion motion) => motion switch
    {
        PartnerMotion.StrategicAlliance => "Strategic alliance",
        PartnerMotion.Oem => "OEM",
        _ => motion.ToString(),
    };

    private int UpToWhole(string what, decimal amount, decimal each, string how, string rule = Example) =>
        _trace.Record(what, $"{how}, rounded up", (int)decimal.Ceiling(amount / each), rule);

    private Money Landed(string name, string pace, int ramp, int active, Money yearly)
    {
        var productive = Math.Max(0, months - ramp);
        return _trace.Record($"{name}: lands by the deadline {pace}", $"{Decimals.Text(active)} × {yearly} × {productive} of 12 months ({months} less {ramp} of ramp)",
            context.Currency.Round(active * yearly.Amount * productive / 12m), Glance);
    }

    /// <summary>How many would have to be active for the whole part to land even at the slow pace; null when no number can.</summary>
    private int? InTime(string name, Money part, Money yearly, int ramp) => months <= ramp ? null
        : UpToWhole($"{name}: active partners that land it all in time", part.Amount * 12m, yearly.Amount * (months - ramp), $"{part} × 12 ÷ ({yearly} × {months - ramp} months)", Glance);

    private void Warn(string name, MotionFigures figures)
    {
        if (months <= figures.RampFromMonths)
        {
            _trace.Warn("ramp_exceeds_deadline", $"{name} needs {figures.RampFromMonths} to {figures.RampToMonths} months to bring value; in {months} months it lands nothing.", Glance);
        }
        else if (months <= figures.RampToMonths)
        {
            _trace.Warn("ramp_may_exceed_deadline", $"{name} needs {figures.RampFromMonths} to {figures.RampToMonths} months to bring value; in {months} months it may land nothing.", Glance);
        }
    }
}
