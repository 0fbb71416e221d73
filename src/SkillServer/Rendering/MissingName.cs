using Partnerships.Kernel;

namespace SkillServer.Rendering;

/// <summary>Words for a name that a template uses and the data does not have.</summary>
internal static class MissingName
{
    private const string Missing = "is not in the data";

    /// <summary>What is missing, and what was probably meant.</summary>
    public static string Explain(string path, object? context, TemplateData data, TemplateTag? tag, TemplateHelpers helpers) => NoHelper(path, tag, helpers) ?? NotThere(path, context, data);

    /// <summary>Whether a fault of a template is a value that the data lacks, and not a mistake in the template's own writing.</summary>
    public static bool Is(string message) => message.Contains(Missing, StringComparison.Ordinal);

    private static string? NoHelper(string path, TemplateTag? tag, TemplateHelpers helpers)
    {
        var names = helpers.Values.Keys.Concat(helpers.Markdown.Keys).Append("lookup").Order(StringComparer.Ordinal).ToList();
        return tag is null || tag.Name != path || !tag.Text.Contains(' ', StringComparison.Ordinal) || tag.Kind != '=' ? null
            : $"'{path}' is not a helper" + (Nearest.To(path, names) is { } near ? $"; did you mean '{near}'?" : $"; there are {string.Join(", ", names)}.");
    }

    private static string NotThere(string path, object? context, TemplateData data)
    {
        var names = path.TrimStart('.', '/').Split('.');
        if (names is ["@root", _, ..])
        {
            (names, context) = (names[1..], data.Root);
        }

        var known = Names(context).Concat(Names(data.Root)).ToList();
        var missing = names[0];
        for (var i = 0; i < names.Length && known.Contains(names[i]); i++)
        {
            var child = Child(context, names[i]) ?? Child(data.Root, names[i]);
            (context, known) = (child, [.. Names(child)]);
            missing = string.Join('.', names[..Math.Min(i + 2, names.Length)]);
        }

        var last = missing.Split('.')[^1];
        var near = Nearest.To(last, known);
        return $"'{missing}' {Missing}" + (near is null ? known.Count is > 0 and <= 30 ? $"; there are {string.Join(", ", known.Distinct().Order(StringComparer.Ordinal))}." : "." : $"; did you mean '{missing[..^last.Length]}{near}'?");
    }

    private static Dictionary<string, object?>.KeyCollection Names(object? value) => (value as Dictionary<string, object?> ?? []).Keys;

    private static object? Child(object? value, string name) => value is Dictionary<string, object?> map ? map.GetValueOrDefault(name) : null;
}
