using System.ComponentModel;
using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>One section of the agenda with its talking points.</summary>
public sealed record AgendaItem(string Section, int FromMinute, int Minutes, string Content, IReadOnlyList<string> Points);

/// <summary>A day by which something is due.</summary>
public sealed record QbrDate(
    string What,
    DateOnly Due,
    [property: Description("The last working day not after it.")] DateOnly WorkingDay);

/// <summary>The meeting and the days around it.</summary>
public sealed record QbrMeeting(int Minutes, IReadOnlyList<AgendaItem> Agenda, IReadOnlyList<QbrDate> Dates)
{
    private const string Framework = "relationships-partner-management#qbr-quarterly-business-review-framework";
    private const string Before = "relationships-partner-management#before-the-qbr-1-week-prior";
    private const string After = "relationships-partner-management#after-the-qbr-within-48-hours";

    internal static QbrMeeting Of(DateOnly day, QbrPolicy policy, Func<AgendaTopic, IEnumerable<string>> points, RunContext context)
    {
        var agenda = new List<AgendaItem>();
        var minute = 0;
        foreach (var section in policy.Agenda)
        {
            agenda.Add(new(section.Section, minute, section.Minutes, section.Content, [.. points(section.Topic)]));
            minute += section.Minutes;
        }

        var minutes = context.Trace.Total("Minutes of the meeting", [.. policy.Agenda.Select(section => (decimal)section.Minutes)], Framework);
        return new((int)minutes, agenda, Days(day, policy, context));
    }

    private static IReadOnlyList<QbrDate> Days(DateOnly day, QbrPolicy policy, RunContext context)
    {
        var (trace, calendar) = (context.Trace, context.Calendar);
        if (!calendar.IsBusinessDay(day))
        {
            trace.Warn("not_a_working_day", $"The meeting is on {Calendar.Text(day)}, which is not a working day.", Framework);
        }

        var prepare = trace.Record("Preparation due", $"{policy.PrepareDaysBefore} days before {Calendar.Iso(day)}", day.AddDays(-policy.PrepareDaysBefore), Before);
        var agenda = trace.Record("Agenda due", $"{policy.AgendaDaysBefore} days before {Calendar.Iso(day)}", day.AddDays(-policy.AgendaDaysBefore), Before);
        // Elapsed hours; without the meeting's hour only whole days are sure.
        var notes = trace.Record("Follow-up due", $"within {policy.FollowUpHours} hours after {Calendar.Iso(day)}", day.AddDays(policy.FollowUpHours / 24), After);
        var written = calendar.OnOrBefore(notes);
        return
        [
            new("Pull performance data, pipeline report and feedback", prepare, calendar.OnOrBefore(prepare)),
            new("Send the agenda and ask for the partner's topics", agenda, calendar.OnOrBefore(agenda)),
            new("Hold the QBR", day, day),
            new("Send notes, create tasks, schedule the next QBR", notes, written < day ? day : written),
        ];
    }
}
