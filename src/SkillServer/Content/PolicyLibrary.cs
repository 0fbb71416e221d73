using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships;
using Partnerships.Kernel;

namespace SkillServer.Content;

/// <summary>The policies there are: one YAML file each, which may extend another. Of a workspace's, none may lead out of it.</summary>
public sealed class PolicyLibrary(IReadOnlyList<string> folders, string? workspace = null)
{
    /// <summary>The policy used when nobody names one.</summary>
    public const string Default = "standard";

    private const int MaxExtends = 8;
    private static readonly string[] Heading = ["name", "version", "effective", "extends", "culture"];
    private readonly ConcurrentDictionary<string, PolicyDocument> _loaded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PolicyVersions> _versions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, List<string>>> _files = new(() => Files(folders));

    /// <summary>The folders its files are in, those that override first.</summary>
    public IReadOnlyList<string> Folders => folders;

    /// <summary>Names of the policies, sorted; several dated versions of one policy are one name.</summary>
    public IReadOnlyList<string> Names => [.. _files.Value.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A company's own policies before the shipped ones.</summary>
    public PolicyLibrary With(string folder) => new([folder, .. folders], workspace);

    /// <summary>The policy a reference names: <c>acme</c> when it has one version, <c>acme@2026-03-15</c> for the one in force that day, <c>acme@1.1.0</c> for that version.</summary>
    public PolicyDocument Get(string reference) => Load(Versions(reference, out var choice).Choose(choice, reference));

    /// <summary>The policy of that reference in force on a day, unless the reference itself chooses.</summary>
    public PolicyDocument On(string reference, DateOnly day, string field) =>
        Versions(reference, out var choice) is var versions && choice is null ? Load(versions.InForce([(field, day)], reference)) : Get(reference);

    /// <summary>The policy for a call: when the reference does not choose a version, the marked dates of the input do, in the program's time zone.</summary>
    public PolicyDocument For(string reference, Operation operation, JsonElement input)
    {
        var versions = Versions(reference, out var choice);
        if (choice is not null)
        {
            return Get(reference);
        }

        var newest = Load(versions.Newest);
        var dates = PolicyDates.Of(input, operation.Contract(operation.InputType, newest.Currency), newest.Zone).ToList();
        return dates.Count == 0 ? Get(reference) : Load(versions.InForce(dates, reference));
    }

    /// <summary>The files of a policy as written, oldest version first.</summary>
    public string Text(string reference) => string.Join("---\n", Versions(reference, out var choice) is var versions && choice is null
        ? versions.All.Select(version => Read(version.File))
        : [Read(versions.Choose(choice, reference).File)]);

    /// <summary>A file is read once: what is served must not change under those who read it.</summary>
    private string Read(string file) => _texts.GetOrAdd(file, path => ContentText.Read(path, Path.GetFileName(path), workspace));

    private static Dictionary<string, List<string>> Files(IReadOnlyList<string> folders) => folders.Where(Directory.Exists)
        .Select(folder => Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).GroupBy(PolicyVersions.NameOf).ToDictionary(group => group.Key, group => group.ToList()))
        .SelectMany(folder => folder).DistinctBy(policy => policy.Key).ToDictionary();

    /// <summary>Every version of every policy, read and checked; each one's faults on their own.</summary>
    public IEnumerable<Action> Loads() => Names.Select(name => (Action)(() => All(name)));

    /// <summary>Every version of a policy with its file, oldest first, also those that no date of today chooses.</summary>
    public IReadOnlyList<(string File, PolicyDocument Policy)> All(string name) => [.. Versions(name, out _).All.Select(version => (version.File, Load(version)))];

    private PolicyVersions Versions(string reference, out string? choice)
    {
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? reference : reference[..at];
        choice = at < 0 ? null : reference[(at + 1)..];
        return _versions.GetOrAdd(name, n => PolicyVersions.Read(n, _files.Value.TryGetValue(n, out var files) ? [.. files.Select(file => (file, Read(file)))]
            : throw new RefusalException(new Refusal("unknown_policy", "policy", n, "one of " + string.Join(", ", Names), Nearest.Or(n, Names, "Use one of these.")))));
    }

    private PolicyDocument Load(PolicyVersion version) => _loaded.GetOrAdd(version.File, Load);

    /// <summary>Reads a policy file that stands outside the library, such as a company's own.</summary>
    public PolicyDocument Load(string file)
    {
        var chain = new List<YamlDocument>();
        var merged = Merge(file, chain);
        var document = chain[0];
        var header = PolicyVersions.Header(document);
        var culture = Culture(merged, chain, Path.GetDirectoryName(Path.GetFullPath(file))!);
        foreach (var key in Heading)
        {
            merged.Remove(key);
        }

        try
        {
            var policy = new PolicyDocument(header.Name, header.Version, merged) { Culture = culture };
            Validate(policy, chain);
            return policy;
        }
        catch (RefusalException refused)
        {
            throw Located(refused, chain);
        }
    }

    /// <summary>The culture that documents write figures in. Labels stand beside policies: in the workspace's templates and in ours.</summary>
    private string Culture(JsonObject merged, List<YamlDocument> chain, string own)
    {
        if (!merged.ContainsKey("culture"))
        {
            return Rendering.Culture.Default;
        }

        var names = Rendering.CultureFiles.Names([.. folders.Select(folder => Path.Combine(folder, "..")).Append(own).Select(root => Path.Combine(root, "templates", Rendering.CultureFiles.Folder))]);
        return merged["culture"] is JsonValue value && value.TryGetValue<string>(out var name) && names.Contains(name) ? name
            : throw new ContentException(Place("culture", chain), $"'{merged["culture"]}' is not a culture; there are {string.Join(", ", names)}. Use one of these, or add its templates/labels/ file to the workspace."
                + Nearest.Hint($"{merged["culture"]}", names));
    }

    private static void Validate(PolicyDocument policy, List<YamlDocument> chain)
    {
        var known = Catalog.Operations.SelectMany(operation => operation.Sections).Append("program").Distinct().ToList();
        foreach (var section in policy.Sections.Where(section => !known.Contains(section)))
        {
            throw new ContentException(Place(section, chain), $"no operation reads a section '{section}'; there are {string.Join(", ", known.Order(StringComparer.Ordinal))}."
                + Nearest.Hint(section, known));
        }

        var faults = new List<Refusal>();
        foreach (var operation in Catalog.Operations)
        {
            try
            {
                operation.Validate(policy);
            }
            catch (RefusalException refused)
            {
                faults.AddRange(refused.Refusals);
            }
        }

        if (faults.Count > 0)
        {
            throw new RefusalException([.. faults.Distinct()]);
        }
    }

    /// <summary>The extended policy's sections under this one's: mappings merge key by key, anything else replaces.</summary>
    private JsonObject Merge(string file, List<YamlDocument> chain)
    {
        var document = YamlReader.Read(Read(file), Path.GetFileName(file));
        chain.Add(document);
        if (document.Root["extends"] is not { } extends)
        {
            return (JsonObject)document.Root.DeepClone();
        }

        var place = document.Locate("extends");
        var parent = extends.GetValueKind() == JsonValueKind.String && Names.Contains(((string)extends!).Split('@')[0])
            ? (string)extends!
            : throw new ContentException(place, $"'{extends}' is not a policy; there are {string.Join(", ", Names)}.");
        if (chain.Count > MaxExtends)
        {
            throw new ContentException(place, $"policies extend each other more than {MaxExtends} deep, perhaps in a circle.");
        }

        var merged = Merge(Versions(parent, out var choice).Choose(choice, parent).File, chain);
        JsonText.Overlay(merged, document.Root);
        return merged;
    }

    private static ContentException Located(RefusalException refused, List<YamlDocument> chain) =>
        new([.. refused.Refusals.Select(refusal => (Place(refusal.Path, chain), refusal.Message))]);

    /// <summary>The value's own place in the first file of the chain that has it. Lists replace whole, so what is inside one belongs to the file that wrote the list.</summary>
    private static Location Place(string path, List<YamlDocument> chain)
    {
        var list = path.IndexOf('[', StringComparison.Ordinal);
        return (Having(list < 0 ? path : path[..list]) ?? Having(path.Split('.', '[')[0]) ?? chain[0]).Locate(path);

        YamlDocument? Having(string at) => chain.FirstOrDefault(document => document.Places.ContainsKey(at));
    }
}
