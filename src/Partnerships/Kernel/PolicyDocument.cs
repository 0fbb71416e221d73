using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Partnerships.Kernel;

/// <summary>
/// A policy's figures: a set of named sections. An operation declares which sections it reads by the properties of its
/// policy record, so that two operations can share a section (the tiers) and a change elsewhere cannot reach either.
/// </summary>
public sealed class PolicyDocument
{
    private readonly JsonObject _sections;
    private readonly ConcurrentDictionary<Type, object> _views = new();
    private readonly ConcurrentDictionary<string, PolicyIdentity> _used = new(StringComparer.Ordinal);

    /// <summary>Takes whole sections; <c>program</c> is read at once since every answer needs its currency.</summary>
    public PolicyDocument(string name, string version, JsonObject sections)
    {
        _sections = sections;
        var json = JsonSerializer.SerializeToElement(sections, KernelJsonNodes.Default.JsonObject);
        Identity = new(name, version, Canonical.Hash(json));
        Currency = Currency.Of("USD");
        Program = json.TryGetProperty("program", out var program)
            ? Prefixed("program", () => Contract.Read(program, (JsonTypeInfo<ProgramSettings>)EngineJson.Options(Currency, KernelContracts.Default).GetTypeInfo(typeof(ProgramSettings)), Currency))
            : throw new RefusalException(new Refusal("missing_section", "program", null, "a section with currency, timeZone, fiscalYearEnd and holidays", "Add it, or extend a policy that has it."));
        Currency = Currency.Of(Program.Currency, "program.currency");
        Calendar = new(Program.Holidays);
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(Program.TimeZone, out var zone) ? zone
            : throw new RefusalException(new Refusal("not_a_time_zone", "program.timeZone", Program.TimeZone, "an IANA time zone name", "Write for example America/New_York or Europe/Berlin."));
    }

    /// <summary>Name, version and hash of the figures.</summary>
    public PolicyIdentity Identity { get; }

    /// <summary>The same name and version with the hash of only these sections and the program's settings: a change elsewhere in the policy leaves it as it is.</summary>
    public PolicyIdentity Used(IReadOnlyList<string> sections) => _used.GetOrAdd(string.Join(' ', sections), _ =>
    {
        var used = new JsonObject();
        foreach (var name in sections.Prepend("program").Where(_sections.ContainsKey))
        {
            used[name] = _sections[name]!.DeepClone();
        }

        return Identity with { Hash = Canonical.Hash(JsonSerializer.SerializeToElement(used, KernelJsonNodes.Default.JsonObject)) };
    });

    /// <summary>How documents write this policy's figures. No calculation reads it, and it is no part of the hash.</summary>
    public string Culture { get; init; } = "en-US";

    /// <summary>The program's currency.</summary>
    public Currency Currency { get; }

    /// <summary>The program's working days.</summary>
    public Calendar Calendar { get; }

    /// <summary>The zone that decides on which day something happened.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The shared settings.</summary>
    public ProgramSettings Program { get; }

    /// <summary>The sections, for those who show the policy.</summary>
    public IEnumerable<string> Sections => _sections.Select(section => section.Key);

    /// <summary>A section as the policy has it, for those who show it; null when there is none.</summary>
    public JsonNode? Section(string name) => _sections[name]?.DeepClone();

    /// <summary>The same policy with figures changed. Its version says so, and its hash is its own.</summary>
    public PolicyDocument Changed(Action<JsonObject> change)
    {
        var sections = (JsonObject)_sections.DeepClone();
        change(sections);
        return new(Identity.Name, Identity.Version + "+what-if", sections) { Culture = Culture };
    }

    /// <summary>The sections an operation's policy record names, read strictly, once.</summary>
    public T View<T>(JsonTypeInfo<T> type) where T : class => (T)_views.GetOrAdd(typeof(T), _ =>
    {
        var view = new JsonObject();
        foreach (var name in type.Properties.Select(property => property.Name).Where(_sections.ContainsKey))
        {
            view[name] = _sections[name]!.DeepClone();
        }

        return Contract.Read(JsonSerializer.SerializeToElement(view, KernelJsonNodes.Default.JsonObject), type, Currency);
    });

    private static T Prefixed<T>(string prefix, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RefusalException refused)
        {
            throw new RefusalException([.. refused.Refusals.Select(r => r with { Path = $"{prefix}.{r.Path}" })]);
        }
    }
}
