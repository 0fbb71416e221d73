using System.Text.Json.Serialization;

namespace Partnerships.Kernel;

/// <summary>One band of a ladder; it reaches from <see cref="From"/> (inclusive) to the next band's (exclusive), the last is open.</summary>
public interface IBand
{
    /// <summary>The inclusive lower bound.</summary>
    decimal From { get; }
}

/// <summary>Whether each slice is paid at its own band's rate, or everything at the reached band's.</summary>
[JsonConverter(typeof(SnakeCase<BandMode>))]
public enum BandMode
{
    /// <summary>Each slice at its own rate.</summary>
    Marginal,

    /// <summary>All of it at the reached rate, "back to the first dollar".</summary>
    Retroactive,
}

/// <summary>Reading a ladder of half-open bands.</summary>
public static class Bands
{
    /// <summary>The band that holds <paramref name="value"/>; null below the first.</summary>
    public static T? Reached<T>(IReadOnlyList<T> bands, decimal value) where T : class, IBand =>
        bands.LastOrDefault(band => band.From <= value);

    /// <summary>The band after the one that holds <paramref name="value"/>; null in the last.</summary>
    public static T? Next<T>(IReadOnlyList<T> bands, decimal value) where T : class, IBand =>
        bands.FirstOrDefault(band => band.From > value);

    /// <summary>How much of <paramref name="value"/> lies in each band, in order; the parts sum to what lies above the first bound.</summary>
    public static IEnumerable<(T Band, decimal? To, decimal Part)> Slices<T>(IReadOnlyList<T> bands, decimal value) where T : class, IBand
    {
        for (var i = 0; i < bands.Count; i++)
        {
            decimal? to = i + 1 < bands.Count ? bands[i + 1].From : null;
            yield return (bands[i], to, Math.Max(0m, Math.Min(value, to ?? value) - bands[i].From));
        }
    }
}
