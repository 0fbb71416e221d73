using System.Collections.Concurrent;
using HandlebarsDotNet;
using SkillServer.Content;

namespace SkillServer.Rendering;

/// <summary>Fills a prompt's template. Values are data: written as they are, never read as template text.</summary>
public static class PromptTemplate
{
    private static readonly IHandlebars Engine = Handlebars.Create(new HandlebarsConfiguration
    {
        NoEscape = true, // a prompt is plain text; an ampersand stays one
        ThrowOnUnresolvedBindingExpression = true,
        FormatProvider = System.Globalization.CultureInfo.InvariantCulture,
    });

    private static readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> Compiled = new(StringComparer.Ordinal);

    /// <summary>The prompt's text; every argument has a value, empty when it was not given.</summary>
    public static string Render(Prompt prompt, IReadOnlyDictionary<string, string> values) =>
        Compiled.GetOrAdd(prompt.Template, template => Engine.Compile(template))(values);
}
