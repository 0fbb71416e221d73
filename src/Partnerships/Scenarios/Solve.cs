using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace Partnerships.Scenarios;

/// <summary>The first value of a range at which a figure comes to a target, found by halving.</summary>
public static class Solve
{
    /// <summary>How many places of the range are looked at for a turn, before halving.</summary>
    private const int Samples = 16;

    /// <summary>A value and the figure there.</summary>
    public sealed record Point(decimal Value, decimal Figure);

    /// <summary>
    /// The first value at which the figure is at or past the target, and the last before it; when the range ends before the
    /// target, Reached is null and both ends say how far it came.
    /// </summary>
    public sealed record Outcome(Point? Reached, Point? Before, Point From, Point To, decimal Step, int Runs);

    /// <summary>Searches from, from + step … to. The figure must rise or fall all the way; one that turns is refused, since halving could miss a value.</summary>
    public static Outcome Run(Variation variation, decimal from, decimal to, decimal step, string figure, decimal target)
    {
        if (step <= 0m || to <= from || (to - from) / step > 1_000_000_000_000m)
        {
            throw new RefusalException(new Refusal("out_of_range", "to", Decimals.Text(to), $"more than {Decimals.Text(from)}, in at most a million million steps above 0", "Mend from, to or step."));
        }

        variation.Afford(64);
        var path = FieldPath.Parse(figure, "figure");
        var known = new SortedDictionary<long, decimal>();
        var last = (long)Math.Floor((to - from) / step);
        for (var i = 0; i <= Samples; i++)
        {
            At((long)((decimal)last * i / Samples));
        }

        var (start, end) = (known[0], known[last]);
        var rising = end >= start;
        foreach (var (left, right) in known.Zip(known.Skip(1)))
        {
            if (rising ? right.Value < left.Value : right.Value > left.Value)
            {
                throw new RefusalException(new Refusal("not_monotone", "figure", $"{figure} turns between {Decimals.Text(Value(left.Key))} and {Decimals.Text(Value(right.Key))}",
                    "a range in which it only rises or only falls", "Narrow the range, or give values to see the whole course."));
            }
        }

        if (!Past(end))
        {
            return new(null, null, Place(0), Place(last), step, known.Count);
        }

        if (Past(start))
        {
            return new(Place(0), null, Place(0), Place(last), step, known.Count);
        }

        var (low, high) = (known.Last(probe => !Past(probe.Value)).Key, known.First(probe => Past(probe.Value)).Key);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Past(At(middle)) ? (low, middle) : (middle, high);
        }

        return new(Place(high), Place(low), Place(0), Place(last), step, known.Count);

        bool Past(decimal value) => rising ? value >= target : value <= target;

        decimal Value(long index) => from + (index * step);

        Point Place(long index) => new(Value(index), known[index]);

        decimal At(long index)
        {
            if (!known.TryGetValue(index, out var value))
            {
                known[index] = value = Figures.Number(variation.At(JsonValue.Create(Value(index))), path, figure, Value(index));
            }

            return value;
        }
    }
}
