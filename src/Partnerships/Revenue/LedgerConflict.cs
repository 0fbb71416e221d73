using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>A key that comes again and says something else: what differs, so that somebody can decide which is right.</summary>
internal static class LedgerConflict
{
    public static Refusal Between(LedgerEvent posted, LedgerEvent before, string path)
    {
        var (name, now, then) = Fields(posted).Zip(Fields(before), (one, other) => (one.Name, Now: one.Value, Then: other.Value)).First(field => !Equals(field.Now, field.Then));
        return new("conflicting_line", $"{path}.{name}", Text(now), $"{Text(then)}, as first posted under this key",
            name == "partner"
                ? "Give the second partner of a shared deal a component of its own."
                : "The first stands. To correct it, post a reversal and the right line under another component.");
    }

    private static (string Name, object? Value)[] Fields(LedgerEvent posted) =>
    [
        ("partner", posted.Partner), ("amount", posted.Amount), ("commission", posted.Commission), ("ratePercent", posted.RatePercent),
        ("tier", posted.Tier), ("attribution", posted.Attribution), ("currency", posted.Currency), ("rate", posted.Rate),
        ("rateDate", posted.RateDate), ("date", posted.Date), ("firstPayment", posted.FirstPayment), ("component", posted.Component),
    ];

    private static string Text(object? value) => value switch
    {
        null => "nothing",
        decimal number => Decimals.Text(number),
        DateOnly date => Calendar.Iso(date),
        DealClass kind => DealClassification.Words(kind),
        _ => value.ToString()!,
    };
}
