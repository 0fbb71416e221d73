namespace Partnerships.Kernel;

/// <summary>The company's year, which ends on the policy's <c>fiscalYearEnd</c>.</summary>
public static class FiscalYear
{
    private const int MonthsInQuarter = 3;

    /// <summary>The last day of the fiscal year that holds a day.</summary>
    public static DateOnly EndOf(DateOnly day, ProgramSettings program)
    {
        var end = program.YearEnd();
        var same = end.AddYears(day.Year - end.Year);
        return day <= same ? same : end.AddYears(day.Year + 1 - end.Year);
    }

    /// <summary>The last day of the fiscal quarter that holds a day; a year that ends with a month has quarters that do.</summary>
    public static DateOnly QuarterEndOf(DateOnly day, ProgramSettings program)
    {
        var year = EndOf(day, program);
        var monthEnd = year.AddDays(1).Day == 1;
        return Enumerable.Range(0, 4).Select(quarter => Quarter(year, -MonthsInQuarter * quarter, monthEnd)).Last(end => day <= end);
    }

    private static DateOnly Quarter(DateOnly year, int months, bool monthEnd)
    {
        var end = year.AddMonths(months);
        return monthEnd ? end.AddDays(DateTime.DaysInMonth(end.Year, end.Month) - end.Day) : end;
    }
}
