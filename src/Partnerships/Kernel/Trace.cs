using System.Globalization;

namespace Partnerships.Kernel;

/// <summary>Computes and records in one move, so that the explanation cannot disagree with the number.</summary>
public sealed class Trace(Currency currency, CancellationToken cancellation = default)
{
    /// <summary>More parts than this are counted, not listed.</summary>
    private const int Listed = 12;

    private readonly List<Step> _steps = [];
    private readonly List<string> _assumptions = [];
    private readonly List<Warning> _warnings = [];
    private readonly List<string> _missing = [];

    /// <summary>The program's currency; every amount is rounded to its minor unit.</summary>
    public Currency Currency { get; } = currency;

    /// <summary>The answer in one or two sentences; set once by the operation.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Whether anything was missing or must be agreed.</summary>
    public AnswerStatus Status { get; private set; }

    /// <summary>The steps so far, numbered from 1.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>What was taken for granted.</summary>
    public IReadOnlyList<string> Assumptions => _assumptions;

    /// <summary>What the reader should know.</summary>
    public IReadOnlyList<Warning> Warnings => _warnings;

    /// <summary>What was not given, or is to be agreed.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>amount × rate, rounded to the minor unit.</summary>
    public Money Rate(string what, Money amount, Percent rate, string rule) =>
        Record(what, $"{amount} × {rate}", Currency.Round(amount.Amount * rate.Fraction), rule);

    /// <summary>Each amount × rate, rounded line by line, in one step however many lines there are.</summary>
    public IReadOnlyList<Money> RateEach(string what, IReadOnlyCollection<Money> amounts, Percent rate, string rule)
    {
        IReadOnlyList<Money> lines = [.. amounts.Select(amount => Currency.Round(amount.Amount * rate.Fraction))];
        Record(what, amounts.Count == 1 ? $"{Join(amounts)} × {rate}" : $"each of {Join(amounts)}, × {rate}, rounded one by one", Join(lines), rule);
        return lines;
    }

    /// <summary>The sum of amount × rate over all parts, rounded once at the end.</summary>
    public Money RateOnce(string what, IReadOnlyCollection<(Money Amount, Percent Rate)> parts, string rule) =>
        Record(what, Join([.. parts.Select(part => $"{part.Amount} × {part.Rate}")]) + ", rounded once",
            Currency.Round(parts.Sum(part => part.Amount.Amount * part.Rate.Fraction)), rule);

    /// <summary>A foreign amount × a locked exchange rate, rounded to the program currency's minor unit.</summary>
    public Money Convert(string what, decimal amount, Currency from, decimal exchangeRate, string rule) =>
        Record(what, $"{from.Code} {from.Round(amount)} × {exchangeRate.ToString(CultureInfo.InvariantCulture)}", Currency.Round(amount * exchangeRate), rule);

    /// <summary>amount × factor, rounded to the minor unit.</summary>
    public Money Times(string what, Money amount, decimal factor, string rule) =>
        Record(what, $"{amount} × {Decimals.Text(factor)}", Currency.Round(amount.Amount * factor), rule);

    /// <summary>amount ÷ rate, rounded to the minor unit: the whole of which the amount is that share. The rate is not zero.</summary>
    public Money Over(string what, Money amount, Percent rate, string rule) =>
        Record(what, $"{amount} ÷ {rate}", Currency.Round(amount.Amount / rate.Fraction), rule);

    /// <summary>amount ÷ count, rounded to the minor unit; the count is not zero.</summary>
    public Money Each(string what, Money amount, int count, string rule) =>
        Record(what, $"{amount} ÷ {Decimals.Text(count)}", Currency.Round(amount.Amount / count), rule);

    /// <summary>amount × part ÷ whole, rounded once, so that a third is not cut short before it is multiplied; the whole is not zero.</summary>
    public Money Prorate(string what, Money amount, decimal part, decimal whole, string rule) =>
        Record(what, $"{amount} × {Decimals.Text(part)} ÷ {Decimals.Text(whole)}", Currency.Round(amount.Amount * part / whole), rule);

    /// <summary>rate × factor, as percentage points.</summary>
    public Percent Times(string what, Percent rate, Percent factor, string rule) =>
        Record(what, $"{rate} × {factor}", new Percent(rate.Points * factor.Fraction), rule);

    /// <summary>The sum of rounded lines; nothing gives zero.</summary>
    public Money Sum(string what, IReadOnlyCollection<Money> parts, string rule) =>
        Record(what, Join(parts), Money.Sum(parts) + Currency.Zero, rule);

    /// <summary>left − right.</summary>
    public Money Minus(string what, Money left, Money right, string rule) =>
        Record(what, $"{left} − {right}", left - right, rule);

    /// <summary>Adds percentage points.</summary>
    public Percent Points(string what, Percent rate, Percent more, string rule) =>
        Record(what, $"{rate} + {more.ToString()[..^1]} points", rate + more, rule);

    /// <summary>numerator ÷ denominator; the denominator is not zero.</summary>
    public decimal Divide(string what, decimal numerator, decimal denominator, int digits, string rule) =>
        Record(what, $"{Decimals.Text(numerator)} ÷ {Decimals.Text(denominator)}", Decimals.Round(numerator / denominator, digits), rule);

    /// <summary>left × right, kept exact.</summary>
    public decimal Product(string what, decimal left, decimal right, string rule) =>
        Record(what, $"{Decimals.Text(left)} × {Decimals.Text(right)}", left * right, rule);

    /// <summary>count × rate, kept exact.</summary>
    public decimal Portion(string what, decimal count, Percent rate, string rule) =>
        Record(what, $"{Decimals.Text(count)} × {rate}", count * rate.Fraction, rule);

    /// <summary>What share part is of whole, in percent; null, and no step, when the whole is zero.</summary>
    public Percent? Share(string what, decimal part, decimal whole, string rule, int digits = 1) =>
        Percent.Share(part, whole, digits) is { } share
            ? Record(what, $"{Decimals.Text(part)} ÷ {Decimals.Text(whole)}", share, rule)
            : null;

    /// <summary>The shares of parts of one whole, in percent, that sum to exactly 100 (largest remainder); all parts zero gives zeros.</summary>
    public IReadOnlyList<Percent> Shares(string what, IReadOnlyList<decimal> parts, string rule, int digits = 1)
    {
        var shares = Allocation.Shares(parts, digits);
        Record(what, $"{string.Join(" : ", parts.Select(Decimals.Text))} as parts of 100%, largest remainder", string.Join(" + ", shares), rule);
        return shares;
    }

    /// <summary>The sum of counts or points; nothing gives zero.</summary>
    public decimal Total(string what, IReadOnlyCollection<decimal> parts, string rule) =>
        Record(what, Join([.. parts.Select(Decimals.Text)]), parts.Sum(), rule);

    /// <summary>now − before, of counts or amounts.</summary>
    public decimal Change(string what, decimal now, decimal before, string rule) =>
        Record(what, $"{Decimals.Text(now)} − {Decimals.Text(before)}", now - before, rule);

    /// <summary>How much more now is than before, in percent of before; null, and no step, when before is zero.</summary>
    public Percent? Growth(string what, decimal now, decimal before, string rule, int digits = 1) =>
        Percent.Share(now - before, before, digits) is { } growth
            ? Record(what, $"({Decimals.Text(now)} − {Decimals.Text(before)}) ÷ {Decimals.Text(before)}", growth, rule)
            : null;

    /// <summary>The smaller of an amount and its cap.</summary>
    public Money Cap(string what, Money amount, Money cap, string rule) =>
        Record(what, $"the smaller of {amount} and {cap}", Money.Min(amount, cap), rule);

    /// <summary>Parts in proportion to the weights that sum to the total (largest remainder); <paramref name="by"/> says the weights in words.</summary>
    public IReadOnlyList<Money> Split(string what, Money total, IReadOnlyList<decimal> weights, string rule, string? by = null)
    {
        var parts = Allocation.Split(total, weights, Currency);
        by ??= weights.Count > Listed ? $"{weights.Count} weights" : string.Join(" : ", weights.Select(Decimals.Text));
        Record(what, $"{total} by {by}, largest remainder", Join(parts), rule);
        return parts;
    }

    /// <summary>The band that holds a value; null below the first.</summary>
    public T? Reach<T>(string what, IReadOnlyList<T> bands, decimal value, Func<T, string> name, string rule) where T : class, IBand
    {
        var band = Bands.Reached(bands, value);
        var next = Bands.Next(bands, value);
        var bounds = band is null
            ? $"{Decimals.Text(value)} is below {Decimals.Text(bands[0].From)}"
            : $"{Decimals.Text(value)} is in {Decimals.Text(band.From)} {(next is null ? "and over" : $"to under {Decimals.Text(next.From)}")}";
        Record(what, bounds, band is null ? "none" : name(band), rule);
        return band;
    }

    /// <summary>Records a decision or a fact that needs no arithmetic, and returns it.</summary>
    public T Record<T>(string what, string how, T value, string? rule)
    {
        cancellation.ThrowIfCancellationRequested(); // every calculation passes here, so none outlives the caller who gave it up
        _steps.Add(new(_steps.Count + 1, what, how, Show(value), rule));
        return value;
    }

    /// <summary>Says what was taken for granted.</summary>
    public void Assume(string text)
    {
        if (!_assumptions.Contains(text))
        {
            _assumptions.Add(text);
        }
    }

    /// <summary>Warns, once for each code and message.</summary>
    public void Warn(string code, string message, string? rule)
    {
        var warning = new Warning(code, message, rule);
        if (!_warnings.Contains(warning))
        {
            _warnings.Add(warning);
        }
    }

    /// <summary>Marks the answer partial: an optional measure was not given and is left out.</summary>
    public void Lacks(string what)
    {
        _missing.Add(what);
        Status = Status == AnswerStatus.Complete ? AnswerStatus.Partial : Status;
    }

    /// <summary>Marks the answer as waiting for an agreement that no policy can replace.</summary>
    public void NeedsTerms(string what)
    {
        _missing.Add(what);
        Status = AnswerStatus.NeedsTerms;
    }

    /// <summary>Sets the answer's sentence.</summary>
    public void Conclude(string summary) => Summary = summary;

    private static string Join<T>(IReadOnlyCollection<T> parts) => parts.Count switch
    {
        0 => "nothing",
        > Listed => $"{parts.Count} lines",
        _ => string.Join(" + ", parts),
    };

    private static string Show<T>(T value) => value switch
    {
        null => "none",
        decimal number => Decimals.Text(number),
        int number => Decimals.Text(number),
        DateOnly date => Calendar.Iso(date),
        bool yes => yes ? "yes" : "no",
        _ => value.ToString()!,
    };
}
