using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>A deal's touches up to its close, in the order they happened, each with its place in the given list.</summary>
internal sealed record Timeline(IReadOnlyList<(int Index, AttributeRevenue.Touch Touch)> Touches, IReadOnlyList<int> Excluded, int? Lead, int? Opportunity)
{
    public int Last => Touches.Count - 1;

    public static Timeline Of(AttributeRevenue.Input input, Trace trace)
    {
        var given = input.Touches.Index().ToList();
        var kept = given.Where(at => at.Item.Date <= input.Closed).OrderBy(at => at.Item.Date).ToList(); // stable: one day keeps its order
        var late = given.Where(at => at.Item.Date > input.Closed).Select(at => at.Index).ToList();
        if (kept.Count == 0)
        {
            throw new RefusalException(new Refusal("no_touch_before_close", "touches", $"{given.Count} touches, all after {Calendar.Iso(input.Closed)}",
                "at least one touch on or before the close", "Check the close date and the dates of the touches."));
        }

        if (late.Count > 0)
        {
            trace.Assume($"Touches after the close ({Calendar.Iso(input.Closed)}) get no credit and are left out: {string.Join(", ", late.Take(12).Select(i => $"touches[{i}]"))}{(late.Count > 12 ? $" and {late.Count - 12} more" : "")}.");
        }

        trace.Record("Touches up to the close", $"{given.Count} given, {late.Count} after {Calendar.Iso(input.Closed)}, in the order of their dates", kept.Count, AttributionModels.Models);
        var timeline = new Timeline([.. kept], late,
            Only(AttributeRevenue.Milestone.LeadCreated), Only(AttributeRevenue.Milestone.OpportunityCreated));
        if (timeline.Lead > timeline.Opportunity)
        {
            trace.Warn("milestones_out_of_order", "The opportunity was created before the lead; check the dates.", AttributionModels.Positions);
        }

        return timeline;

        int? Only(AttributeRevenue.Milestone milestone)
        {
            var marked = kept.Index().Where(at => at.Item.Item.Milestone == milestone).ToList();
            return marked.Count switch
            {
                0 => null,
                1 => marked[0].Index,
                _ => throw new RefusalException(new Refusal("duplicate_milestone", $"touches[{marked[1].Item.Index}].milestone",
                    $"{marked.Count} touches with one milestone", "each milestone on one touch", "Mark only the touch that brought it about.")),
            };
        }
    }
}
