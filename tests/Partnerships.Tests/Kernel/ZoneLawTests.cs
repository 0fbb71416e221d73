using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Partnerships.Kernel;
using Calendar = Partnerships.Kernel.Calendar;
using Testing;

namespace Partnerships.Tests.KernelTests;

/// <summary>Whatever offset an instant is given with, the answer is on the program's clock and calendar.</summary>
public sealed class ZoneLawTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(42UL, 85UL);

    /// <summary>Half hours, both hemispheres, the ends of the world and none at all.</summary>
    private static readonly Dictionary<string, PolicyDocument> Policies = new[] { "UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns" }
        .ToDictionary(zone => zone, zone => Engine.Changed(("program.timeZone", $"\"{zone}\"")));

    private static readonly Gen<(string Zone, DateTimeOffset At)> Instants =
        from zone in Gen.Elements(Policies.Keys.ToArray())
        from minutes in Gen.Choose(0, 2 * 366 * 24 * 60)
        from offset in Gen.Choose(-48, 56)
        select (zone, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes).ToOffset(TimeSpan.FromMinutes(offset * 15)));

    [Fact]
    public void An_escalation_is_answered_on_the_programs_clock() => Prop.ForAll(Instants.ToArbitrary(), given =>
    {
        var result = Engine.Run("route_escalation", $$"""{"severity":"high","raisedAt":"{{Text(given.At)}}"}""", Policies[given.Zone]).Result;
        var by = result.GetProperty("respondBy").GetDateTimeOffset();
        return by == given.At.AddHours(result.GetProperty("withinHours").GetInt32()) && by.Offset == Zone(given.Zone).GetUtcOffset(by);
    }).Check(Fixed);

    [Fact]
    public void A_registration_is_submitted_on_the_programs_day_and_approved_on_its_clock() => Prop.ForAll(Instants.ToArbitrary(), given =>
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(given.At, Zone(given.Zone)).DateTime);
        var result = Engine.Run("check_deal_registration",
            $$"""{"company":"Acme","country":"US","partner":"P","tier":"Gold","certified":true,"submitted":"{{Text(given.At)}}","firstContact":"{{Calendar.Iso(day)}}"}""", Policies[given.Zone]).Result;
        var due = result.GetProperty("approvalDue").GetDateTimeOffset();
        return result.GetProperty("submittedOn").GetString() == Calendar.Iso(day) && result.GetProperty("daysToSubmit").GetInt32() == 0
            && due > given.At && due.Offset == Zone(given.Zone).GetUtcOffset(due) && result.GetProperty("decision").GetString() == "accept";
    }).Check(Fixed);

    /// <summary>An operation that takes no instant has no clock: its dates are the same in every zone.</summary>
    [Fact]
    public void Dates_given_as_dates_are_the_same_in_every_zone()
    {
        var timeless = Catalog.Operations.Where(operation => !Place.Of(operation).Any(place => place.Leaf == typeof(DateTimeOffset))).ToList();
        Assert.NotEmpty(timeless);
        Assert.All(timeless, operation => Assert.Single(Policies.Values.Select(policy => Engine.Run(operation.Name, operation.Example, policy).Result.GetRawText()).Distinct()));
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
