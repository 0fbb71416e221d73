using System.Collections.Concurrent;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Rendering;

/// <summary>
/// Fills templates with data: strict about names, safe about what data can do to Markdown, bounded in every direction.
/// The only class that knows the template library.
/// </summary>
public sealed partial class TemplateEngine
{
    private const int MaxOutput = 4 * 1024 * 1024;
    private readonly TemplateLibrary _library;
    private readonly TemplateHelpers _helpers;
    private readonly IHandlebars _handlebars;
    private readonly ConcurrentDictionary<string, Lazy<HandlebarsTemplate<TextWriter, object, object>>> _compiled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Location Place, string Message)> _unreadable = new(StringComparer.Ordinal);

    /// <summary>An engine for the library's documents in a culture.</summary>
    public TemplateEngine(TemplateLibrary library, Currency currency, Culture culture)
    {
        (_library, Culture, _helpers) = (library, culture, new(currency, culture));
        _handlebars = Create(null);
        foreach (var partial in library.Partials.Values)
        {
            try
            {
                _handlebars.RegisterTemplate(partial.Name, Read(partial));
            }
            catch (ContentException broken)
            {
                _unreadable[partial.Name] = broken.Faults[0];
            }
        }
    }

    /// <summary>What only shows in this culture and to this engine: labels that other cultures have, and partials it cannot read.</summary>
    public IReadOnlyList<(Location Place, string Message)> Faults => [.. _unreadable.Values.Concat(_library.Templates.Values.SelectMany(Unlabelled)).Distinct()];

    /// <summary>The template as Markdown. A name that the data lacks is refused with its place and the nearest name there is.</summary>
    public string Render(Template template, TemplateData data)
    {
        using var writer = new BoundedWriter(MaxOutput);
        try
        {
            var compiled = _compiled.GetOrAdd(template.Name, _ => new(() => Compile(template)));
            compiled.Value(writer, data.Root);
            return template.Front?.Csv is { } heading ? writer + DocumentText.CsvMark(heading) : writer.ToString();
        }
        catch (Exception failure) when (failure is HandlebarsException or HandlebarsUndefinedBindingException or TemplateLimitException or RefusalException)
        {
            throw Located(template, data, failure);
        }
    }

    private HandlebarsTemplate<TextWriter, object, object> Compile(Template template)
    {
        var faults = _library.Reached(_library.Checked(template)).Where(partial => partial.Front is null && _unreadable.ContainsKey(partial.Name)).Select(partial => _unreadable[partial.Name]).Concat(Unlabelled(template)).ToList();
        return faults.Count == 0 ? Read(template) : throw new ContentException(faults);
    }

    /// <summary>Whatever the template library says of a text it cannot read, and however, is a fault of that text.</summary>
    private HandlebarsTemplate<TextWriter, object, object> Read(Template file)
    {
        try
        {
            return _handlebars.Compile(new StringReader(file.Body));
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            var reason = Causes(unreadable).Last().Message.TrimEnd('.');
            throw new ContentException(Unread(file), $"this tag cannot be read ({reason}). Write {{{{name}}}}, {{{{helper value}}}} or a block such as {{{{#if name}}}}.");
        }
    }

    private IEnumerable<(Location Place, string Message)> Unlabelled(Template template) =>
        _library.Reached(template).SelectMany(file => TemplateLibrary.Unlabelled(file, Culture.Labels.ContainsKey, Culture));

    /// <summary>The first tag that the template library does not take even alone; the start of the text when it is none.</summary>
    private Location Unread(Template template)
    {
        foreach (var tag in template.Tags.Where(tag => tag.Kind is '=' or '#'))
        {
            try
            {
                _handlebars.Compile(template.Body[tag.Start..tag.End] + (tag.Kind == '#' ? $"{{{{/{tag.Name}}}}}" : ""));
            }
            catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
            {
                return tag.Place;
            }
        }

        return new(template.File, template.FirstLine, 1);
    }

    private IHandlebars Create(Action<int, object?>? mark)
    {
        var configuration = new HandlebarsConfiguration
        {
            ThrowOnUnresolvedBindingExpression = true,
            TextEncoder = new Encoder("[" + Culture.Label("to_fill_in")),
            FormatProvider = System.Globalization.CultureInfo.InvariantCulture,
            PartialRecursionDepthLimit = TemplateTags.MaxPartials,
            CompileTimeConfiguration = { Features = { new Interpreter() } },
        };
        configuration.FormatterProviders.Add(new GapFormat());
        var handlebars = Handlebars.Create(configuration);
        foreach (var (name, value) in _helpers.Values)
        {
            handlebars.RegisterHelper(name, (in HelperOptions _, in Context context, in Arguments arguments) =>
                arguments.Length == 0 && context.Value is IReadOnlyDictionary<string, object?> fields && fields.TryGetValue(name, out var field) ? field : value(Given(name, arguments)));
        }

        foreach (var (name, markdown) in _helpers.Markdown)
        {
            handlebars.RegisterHelper(name, (in EncodedTextWriter writer, in HelperOptions _, in Context _, in Arguments arguments) => writer.WriteSafeString(markdown(Given(name, arguments))));
        }

        if (mark is not null)
        {
            handlebars.RegisterHelper(TemplateTags.MarkHelper, (in EncodedTextWriter _, in HelperOptions _, in Context context, in Arguments arguments) => mark(arguments[0] is int index ? index : -1, context.Value));
        }

        return handlebars;
    }

    private static object?[] Given(string helper, Arguments arguments) => arguments.Length > 0 ? [.. arguments]
        : throw new TemplateLimitException($"'{helper}' is a helper and needs a value. Write {{{{this.{helper}}}}} for a field of that name.");

    /// <summary>Renders once more with a mark before every tag: the last mark passed is the place.</summary>
    private ContentException Located(Template template, TemplateData data, Exception failure)
    {
        var tags = new List<TemplateTag>();
        object? context = data.Root;
        var last = -1;
        var marked = Create((index, value) => (last, context) = (index, value));
        string Mark(Template source)
        {
            var text = TemplateTags.Marked(source.Body, source.Tags, tags.Count);
            tags.AddRange(source.Tags);
            return text;
        }

        foreach (var partial in _library.Reached(template).Skip(1))
        {
            marked.RegisterTemplate(partial.Name, Mark(partial));
        }

        try
        {
            using var writer = new BoundedWriter(MaxOutput);
            marked.Compile(new StringReader(Mark(template)))(writer, data.Root);
        }
        catch (Exception again) when (again is HandlebarsException or HandlebarsUndefinedBindingException or TemplateLimitException or RefusalException)
        {
            failure = again;
        }

        var path = Causes(failure).OfType<HandlebarsUndefinedBindingException>().LastOrDefault()?.Path;
        var tag = last < 0 ? null
            : path is null ? tags[last]
            : tags.Skip(last).FirstOrDefault(t => t.Text.Contains(path, StringComparison.Ordinal)) ?? tags[last];
        return new(tag?.Place ?? new(template.File, template.FirstLine, 1), path is null ? Reason(failure, tag) : MissingName.Explain(path, context, data, tag, _helpers));
    }

    private static string Reason(Exception failure, TemplateTag? tag)
    {
        var cause = Causes(failure).Last();
        return cause switch
        {
            TemplateLimitException => cause.Message,
            RefusalException => cause.Message,
            _ when cause.Message.Contains("recursion", StringComparison.OrdinalIgnoreCase) => $"partials call each other more than {TemplateTags.MaxPartials} deep; '{tag?.Name}' perhaps calls itself without end.",
            _ => cause.Message,
        };
    }

    /// <summary>How the documents write figures, and their recurring words.</summary>
    public Culture Culture { get; }

    private static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            yield return failure;
        }
    }
}
