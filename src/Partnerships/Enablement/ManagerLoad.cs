using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Enablement;

/// <summary>How a manager's load compares with the capacity table.</summary>
[JsonConverter(typeof(SnakeCase<LoadState>))]
public enum LoadState
{
    /// <summary>Below the range.</summary>
    Room,

    /// <summary>Inside it.</summary>
    Full,

    /// <summary>Above it.</summary>
    Over,
}

/// <summary>What one partner manager carries once all have started.</summary>
public sealed record ManagerLoad(
    string Manager,
    int Carries,
    int Starting,
    int Load,
    [property: Description("Absent when the segment has no capacity.")] LoadState? State,
    [property: Description("The first start date above capacity.")] DateOnly? OverFrom);

/// <summary>The capacity check. A partner stays with its manager after the plan, so loads add up.</summary>
internal sealed record CapacityCheck(ManagerCapacity? Capacity, PartnerSegment Segment, Trace Trace)
{
    private const string Rule = "relationships-partner-management#partner-manager-capacity";
    private const string Owners = "channel-onboarding-enablement#partner-onboarding-program";
    private const int MostSteps = 25, Named = 5;

    private string Words => Word(Segment);

    private string Range => Capacity is not { } row ? "no row" : row.To is { } most ? $"{row.From} to {most}" : $"{row.From} or more";

    /// <summary>The segment in words.</summary>
    public static string Word(PartnerSegment segment) => segment switch
    {
        PartnerSegment.AtRisk => "at-risk",
        PartnerSegment.LongTail => "long-tail",
        _ => segment.ToString().ToLowerInvariant(),
    };

    public IReadOnlyList<ManagerLoad> Of(ScheduleOnboarding.Input input)
    {
        if (Capacity is null)
        {
            Trace.Lacks($"capacity for {Words} partners: the policy has none, so no load is judged.");
        }

        var starts = input.Partners.Where(partner => partner.Manager is not null).ToLookup(partner => partner.Manager!, partner => partner.Start, StringComparer.OrdinalIgnoreCase);
        var carried = (input.Managers ?? []).ToDictionary(row => row.Manager, row => row.Carries, StringComparer.OrdinalIgnoreCase);
        List<ManagerLoad> loads = [.. carried.Keys.Concat(starts.Select(group => group.Key)).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => Judge(name, carried.GetValueOrDefault(name), [.. starts[name].Order()]))];
        if (loads.Count <= MostSteps)
        {
            loads.ForEach(load => Trace.Record($"Partners of {load.Manager}", $"{load.Carries} + {load.Starting} starting; {Words} capacity {Range}", $"{load.Load}{(load.State is { } state ? $", {state.ToString().ToLowerInvariant()}" : "")}", Rule));
        }

        Warn(loads, starts.Count > 0 && carried.Count == 0);
        Unowned([.. input.Partners.Where(partner => partner.Manager is null).Select(partner => partner.Partner)]);
        return loads;
    }

    private ManagerLoad Judge(string name, int carries, List<DateOnly> starts)
    {
        var load = carries + starts.Count;
        if (Capacity is not { } row)
        {
            return new(name, carries, starts.Count, load, null, null);
        }

        var over = row.To is { } most && load > most;
        var state = over ? LoadState.Over : load < row.From ? LoadState.Room : LoadState.Full;
        // The partner that starts when the range is full is the first above it.
        return new(name, carries, starts.Count, load, state, over && starts.Count > 0 ? starts[Math.Max(0, row.To!.Value - carries)] : null);
    }

    private void Warn(List<ManagerLoad> loads, bool nothingCarried)
    {
        if (nothingCarried)
        {
            Trace.Assume("Partner managers carry nobody yet, beyond what is given in managers.");
        }

        List<ManagerLoad> over = [.. loads.Where(load => load.State == LoadState.Over)];
        if (over.Count == 0)
        {
            return;
        }

        var room = loads.Where(load => load.Load < Capacity!.To).Select(load => $"{load.Manager} can take {Capacity!.To - load.Load} more").Take(Named).ToList();
        var who = over.Take(Named).Select(load => $"{load.Manager} would carry {load.Load}{(load.OverFrom is { } day ? $", too many from {Calendar.Iso(day)}" : "")}").ToList();
        Trace.Warn("manager_over_capacity", $"A partner manager carries at most {Capacity!.To} {Words} partners; {string.Join("; ", who)}{(over.Count > Named ? $"; and {over.Count - Named} more" : "")}."
            + (room.Count == 0 ? " Nobody named has room: start in smaller groups or add a manager." : $" {string.Join("; ", room)}."), Rule);
    }

    private void Unowned(List<string> partners)
    {
        if (partners.Count == 0)
        {
            return;
        }

        var names = string.Join(", ", partners.Take(Named)) + (partners.Count > Named ? $" and {Decimals.Text(partners.Count - Named)} more" : "");
        var need = "";
        if (Capacity is { } row)
        {
            var each = row.To ?? row.From;
            var managers = Trace.Record("Partner managers for the partners without one", $"{partners.Count} ÷ {each}, rounded up", (partners.Count + each - 1) / each, Rule);
            need = managers == 1 ? " One manager is enough." : $" It takes {managers} managers to carry them.";
        }

        Trace.Warn("no_manager", $"{names} {(partners.Count == 1 ? "has" : "have")} no partner manager; every item needs an owner on each side.{need}", Owners);
    }
}
