using System.Collections.Concurrent;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
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
    public static string RenderPrompt(Prompt prompt, IReadOnlyDictionary<string, string> values)
    {
        try
        {
            return CompiledPrompts.GetOrAdd(prompt.Template, template => Prompts.Compile(template))(values);
        }
        catch (Exception broken) when (broken is HandlebarsException or HandlebarsUndefinedBindingException)
        {
            var name = Causes(broken).OfType<HandlebarsUndefinedBindingException>().LastOrDefault()?.Path;
            throw new ContentException(prompt.Place, name is null ? $"the template cannot be read: {Causes(broken).Last().Message}" : $"the template uses '{name}', which is no input variable; there are {string.Join(", ", values.Keys)}.");
        }
    }

    /// <summary>Finds what only shows when a prompt is filled.</summary>
    public static void CheckPrompt(Prompt prompt) => RenderPrompt(prompt, prompt.Arguments.ToDictionary(argument => argument.Name, _ => "", StringComparer.Ordinal));
}
