using System.Text.Json.Serialization.Metadata;
using Partnerships;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Rendering;

/// <summary>
/// The templates there are: a company's own folder first, so that its files replace ours of the same name. A broken file costs the documents
/// that are made with it: a template itself, a partial those that call it, a file of labels its culture.
/// </summary>
public sealed class TemplateLibrary
{
    private const string Ending = ".md.hbs";
    private readonly Dictionary<string, Culture> _cultures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContentException> _broken = new(StringComparer.Ordinal), _brokenCultures = new(StringComparer.Ordinal);
    private readonly Shelf<Template> _templates, _partials;

    /// <summary>Reads the folders, the one that overrides first. Of a <paramref name="workspace"/>, no file may lead out of it.</summary>
    public TemplateLibrary(IReadOnlyList<string> folders, string? workspace = null)
    {
        ReadCultures([.. folders.Select(folder => Path.Combine(folder, CultureFiles.Folder))], workspace);
        _templates = Read(folders, "", workspace);
        _partials = Read([.. folders.Select(folder => Path.Combine(folder, "partials"))], "partials/", workspace);
        var own = _templates.Concat(_partials).ToDictionary<Template, Template, List<(Location, string)>>(file => file, Own, ReferenceEqualityComparer.Instance);
        foreach (var template in _templates)
        {
            var faults = Reached(template).SelectMany(file => own[file]).ToList();
            if (faults.Count > 0)
            {
                _broken[template.Name] = new(faults);
            }
        }

        Templates = _templates.Where(template => !_broken.ContainsKey(template.Name)).ToDictionary(template => template.Name, StringComparer.Ordinal);
        Partials = _partials.Where(partial => Reached(partial).All(file => own[file].Count == 0)).ToDictionary(partial => partial.Name, StringComparer.Ordinal);
        Faults = [.. _brokenCultures.Values.SelectMany(broken => broken.Faults).Concat(_templates.Faults).Concat(_partials.Faults).Concat(own.Values.SelectMany(faults => faults)).Distinct()];
    }

    /// <summary>Documents that can be made, by name.</summary>
    public IReadOnlyDictionary<string, Template> Templates { get; }

    /// <summary>Parts that templates share and that are whole, by name.</summary>
    public IReadOnlyDictionary<string, Template> Partials { get; }

    /// <summary>Everything that is wrong with the files, also with those that no document uses.</summary>
    public IReadOnlyList<(Location Place, string Message)> Faults { get; }

    /// <summary>The library, for those who can do nothing with a part of it.</summary>
    public TemplateLibrary Whole() => Faults.Count == 0 ? this : throw new ContentException(Faults);

    /// <summary>The template of that name; null when there is none. A broken one is refused with what is wrong with it and the partials it calls.</summary>
    public Template? Find(string name) => _templates.Find(name) is { } template ? Checked(template) : null;

    /// <summary>The template of that name also when only its text is broken, so that it is known which documents it would make; null when its head is.</summary>
    internal Template? Planned(string name) => _templates.FirstOrDefault(template => template.Name == name);

    /// <summary>Whether there is a template of that name which cannot be used.</summary>
    internal bool IsBroken(string name) => _broken.ContainsKey(name) || (_templates.Has(name) && Planned(name) is null);

    /// <summary>Whether there is a culture of that name whose files cannot be used.</summary>
    internal bool IsBrokenCulture(string name) => _brokenCultures.ContainsKey(name);

    /// <summary>The template, unless it is broken.</summary>
    internal Template Checked(Template template) => template.Front is not null && _broken.TryGetValue(template.Name, out var broken) ? throw broken : template;

    /// <summary>A template and the partials it calls, also through each other, each once.</summary>
    internal IReadOnlyList<Template> Reached(Template template)
    {
        var reached = new List<Template> { template };
        for (var i = 0; i < reached.Count; i++)
        {
            reached.AddRange(Tags(reached[i]).Where(tag => tag.Kind == '>').Select(tag => _partials.FirstOrDefault(partial => partial.Name == tag.Name)).OfType<Template>().Distinct().Where(partial => !reached.Contains(partial)).ToList());
        }

        return reached;
    }

    /// <summary>Labels that a template asks for itself and that are not known.</summary>
    internal static IEnumerable<(Location Place, string Message)> Unlabelled(Template template, Func<string, bool> known, Culture culture) =>
        from tag in Tags(template)
        from label in tag.Labels
        where !known(label)
        select (tag.Place, $"there is no label '{label}'. {culture.Unknown(label)}");

    /// <summary>A culture by name: a company's own words over ours. An unknown one is refused with those there are, a broken one with what is wrong.</summary>
    public Culture Culture(string name) => _cultures.TryGetValue(name, out var culture) ? culture
        : _brokenCultures.TryGetValue(name, out var broken) ? throw broken
        : throw new RefusalException(new Refusal("unknown_culture", "culture", name, "one of " + string.Join(", ", _cultures.Keys), Nearest.Or(name, _cultures.Keys, $"Add templates/labels/{name}.yaml, or use one of these.")));

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

    private static Shelf<Template> Read(IReadOnlyList<string> folders, string prefix, string? workspace) => new(
        folders.Where(Directory.Exists),
        folder => Directory.EnumerateFiles(folder, "*" + Ending).Select(path => (Path.GetFileName(path)[..^Ending.Length], path, $"templates/{prefix}{Path.GetFileName(path)}")),
        (text, file) => Parse(Path.GetFileName(file)[..^Ending.Length], file, text, prefix.Length > 0),
        workspace);

    private void ReadCultures(IReadOnlyList<string> folders, string? workspace)
    {
        foreach (var name in CultureFiles.Names(folders))
        {
            try
            {
                _cultures[name] = CultureFiles.Load(name, folders, workspace);
            }
            catch (ContentException broken)
            {
                _brokenCultures[name] = broken;
            }
        }
    }

    /// <summary>What is wrong with one file, not with those it calls. What only a broken file of labels may hold is not missed.</summary>
    private List<(Location Place, string Message)> Own(Template template)
    {
        try
        {
            return
            [
                .. template.Tags.Where(tag => tag.Kind == '>' && _partials.Find(tag.Name) is null).Select(tag => (tag.Place, $"there is no partial '{tag.Name}'."
                    + (Nearest.To(tag.Name, _partials.Select(partial => partial.Name)) is { } near ? $" Did you mean '{near}'?" : $" There are {string.Join(", ", _partials.Select(partial => partial.Name))}."))),
                .. _brokenCultures.Count > 0 ? [] : Unlabelled(template, label => _cultures.Values.Any(culture => culture.Labels.ContainsKey(label)), _cultures[Rendering.Culture.Default]),
            ];
        }
        catch (ContentException broken)
        {
            return [.. broken.Faults];
        }
    }

    private static IReadOnlyList<TemplateTag> Tags(Template template)
    {
        try
        {
            return template.Tags;
        }
        catch (ContentException)
        {
            return []; // told where its faults are
        }
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
                throw new ContentException(document.Locate("csv"), $"'{heading}' is not a heading of the template. Name the heading above the table that its CSV file holds.{Nearest.Hint(heading, headings)}");
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
            throw document.Located(refused);
        }

        IEnumerable<(Location, string)> Unknown(string list, IReadOnlyList<string> given, string what, IReadOnlyList<string> known, string otherwise) =>
            from item in given.Index()
            where !known.Contains(item.Item)
            select (document.Locate($"{list}[{item.Index}]"), $"'{item.Item}' is not {what}. " + Nearest.Or(item.Item, known, $"{otherwise}."));
    }
}
