using System.Globalization;
using Partnerships.Kernel;
using Calendar = Partnerships.Kernel.Calendar;

namespace SkillServer.Content;

/// <summary>One file of a policy and the first day it is in force.</summary>
public sealed record PolicyVersion(string File, string Version, DateOnly Effective);

/// <summary>The dated versions of one policy, which stand side by side: <c>acme.yaml</c>, <c>acme.2027.yaml</c>. Each is in force from its own day until the next one's.</summary>
public sealed class PolicyVersions
{
    private readonly string _name;

    private PolicyVersions(string name, IReadOnlyList<PolicyVersion> all) => (_name, All) = (name, all);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PolicyVersion> All { get; }

    /// <summary>The one that came into force last.</summary>
    public PolicyVersion Newest => All[^1];

    /// <summary>The policy a file belongs to: what stands before the first point of its name.</summary>
    public static string NameOf(string file) => Path.GetFileName(file).Split('.')[0];

    /// <summary>Reads the headings of a policy's files. Two versions may share neither day nor version.</summary>
    public static PolicyVersions Read(string name, IReadOnlyList<(string File, string Text)> files)
    {
        var versions = new List<PolicyVersion>();
        foreach (var (file, text) in files)
        {
            var document = YamlReader.Read(text, Path.GetFileName(file));
            var header = Header(document);
            if (files.Count > 1 && header.Name != name)
            {
                throw new ContentException(document.Locate("name"), $"'{header.Name}' stands in a file of '{name}'. The versions of a policy share its name; the file is called after it, for example {header.Name}.{header.Version}.yaml.");
            }

            if (versions.Find(other => other.Effective == header.Effective || other.Version == header.Version) is { } twin)
            {
                var same = twin.Effective == header.Effective ? "effective" : "version";
                throw new ContentException(document.Locate(same), $"{Path.GetFileName(twin.File)} has the same {same}. Each version needs its own version and its own first day.");
            }

            versions.Add(new(file, header.Version, header.Effective));
        }

        return new(name, [.. versions.OrderBy(version => version.Effective)]);
    }

    /// <summary>Name, version and first day of a policy file.</summary>
    public static (string Name, string Version, DateOnly Effective) Header(YamlDocument document)
    {
        var name = Required("name");
        var version = Required("version");
        return DateOnly.TryParseExact(Required("effective"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var effective)
            ? (name, version, effective)
            : throw new ContentException(document.Locate("effective"), $"'{document.Root["effective"]}' is not a date. Write yyyy-MM-dd.");

        string Required(string key) => document.Text(key, "A policy starts with name, version (in quotes) and effective.");
    }

    /// <summary>The version a reference chooses by its number or by a day; without a choice, the only one there is.</summary>
    public PolicyVersion Choose(string? choice, string reference) =>
        choice is null
            ? All.Count == 1 ? All[0] : throw Refused("several_versions", reference, "The input has no date that would decide.")
        : All.FirstOrDefault(version => version.Version == choice) is { } named ? named
        : DateOnly.TryParseExact(choice, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? On(day) ?? throw NotInForce(reference, day)
        : throw Refused("unknown_version", reference, "There is no such version.");

    /// <summary>The version in force on all of the dates; when the policy changes between them, the call is to be split there.</summary>
    public PolicyVersion InForce(IReadOnlyList<(string Field, DateOnly Day)> dates, string reference)
    {
        var found = dates.Select(date => (date.Field, date.Day, Version: On(date.Day) ?? throw NotInForce(reference, date.Day, date.Field))).OrderBy(date => date.Day).ToList();
        var (first, last) = (found[0], found[^1]);
        return first.Version == last.Version ? first.Version : throw new RefusalException(new Refusal("policy_changes", last.Field,
            $"{first.Field} {Calendar.Iso(first.Day)} under {_name} {first.Version.Version} and {last.Field} {Calendar.Iso(last.Day)} under {last.Version.Version}",
            "dates under one version of the policy", $"Ask for the part before {Calendar.Iso(last.Version.Effective)} and the part from it on, or name a version: {_name}@{last.Version.Version}."));
    }

    private PolicyVersion? On(DateOnly day) => All.LastOrDefault(version => version.Effective <= day);

    private RefusalException NotInForce(string reference, DateOnly day, string path = "policy") =>
        new(new Refusal("not_in_force", path, $"{Calendar.Iso(day)} under {reference}", $"a day from {Calendar.Iso(All[0].Effective)} on, when {_name} {All[0].Version} came into force", "Use the policy that was in force then."));

    private RefusalException Refused(string code, string reference, string why) => new(new Refusal(code, "policy", reference,
        string.Join(" or ", All.Select(version => $"{_name}@{version.Version} (from {Calendar.Iso(version.Effective)})")) + $", or {_name}@ and a day", why));
}
