using Partnerships.Kernel;

namespace Partnerships.Strategy;

/// <summary>The qualification scorecard: seven dimensions, each 1 to 5, none weighted.</summary>
public sealed record Scorecard
{
    private const int Dimensions = 7;

    /// <summary>The smallest and the largest total.</summary>
    public const int LeastTotal = Dimensions * FitRatings.Least, MostTotal = Dimensions * FitRatings.Most;

    private const string Card = "strategy-partner-selection#partner-qualification-scorecard";

    /// <summary>Shared ideal customers, complementary segments.</summary>
    [Within(FitRatings.Least, FitRatings.Most)]
    public required int CustomerOverlap { get; init; }

    /// <summary>Value of an integration, fit of the workflows.</summary>
    [Within(FitRatings.Least, FitRatings.Most)]
    public required int ProductSynergy { get; init; }

    /// <summary>Dedicated partner resources, quota.</summary>
    [Within(FitRatings.Least, FitRatings.Most)]
    public required int SalesCapacity { get; init; }

    /// <summary>Content team, event presence, budget.</summary>
    [Within(FitRatings.Least, FitRatings.Most)]
    public required int MarketingCapability { get; init; }

    /// <summary>Engineering resources.</summary>
    [Within(FitRatings.Least, FitRatings.Most)]
    public required int TechnicalDepth { get; init; }

    /// <summary>Reputation and market perception.</summary>
    [Within(FitRatings.Least, FitRatings.Most)]
    public required int BrandAlignment { get; init; }

    /// <summary>Executive sponsor, dedicated team.</summary>
    [Within(FitRatings.Least, FitRatings.Most)]
    public required int CommitmentLevel { get; init; }

    internal CardScore Score(ScorecardPolicy policy, DateOnly? asOf, Trace trace)
    {
        (string Name, int Rating)[] ratings =
        [
            ("customer overlap", CustomerOverlap), ("product synergy", ProductSynergy), ("sales capacity", SalesCapacity),
            ("marketing capability", MarketingCapability), ("technical depth", TechnicalDepth), ("brand alignment", BrandAlignment),
            ("commitment level", CommitmentLevel),
        ];
        var total = trace.Total("Scorecard total", [.. ratings.Select(rating => (decimal)rating.Rating)], Card);
        return CardScore.Of("scorecard", total, policy, asOf, trace) with
        {
            Strengths = [.. ratings.Where(rating => rating.Rating >= policy.StrengthFrom).Select(rating => rating.Name)],
            Gaps = [.. ratings.Where(rating => rating.Rating <= policy.GapTo).Select(rating => rating.Name)],
        };
    }
}
