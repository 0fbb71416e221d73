using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Partnerships;
using Partnerships.Kernel;

namespace SkillServer.Content;

/// <summary>The policies there are: one YAML file each, which may extend another.</summary>
public sealed class PolicyLibrary(IReadOnlyList<string> folders)
{
    /// <summary>The policy used when nobody names one.</summary>
    public const string Default = "standard";

    private const int MaxExtends = 8;
    private static readonly string[] Heading = ["name", "version", "effective", "extends"];
    private readonly ConcurrentDictionary<string, PolicyDocument> _loaded = new(StringComparer.Ordinal);

    /// <summary>Names of the policies, sorted.</summary>
    public IReadOnlyList<string> Names =>
        [.. folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml")).Select(file => Path.GetFileNameWithoutExtension(file)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The policy of that name; an unknown one is refused with the names there are.</summary>
    public PolicyDocument Get(string name) => _loaded.GetOrAdd(name, n => Load(Source(n)));

    /// <summary>The file as written.</summary>
    public string Text(string name) => File.ReadAllText(Source(name));

    /// <summary>Reads a policy file that stands outside the library, such as a company's own.</summary>
    public PolicyDocument Load(string file)
    {
        var chain = new List<YamlDocument>();
        var merged = Merge(file, chain);
        var document = chain[0];
        var header = Header(document);
        foreach (var key in Heading)
        {
            merged.Remove(key);
        }

        try
        {
            var policy = new PolicyDocument(header.Name, header.Version, merged);
            Validate(policy, chain);
            return policy;
        }
        catch (RefusalException refused)
        {
            throw Located(refused, chain);
        }
    }

    private static void Validate(PolicyDocument policy, List<YamlDocument> chain)
    {
        var known = Catalog.Operations.SelectMany(operation => operation.Sections).Append("program").Distinct().ToList();
        foreach (var section in policy.Sections.Where(section => !known.Contains(section)))
        {
            throw new ContentException(Place(section, chain), $"no operation reads a section '{section}'; there are {string.Join(", ", known.Order(StringComparer.Ordinal))}."
                + (Nearest.To(section, known) is { } near ? $" Did you mean '{near}'?" : ""));
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
        var document = YamlReader.Read(File.ReadAllText(file), Path.GetFileName(file));
        chain.Add(document);
        if (document.Root["extends"] is not { } extends)
        {
            return (JsonObject)document.Root.DeepClone();
        }

        var place = document.Locate("extends");
        var parent = extends.GetValueKind() == System.Text.Json.JsonValueKind.String && Names.Contains((string)extends!)
            ? (string)extends!
            : throw new ContentException(place, $"'{extends}' is not a policy; there are {string.Join(", ", Names)}.");
        if (chain.Count > MaxExtends)
        {
            throw new ContentException(place, $"policies extend each other more than {MaxExtends} deep, perhaps in a circle.");
        }

        var merged = Merge(Source(parent), chain);
        Overlay(merged, document.Root);
        return merged;
    }

    private static void Overlay(JsonObject under, JsonObject over)
    {
        foreach (var (key, value) in over)
        {
            if (under[key] is JsonObject lower && value is JsonObject upper)
            {
                Overlay(lower, upper);
            }
            else
            {
                under[key] = value?.DeepClone();
            }
        }
    }

    private static (string Name, string Version) Header(YamlDocument document)
    {
        var name = Required("name");
        var version = Required("version");
        var effective = Required("effective");
        return DateOnly.TryParseExact(effective, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? (name, version)
            : throw new ContentException(document.Locate("effective"), $"'{effective}' is not a date. Write yyyy-MM-dd.");

        string Required(string key) => document.Root[key] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0
            ? text
            : throw new ContentException(document.Locate(key), $"'{key}' is missing or not a text. A policy starts with name, version (in quotes) and effective.");
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

    private string Source(string name) =>
        folders.Select(folder => Path.Combine(folder, name + ".yaml")).FirstOrDefault(file => Names.Contains(name) && File.Exists(file))
        ?? throw new RefusalException(new Refusal("unknown_policy", "policy", name, "one of " + string.Join(", ", Names), Nearest.To(name, Names) is { } near ? $"Did you mean '{near}'?" : "Use one of these."));
}
