using System.Collections.Concurrent;
using HandlebarsDotNet;
using SkillServer.Content;

namespace SkillServer.Rendering;

public sealed partial class TemplateEngine
{
    private static readonly IHandlebars Prompts = Handlebars.Create(new HandlebarsConfiguration
    {
        NoEscape = true, // a prompt is plain text; an ampersand stays one
        ThrowOnUnresolvedBindingExpression = true,
        FormatProvider = System.Globalization.CultureInfo.InvariantCulture,
    });

    private static readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> CompiledPrompts = new(StringComparer.Ordinal);

    /// <summary>A prompt's text; every argument has a value, empty when it was not given. Values are data: written as they are, never read as template text.</summary>
    public static string RenderPrompt(Prompt prompt, IReadOnlyDictionary<string, string> values) =>
        CompiledPrompts.GetOrAdd(prompt.Template, template => Prompts.Compile(template))(values);
}
