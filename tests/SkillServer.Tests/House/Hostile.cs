using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Partnerships.Kernel;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>One bad input: what is wrong, where, and whether it must be refused there (else an answer is good too).</summary>
internal sealed record Attack(string Kind, string Path, bool Refused, string Input);

/// <summary>Everything that can be wrong with an operation's input, made from its contract.</summary>
internal static class Hostile
{
    public const string MissingField = "missing field", UnknownField = "unknown field", WrongType = "wrong type", OutOfRange = "out of range", WrongLength = "wrong length",
        TwiceGiven = "given twice", Enormous = "enormous", NotANumber = "not a number", BadDate = "bad date", FarDate = "far date", OddText = "odd text", HalfText = "half a character", Deep = "deep";

    private const int Levels = 24;

    private static readonly string[] Shapes = ["true", "\"text\"", "12", "{}", "[]", "[null]", "{\"a\":{\"b\":[]}}", "null"];

    /// <summary>Beyond what any amount may be, or lost in rounding.</summary>
    private static readonly string[] TooLarge = ["1e400", "-1e400", "1e28", "1000000000000000", "-1000000000000000", "1000000000000000000000000000000", "1e-400", "0.0000000000000000000000000000000001"];

    private static readonly string[] Large = ["999999999999999", "-999999999999999", "-1", "0", "-0", "0.5", "12.345678901", "1e2", "2147483648", "0.01"];

    private static readonly string[] NumberLike = ["NaN", "-Infinity", "Infinity", "1e999", "0x10", "１２", "", " 12", "12 ", "1,000", "1_000", "$12", "٣", "½", "--1", "15 %", "%", "NaN%"];

    private static readonly string[] NoDates = ["2026-02-30", "2026-13-01", "2026-00-10", "0001-01-01", "9999-12-31", "1989-12-31", "2201-01-01", "2026-1-5", "10/11/2026", "2026-01-01T00:00:00Z", "tomorrow", "２０２６-01-01", ""];

    private static readonly string[] NoInstants = ["2026-11-10T09:30:00", "2026-02-30T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1989-12-31T00:00:00Z", "2026-11-10", "2026-11-10T25:00:00Z", "2026-11-10T09:30:00+15:00", ""];

    private static readonly string[] Odd = ["💥👩‍👩‍👧‍👦", "שלום", "\\u202etxt.exe", "Z\\u0351\\u036b\\u0343\\u036aa\\u0308", "\\u0000", "\\u001b[31m", "ﷺ", "İıſK", "' OR 1=1 --", "<script>", "../../etc/passwd", "{0} {x} %s", "   ", "\\ufeff", "\\ufffe"];

    public static IEnumerable<Attack> Of(Operation operation) => Place.Of(operation).SelectMany(place =>
        Type(place).Concat(Fields(place)).Concat(Numbers(place)).Concat(Dates(place)).Concat(Texts(place)).Concat(Lengths(place)).Concat(Nested(place)));

    private static IEnumerable<Attack> Type(Place place)
    {
        foreach (var raw in Shapes)
        {
            var fits = Fits(place, raw[0]);
            yield return new(WrongType, place.Path, !fits && (raw != "null" || place.Required || place.Steps[^1] is int), place.With(raw));
        }
    }

    private static bool Fits(Place place, char first) => place.Type.Kind switch
    {
        JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => first == '{',
        JsonTypeInfoKind.Enumerable => first == '[',
        _ when place.IsNumber => first == '1',
        _ when place.Leaf == typeof(bool) => first == 't',
        _ => first == '"' && place.Leaf == typeof(string),
    };

    private static IEnumerable<Attack> Fields(Place place)
    {
        if (place.Steps.Length > 0)
        {
            yield return new(MissingField, place.Path, place.Required, place.Without());
        }

        if (place.Steps is [.., string name])
        {
            var value = place.Value().ToJsonString();
            yield return new(TwiceGiven, place.Path, true, place.With($"{value},{JsonSerializer.Serialize(name)}:{value}"));
        }

        if (place.Type.Kind == JsonTypeInfoKind.Object)
        {
            yield return new(UnknownField, place.Steps.Length == 0 ? "nonsense" : place.Path + ".nonsense", true, place.WithField("nonsense", "1"));
            yield return new(HalfText, place.Path, true, place.With("{\"\\ud800\":1}"));
            yield return new(OddText, place.Path, true, place.With("{\"\\u202e💥\":1}"));
        }
    }

    private static IEnumerable<Attack> Numbers(Place place) => !place.IsNumber ? []
        : TooLarge.Select(raw => new Attack(Enormous, place.Path, true, place.With(raw)))
        .Concat(Large.Select(raw => new Attack(Enormous, place.Path, false, place.With(raw))))
        .Concat(NumberLike.Select(text => new Attack(NotANumber, place.Path, true, place.With($"\"{text}\""))))
        .Concat(place.Range is not { } range ? [] :
        [
            new(OutOfRange, place.Path, true, place.With(Text(range.Least - Step(place)))),
            new(OutOfRange, place.Path, true, place.With(Text(range.Most + Step(place)))),
            new(OutOfRange, place.Path, false, place.With(Text(range.Least))),
            new(OutOfRange, place.Path, false, place.With(Text(range.Most))),
        ]);

    private static decimal Step(Place place) => place.Leaf == typeof(int) ? 1m : place.Leaf == typeof(Money) ? 0.01m : 0.00000000001m;

    private static IEnumerable<Attack> Dates(Place place) =>
        place.Leaf == typeof(DateOnly) ? NoDates.Select(text => new Attack(BadDate, place.Path, true, place.With($"\"{text}\"")))
            .Concat(new[] { "1990-01-01", "2200-12-31", "2024-02-29" }.Select(text => new Attack(FarDate, place.Path, false, place.With($"\"{text}\""))))
        : place.Leaf == typeof(DateTimeOffset) ? NoInstants.Select(text => new Attack(BadDate, place.Path, true, place.With($"\"{text}\"")))
            .Concat(new[] { "1990-01-01T00:00:00+14:00", "2200-12-31T23:59:59-14:00" }.Select(text => new Attack(FarDate, place.Path, false, place.With($"\"{text}\""))))
        : [];

    private static IEnumerable<Attack> Texts(Place place) => place.Type.Kind != JsonTypeInfoKind.None || place.IsNumber || place.Leaf == typeof(bool) ? []
        : Odd.Select(text => new Attack(OddText, place.Path, place.Leaf != typeof(string), place.With($"\"{text}\"")))
            .Concat(new[] { "\\ud800", "a\\udc00b", "\\udc00\\ud800" }.Select(text => new Attack(HalfText, place.Path, true, place.With($"\"{text}\""))));

    private static IEnumerable<Attack> Lengths(Place place)
    {
        var list = place.Type.Kind == JsonTypeInfoKind.Enumerable;
        if (list)
        {
            yield return new(WrongLength, place.Path, place.Size?.Least > 0, place.With("[]"));
            yield return new(WrongLength, place.Path, true, place.With($"[{string.Join(',', Enumerable.Repeat("1", (place.Size?.Most ?? Contract.MaxItems) + 1))}]"));
        }
        else if (place.Leaf == typeof(string))
        {
            yield return new(WrongLength, place.Path, place.Size?.Least > 0, place.With("\"\""));
            yield return new(WrongLength, place.Path, true, place.With($"\"{new string('x', (place.Size?.Most ?? Contract.MaxText) + 1)}\""));
            yield return new(WrongLength, place.Path, false, place.With($"\"{new string('x', place.Size?.Most ?? Contract.MaxText)}\""));
        }
    }

    /// <summary>Deeper than this the doors refuse the text before an operation sees it.</summary>
    private static IEnumerable<Attack> Nested(Place place) =>
    [
        new(Deep, place.Path, false, place.With(new string('[', Levels) + new string(']', Levels))),
        new(Deep, place.Path, false, place.With(string.Concat(Enumerable.Repeat("{\"a\":", Levels)) + "1" + new string('}', Levels))),
    ];

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
