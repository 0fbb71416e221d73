using System.Text.Json.Serialization.Metadata;
using Partnerships;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Rendering;

/// <summary>The templates there are: a company's own folder first, so that its files replace ours of the same name.</summary>
public sealed class TemplateLibrary
{
    private const string Ending = ".md.hbs";
    private readonly Dictionary<string, Lazy<Culture>> _cultures;

    /// <summary>Reads the folders, the one that overrides first. Every fault of every file is reported together.</summary>
    public TemplateLibrary(IReadOnlyList<string> folders)
    {
        var faults = new List<(Location, string)>();
        IReadOnlyList<string> labels = [.. folders.Select(folder => Path.Combine(folder, CultureFiles.Folder))];
        _cultures = CultureFiles.Names(labels).ToDictionary(name => name, name => new Lazy<Culture>(() => CultureFiles.Load(name, labels)), StringComparer.Ordinal);
        Templates = Load(folders, "", faults);
        Partials = Load([.. folders.Select(folder => Path.Combine(folder, "partials"))], "partials/", faults);
        if (faults.Count > 0)
        {
            throw new ContentException(faults);
        }
    }

    /// <summary>Documents by name.</summary>
    public IReadOnlyDictionary<string, Template> Templates { get; }

    /// <summary>Parts that templates share, by name.</summary>
    public IReadOnlyDictionary<string, Template> Partials { get; }

    /// <summary>A culture by name: a company's own words over ours. An unknown one is refused with those there are.</summary>
    public Culture Culture(string name) => _cultures.TryGetValue(name, out var culture) ? culture.Value
        : throw new RefusalException(new Refusal("unknown_culture", "culture", name, "one of " + string.Join(", ", _cultures.Keys), Nearest.To(name, _cultures.Keys) is { } near ? $"Did you mean '{near}'?" : $"Add templates/labels/{name}.yaml, or use one of these."));

    /// <summary>Reads every culture and checks every template; faults are reported together.</summary>
    public void Load()
    {
        foreach (var culture in _cultures.Values)
        {
            _ = culture.Value;
        }

        _ = new TemplateEngine(this, Currency.Of("USD"), Rendering.Culture.English);
    }

    /// <summary>Reads one template from its text.</summary>
    public static Template Parse(string name, string file, string text, bool partial)
    {
        var source = text.ReplaceLineEndings("\n");
        if (partial)
        {
            return new(name, file, null, source, 1);
        }

        var read = FrontMatter.Read(source, file);
        return read.BodyLine > 1 ? new(name, file, Front(read.Head, read.Body), read.Body, read.BodyLine) { Source = source }
            : throw new ContentException(new(file, 1, 1), "front matter is missing. Start with --- , title, area, audience, per and formats, and close it with ---.");
    }

    private static SortedDictionary<string, Template> Load(IReadOnlyList<string> folders, string prefix, List<(Location, string)> faults)
    {
        var found = new SortedDictionary<string, Template>(StringComparer.Ordinal);
        foreach (var path in folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal)))
        {
            var name = Path.GetFileName(path)[..^Ending.Length];
            try
            {
                if (!found.ContainsKey(name))
                {
                    found[name] = Parse(name, $"templates/{prefix}{Path.GetFileName(path)}", File.ReadAllText(path), prefix.Length > 0);
                }
            }
            catch (ContentException broken)
            {
                faults.AddRange(broken.Faults);
            }
        }

        return found;
    }

    private static TemplateFront Front(YamlDocument document, string body)
    {
        try
        {
            var currency = Currency.Of("USD");
            var type = (JsonTypeInfo<TemplateFront>)EngineJson.Options(currency, TemplateContracts.Default).GetTypeInfo(typeof(TemplateFront));
            var front = Contract.Read(JsonText.Element(document.Root), type, currency);
            var headings = body.Split('\n').Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim()).ToList();
            if (front.Csv is { } heading && !headings.Contains(heading))
            {
                throw new ContentException(document.Locate("csv"), $"'{heading}' is not a heading of the template. Name the heading above the table that its CSV file holds.{(Nearest.To(heading, headings) is { } close ? $" Did you mean '{close}'?" : "")}");
            }

            List<(Location, string)> faults =
            [
                .. Unknown("feeds", front.Feeds, "an operation", [.. Catalog.Operations.Select(operation => operation.Name)], "Call list_operations"),
                .. Unknown("formats", front.Formats, "a format", [.. DocumentRenderer.All.Select(renderer => renderer.Format)], "Use " + string.Join(", ", DocumentRenderer.All.Select(renderer => renderer.Format))),
            ];
            return faults.Count == 0 ? front : throw new ContentException(faults);
        }
        catch (RefusalException refused)
        {
            throw new ContentException([.. refused.Refusals.Select(r => (document.Locate(r.Path), r.Message))]);
        }

        IEnumerable<(Location, string)> Unknown(string list, IReadOnlyList<string> given, string what, IReadOnlyList<string> known, string otherwise) =>
            from item in given.Index()
            where !known.Contains(item.Item)
            select (document.Locate($"{list}[{item.Index}]"), $"'{item.Item}' is not {what}. " + (Nearest.To(item.Item, known) is { } near ? $"Did you mean '{near}'?" : $"{otherwise}."));
    }
}
