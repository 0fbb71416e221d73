using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Comarketing;

/// <summary>What a campaign's goal can count, in the order of the funnel.</summary>
[JsonConverter(typeof(SnakeCase<GoalMeasure>))]
public enum GoalMeasure
{
    /// <summary>People who registered.</summary>
    Registrants,

    /// <summary>People who came.</summary>
    Attendees,

    /// <summary>Marketing qualified leads.</summary>
    Mqls,

    /// <summary>Sales qualified leads.</summary>
    Sqls,

    /// <summary>Opportunities created.</summary>
    Opportunities,

    /// <summary>Revenue won.</summary>
    Revenue,
}

/// <summary>The stages that were counted, their rates and their cost.</summary>
internal static class CampaignStages
{
    private const string Review = "comarketing-campaigns#post-campaign-review";

    internal static string Words(GoalMeasure measure) => measure switch
    {
        GoalMeasure.Registrants => "registrants",
        GoalMeasure.Attendees => "attendees",
        GoalMeasure.Mqls => "MQLs",
        GoalMeasure.Sqls => "SQLs",
        GoalMeasure.Opportunities => "opportunities",
        _ => "revenue",
    };

    internal static List<(GoalMeasure Stage, int Count)> Counted(ReviewCampaign.Input input, Trace trace)
    {
        var attendees = input.Attendees;
        if (input is { AttendancePercent: { } rate, Registrants: { } registrants })
        {
            var exact = trace.Portion("Attendees implied by the rate", registrants, rate, Review);
            attendees = trace.Record("Attendees", $"{Decimals.Text(exact)} in whole people", (int)Decimals.Round(exact, 0), Review);
            trace.Assume("Attendees are implied by the attendance rate, in whole people.");
        }

        return [.. new[]
        {
            (GoalMeasure.Registrants, input.Registrants), (GoalMeasure.Attendees, attendees), (GoalMeasure.Mqls, input.Mqls),
            (GoalMeasure.Sqls, input.Sqls), (GoalMeasure.Opportunities, input.Opportunities),
        }.Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, pair.Item2!.Value))];
    }

    internal static IReadOnlyList<ReviewCampaign.CampaignStage> Of(List<(GoalMeasure Stage, int Count)> counts, Money? cost, Money? ours, Trace trace)
    {
        var stages = new List<ReviewCampaign.CampaignStage>();
        decimal? registrants = counts is [(GoalMeasure.Registrants, var first), ..] ? first : null;
        for (var i = 0; i < counts.Count; i++)
        {
            var (stage, count) = counts[i];
            var name = Words(stage);
            var ofPrevious = i == 0 ? null : trace.Share($"{name} of {Words(counts[i - 1].Stage)}", count, counts[i - 1].Count, Review);
            var ofRegistrants = i == 0 || registrants is not { } all ? null
                : i == 1 ? ofPrevious : trace.Share($"{name} of registrants", count, all, Review);
            stages.Add(new(stage, count, ofPrevious, ofRegistrants, Each($"Cost of both for each of {name}", cost, count, trace), Each($"Our cost for each of {name}", ours, count, trace)));
        }

        return stages;
    }

    internal static void Refuse(ReviewCampaign.Input input)
    {
        var faults = new List<Refusal>();
        if (input.AttendancePercent is not null && input.Attendees is not null)
        {
            faults.Add(new("conflict", "attendancePercent", null, "either attendees or attendancePercent", "Leave one of the two out."));
        }

        if (input is { Registrants: null, AttendancePercent: not null } or { Registrants: null, OurRegistrants: not null })
        {
            faults.Add(new("missing", "registrants", null, "the number the attendance rate or ourRegistrants is a part of", "Give the registrants."));
        }

        if (input is { Registrants: { } all, OurRegistrants: { } ours } && ours > all)
        {
            faults.Add(new("out_of_range", "ourRegistrants", Decimals.Text(ours), $"at most the {Decimals.Text(all)} registrants", "Count only registrants of this campaign."));
        }

        if (input is { Registrants: { } registered, Attendees: { } came } && came > registered)
        {
            faults.Add(new("out_of_range", "attendees", Decimals.Text(came), $"at most the {Decimals.Text(registered)} registrants", "Count walk-ins as registrants too."));
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    private static Money? Each(string what, Money? cost, int count, Trace trace) => cost is { } amount && count > 0
        ? new Money(trace.Divide(what, amount.Amount, count, trace.Currency.Digits, Review)) : null;
}
