using System.Globalization;
using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Rendering;

/// <summary>The few functions a template may use. Figures are written the same way in every document.</summary>
internal sealed class TemplateHelpers
{
    private readonly Culture _culture;

    public TemplateHelpers(Currency currency, Culture culture)
    {
        _culture = culture;
        Values = new Dictionary<string, Func<object?[], object?>>(StringComparer.Ordinal)
        {
            ["money"] = arguments => Shown(arguments, "money", amount => culture.Money(amount, currency)),
            ["percent"] = arguments => arguments[0] is string { Length: > 1 } text && text[^1] == '%' ? culture.Prose(text) : Shown(arguments, "percent", value => culture.Percent(value)),
            ["number"] = arguments => Shown(arguments, "number", culture.Number),
            ["date"] = arguments => Date(arguments[0]),
            ["label"] = arguments => culture.Label(arguments[0]?.ToString() ?? "", arguments.Skip(1).Select(value => value?.ToString())),
            ["eq"] = arguments => Number(arguments[0]) is { } left && Number(arguments[1]) is { } right ? left == right : Equals(arguments[0]?.ToString(), arguments[1]?.ToString()),
            ["count"] = arguments => arguments[0] is Gap ? arguments[0] : arguments[0] is TemplateData.Items items ? items.Count : throw Wrong("count", "a list", arguments[0]),
            ["plural"] = arguments => Shown(arguments, "plural", value => $"{culture.Number(value)} {(value == 1m ? arguments[1] : arguments[2])}"),
            ["row"] = arguments => Shown(arguments, "row", index => culture.Number(index + 1m)),
            ["plus"] = arguments => Shown(arguments, "plus", value => (value > 0m ? "+" : value < 0m ? "−" : "") + culture.Number(Math.Abs(value))),
            ["words"] = arguments => arguments[0] is { } name ? PlainWords.Of(name.ToString()!) : null,
            ["sentence"] = arguments => Sentence(arguments[0]?.ToString() ?? ""),
            // Present and not empty of meaning: zero counts as there.
            ["has"] = arguments => arguments[0] is Dictionary<string, object?> map && map.GetValueOrDefault(arguments[1]?.ToString() ?? "") is not (null or "" or TemplateData.Items { Count: 0 }),
            ["join"] = arguments => arguments[0] is Gap ? arguments[0] : arguments[0] is TemplateData.Items items ? string.Join(arguments[1]?.ToString(), items) : throw Wrong("join", "a list", arguments[0]),
        };
        Markdown = new Dictionary<string, Func<object?[], string>>(StringComparer.Ordinal)
        {
            // A footnote that leads to the operation's steps, rule and receipt.
            ["note"] = arguments => $"[^{Slug(arguments[0])}]",
            ["slug"] = arguments => Slug(arguments[0]),
            ["chart"] = arguments => $"```chart\n{JsonValue.Create(arguments[0]?.ToString())!.GetValue<string>().ReplaceLineEndings(" ")}\n```",
        };
    }

    /// <summary>Helpers whose value is data and is escaped as such.</summary>
    public IReadOnlyDictionary<string, Func<object?[], object?>> Values { get; }

    /// <summary>Helpers that write Markdown of their own.</summary>
    public IReadOnlyDictionary<string, Func<object?[], string>> Markdown { get; }

    /// <summary>A name as an anchor.</summary>
    public static string Slug(object? name) => string.Concat((name?.ToString() ?? "").Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')).Trim('-');

    /// <summary>The same as it stands at the start of a cell or a sentence: SI, Strategic alliance.</summary>
    private static string Sentence(string word)
    {
        var words = PlainWords.Of(word);
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private string? Shown(object?[] arguments, string helper, Func<decimal, string> show) => arguments[0] switch
    {
        null => _culture.Label("none"),
        Gap gap => gap.ToString(),
        decimal number => show(number),
        int number => show(number),
        var other => throw Wrong(helper, "a number", other),
    };

    /// <summary>A figure of the data or one written in the template; 0 and 0.00 are the same.</summary>
    private static decimal? Number(object? value) => value switch { decimal number => number, int number => number, _ => null };

    /// <summary>A day as documents write it, or the day of every year.</summary>
    public string Date(object? value) => value switch
    {
        null => _culture.Label("none"),
        Gap gap => gap.ToString(),
        string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => _culture.Date(date),
        string day when DateOnly.TryParseExact("2000-" + day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var yearly) => _culture.DayOfYear(yearly),
        var other => throw Wrong("date", "a date as yyyy-MM-dd or MM-dd", other),
    };

    private static RefusalException Wrong(string helper, string takes, object? given) =>
        new(new Refusal("wrong_type", helper, given is string text ? $"\"{text}\"" : given is null ? null : given is TemplateData.Items ? "a list" : given is decimal number ? Decimals.Text(number) : "an object", takes, "Give it the right field."));
}
