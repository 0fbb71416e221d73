using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using HandlebarsDotNet.IO;
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

    /// <summary>Checks every template and partial of the library; faults are reported together.</summary>
    public TemplateEngine(TemplateLibrary library, Currency currency, Culture culture)
    {
        (_library, Culture, _helpers) = (library, culture, new(currency, culture));
        var faults = new List<(Location, string)>();
        foreach (var template in library.Templates.Values.Concat(library.Partials.Values))
        {
            try
            {
                Check(TemplateTags.Read(template.Body, template.File, template.FirstLine));
            }
            catch (ContentException broken)
            {
                faults.AddRange(broken.Faults);
            }
        }

        if (faults.Count > 0)
        {
            throw new ContentException(faults);
        }

        _handlebars = Create(null);
        foreach (var partial in library.Partials.Values)
        {
            _handlebars.RegisterTemplate(partial.Name, partial.Body);
        }
    }

    /// <summary>The template as Markdown. A name that the data lacks is refused with its place and the nearest name there is.</summary>
    public string Render(Template template, TemplateData data)
    {
        using var writer = new BoundedWriter(MaxOutput);
        try
        {
            var compiled = _compiled.GetOrAdd(template.Name, _ => new(() => _handlebars.Compile(new StringReader(template.Body))));
            compiled.Value(writer, data.Root);
            return template.Front?.Csv is { } heading ? writer + DocumentText.CsvMark(heading) : writer.ToString();
        }
        catch (Exception failure) when (failure is HandlebarsException or HandlebarsUndefinedBindingException or TemplateLimitException or RefusalException)
        {
            throw Located(template, data, failure);
        }
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
            var own = TemplateTags.Read(source.Body, source.File, source.FirstLine);
            var text = TemplateTags.Marked(source.Body, own, tags.Count);
            tags.AddRange(own);
            return text;
        }

        foreach (var partial in _library.Partials.Values)
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

    private void Check(IReadOnlyList<TemplateTag> tags)
    {
        foreach (var (tag, label) in tags.SelectMany(tag => tag.Labels.Select(label => (tag, label))).Where(used => !Culture.Labels.ContainsKey(used.label)))
        {
            throw new ContentException(tag.Place, $"there is no label '{label}'. {Culture.Unknown(label)}");
        }

        foreach (var tag in tags.Where(tag => tag.Kind == '>' && !_library.Partials.ContainsKey(tag.Name)))
        {
            throw new ContentException(tag.Place, $"there is no partial '{tag.Name}'."
                + (Nearest.To(tag.Name, _library.Partials.Keys) is { } near ? $" Did you mean '{near}'?" : $" There are {string.Join(", ", _library.Partials.Keys)}."));
        }
    }

    private static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            yield return failure;
        }
    }

    /// <summary>A gap is written as its mark, not as the collection it also is.</summary>
    private sealed class GapFormat : IFormatterProvider, IFormatter
    {
        public bool TryCreateFormatter(Type type, [NotNullWhen(true)] out IFormatter? formatter) => (formatter = type == typeof(Gap) ? this : null) is not null;

        public void Format<T>(T value, in EncodedTextWriter writer) => writer.Write(value?.ToString());
    }

    /// <summary>Data becomes Markdown text; what is still to be filled in stands out.</summary>
    private sealed class Encoder(string gap) : ITextEncoder
    {
        public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

        public void Encode(string? text, TextWriter target) => target.Write(text?.StartsWith(gap, StringComparison.Ordinal) == true ? $"**{MarkdownText.Escape(text)}**" : MarkdownText.Escape(text ?? ""));

        public void Encode<T>(T? text, TextWriter target) where T : IEnumerator<char>
        {
            var read = new StringBuilder();
            while (text?.MoveNext() == true)
            {
                read.Append(text.Current);
            }

            Encode(read.ToString(), target);
        }
    }
}
