using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Partnerships.Kernel;

namespace SkillServer.Rendering;

/// <summary>How documents write figures and days, and the words that recur in them. It is data: the program runs without the system's cultures, and calculates without any.</summary>
public sealed partial class Culture
{
    /// <summary>The culture of a policy that names none.</summary>
    public const string Default = "en-US";

    private readonly JsonObject _data;
    private readonly IReadOnlyList<string> _months;

    /// <summary>Takes the whole of a culture's file, checked.</summary>
    internal Culture(string name, JsonObject data)
    {
        (Name, _data) = (name, data);
        _months = [.. data["dates"]!["months"]!.AsArray().Select(month => (string)month!)];
        Labels = data["chrome"]!.AsObject().Concat(data["labels"]!.AsObject()).ToDictionary(label => label.Key, label => (string)label.Value!, StringComparer.Ordinal);
        (Decimal, Group, PercentForm, MoneyForm, CodeForm) = (Form("decimal"), Form("group"), Form("percent"), Form("money"), Form("code"));
        Signs = data["numbers"]!["signs"]!.AsObject().ToDictionary(sign => sign.Key, sign => (string)sign.Value!, StringComparer.Ordinal);
        WritesAsTheEngine = (Decimal, Group, PercentForm) == (".", ",", "{value}%");
        Forms = new(this);

        string Form(string key) => (string)data["numbers"]![key]!;
    }

    /// <summary>The culture that everything falls back to.</summary>
    public static Culture English { get; } = CultureFiles.English();

    /// <summary>Its name as documents carry it, such as <c>de-DE</c>.</summary>
    public string Name { get; }

    /// <summary>All words by name.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; }

    /// <summary>All of it as text, for those who ask whether it changed.</summary>
    internal string Source => _data.ToJsonString();

    internal string Decimal { get; }

    internal string Group { get; }

    internal string PercentForm { get; }

    internal string MoneyForm { get; }

    internal string CodeForm { get; }

    internal string DateForm => (string)_data["dates"]!["form"]!;

    internal IReadOnlyList<string> Months => _months;

    internal IReadOnlyDictionary<string, string> Signs { get; }

    /// <summary>Reads its figures back.</summary>
    internal FigureForms Forms { get; }

    /// <summary>Whether figures in the engine's sentences can stay as they are.</summary>
    internal bool WritesAsTheEngine { get; }

    /// <summary>What marks an amount of the currency: its sign, or its code.</summary>
    public string SignOf(Currency currency) => Signs.GetValueOrDefault(currency.Code) ?? currency.Code;

    /// <summary>A word, with what stands in its places.</summary>
    public string Label(string name, params IEnumerable<string?> values)
    {
        var text = Labels.TryGetValue(name, out var label) ? label
            : throw new RefusalException(new Refusal("unknown_label", "label", name, $"a name of templates/labels/{Name}.yaml", Unknown(name)));
        foreach (var (i, value) in values.Index())
        {
            text = text.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>What to say of a label that there is not.</summary>
    internal string Unknown(string name) => Nearest.Or(name, Labels.Keys, $"Add it under labels in templates/labels/{Name}.yaml.");

    /// <summary>A number with at most four digits after the point.</summary>
    public string Number(decimal value) => Swap(Decimals.Text(value));

    /// <summary>Percentage points, at most so many digits after the point.</summary>
    public string Percent(decimal points, int digits = 2) => PercentForm.Replace("{value}", Swap(points.ToString("#,##0." + new string('#', digits), CultureInfo.InvariantCulture)), StringComparison.Ordinal);

    /// <summary>An amount: whole as it is, else with the currency's digits, two at least.</summary>
    public string Money(decimal amount, Currency currency)
    {
        var text = Math.Abs(amount).ToString(amount == decimal.Truncate(amount) ? "#,##0" : "#,##0." + new string('0', Math.Max(currency.Digits, 2)), CultureInfo.InvariantCulture);
        var form = Signs.ContainsKey(currency.Code) ? MoneyForm : CodeForm;
        return (amount < 0m ? "−" : "") + form.Replace("{sign}", SignOf(currency), StringComparison.Ordinal).Replace("{value}", Swap(text), StringComparison.Ordinal);
    }

    /// <summary>A day with its month spelled out.</summary>
    public string Date(DateOnly day) => Spelled(DateForm, day);

    /// <summary>The same day of every year.</summary>
    public string DayOfYear(DateOnly day) => Spelled((string)_data["dates"]!["day_of_year"]!, day);

    private string Spelled(string form, DateOnly day) => form
        .Replace("{day}", day.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{month}", _months[day.Month - 1], StringComparison.Ordinal)
        .Replace("{year}", day.Year.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>A sentence of the engine with its figures written as here: <c>4,800.50</c> would be read as four point eight.</summary>
    public string Prose(string text) => WritesAsTheEngine ? text
        : Figures().Replace(text, figure => figure.Groups["percent"].Success
            ? PercentForm.Replace("{value}", Swap(figure.Groups["value"].Value), StringComparison.Ordinal)
            : Swap(figure.Value));

    /// <summary>Whether a text has a figure that <see cref="Prose"/> would write otherwise.</summary>
    internal static bool HasFigure(string text) => Figures().IsMatch(text);

    private string Swap(string invariant) => WritesAsTheEngine ? invariant
        : string.Concat(invariant.Select(c => c switch { ',' => Group, '.' => Decimal, _ => c.ToString() }));

    /// <summary>Numbers with a point, thousands or a percent sign; not parts of words, versions or codes.</summary>
    [GeneratedRegex(@"(?<![\d.,\p{L}_#/])(?<value>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?<percent>%)?(?![\d\p{L}_]|[.,]\d)")]
    private static partial Regex Figures();
}
