using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Calendar = Partnerships.Kernel.Calendar;

namespace Partnerships.Tests.KernelTests;

public sealed class CalendarTests
{
    private static readonly Calendar Plain = new([]);

    [Theory] // date.add_days: der-payout-04, der-dealreg-01
    [InlineData("2026-03-16", 60, "2026-05-15")]
    [InlineData("2026-01-31", 30, "2026-03-02")]
    public void Days_count_from_the_next(string date, int days, string expected) => Assert.Equal(expected, Calendar.Iso(Day(date).AddDays(days)));

    [Theory] // date.add_months: der-date-01
    [InlineData("2025-08-31", 6, "2026-02-28")]
    [InlineData("2023-08-31", 6, "2024-02-29")]
    [InlineData("2026-03-31", -1, "2026-02-28")]
    public void Months_clamp_at_the_end(string date, int months, string expected) => Assert.Equal(expected, Calendar.Iso(Calendar.AddMonths(Day(date), months)));

    [Theory] // date.add_business_days: der-sla-01
    [InlineData("2026-05-21", 5, "2026-05-29")]
    [InlineData("2026-05-22", 1, "2026-05-26")]
    [InlineData("2026-05-23", 1, "2026-05-26")]
    [InlineData("2026-05-26", -1, "2026-05-22")]
    [InlineData("2026-05-23", 0, "2026-05-23")]
    public void Business_days_skip_weekends_and_holidays(string date, int days, string expected) =>
        Assert.Equal(expected, Calendar.Iso(new Calendar([Day("2026-05-25")]).AddBusinessDays(Day(date), days)));

    [Theory]
    [InlineData("2026-05-25", "2026-05-22", "2026-05-26")]
    [InlineData("2026-05-26", "2026-05-26", "2026-05-26")]
    public void Nearest_business_day_either_way(string date, string before, string after)
    {
        var calendar = new Calendar([Day("2026-05-25")]);
        Assert.Equal((before, after), (Calendar.Iso(calendar.OnOrBefore(Day(date))), Calendar.Iso(calendar.OnOrAfter(Day(date)))));
    }

    [Fact] // date.add_hours_utc: der-sla-03
    public void Hours_are_elapsed_time() =>
        Assert.Equal("2026-03-08T13:00:00-04:00",
            Calendar.AddHours(DateTimeOffset.Parse("2026-03-07T12:00:00-05:00", CultureInfo.InvariantCulture), 24, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"))
                .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    [Fact]
    public void Business_days_go_there_and_back() =>
        Prop.ForAll((from start in Gen.Choose(0, 20_000) from days in Gen.Choose(0, 400) select (start, days)).ToArbitrary(), at =>
        {
            var day = Plain.OnOrAfter(new DateOnly(1990, 1, 1).AddDays(at.start));
            var then = Plain.AddBusinessDays(day, at.days);
            return Plain.IsBusinessDay(then) && Plain.AddBusinessDays(then, -at.days) == day;
        }).Check(Config.QuickThrowOnFailure.WithReplay(42UL, 85UL));

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
