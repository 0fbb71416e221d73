namespace Partnerships.Kernel;

/// <summary>The partner evaluation framework's five criteria, each rated 1 to 5.</summary>
public sealed record FitRatings
{
    /// <summary>The lowest and the highest rating of either scoring instrument.</summary>
    public const int Least = 1, Most = 5;

    /// <summary>Whether they serve our ideal customers and the products complement each other.</summary>
    [Within(Least, Most)]
    public required int StrategicFit { get; init; }

    /// <summary>Credibility and reach.</summary>
    [Within(Least, Most)]
    public required int MarketPosition { get; init; }

    /// <summary>Whether they can integrate or implement.</summary>
    [Within(Least, Most)]
    public required int TechnicalCapability { get; init; }

    /// <summary>Go-to-market alignment: sales capacity and marketing maturity.</summary>
    [Within(Least, Most)]
    public required int GtmAlignment { get; init; }

    /// <summary>Shared values, friendliness to partners.</summary>
    [Within(Least, Most)]
    public required int CulturalFit { get; init; }
}

/// <summary>The policy's <c>fitWeights</c> section; the weights sum to 100%. Source: the partner evaluation framework.</summary>
public sealed record FitWeights
{
    private const string Framework = "strategy-partner-selection#partner-evaluation-framework";

    /// <summary>Weight of strategic fit.</summary>
    public required Percent StrategicFit { get; init; }

    /// <summary>Weight of market position.</summary>
    public required Percent MarketPosition { get; init; }

    /// <summary>Weight of technical capability.</summary>
    public required Percent TechnicalCapability { get; init; }

    /// <summary>Weight of go-to-market alignment.</summary>
    public required Percent GtmAlignment { get; init; }

    /// <summary>Weight of cultural fit.</summary>
    public required Percent CulturalFit { get; init; }

    /// <summary>The weighted score from 1 to 5 and its percent of the maximum, with the steps.</summary>
    public (decimal Score, Percent Percent) Score(string whose, FitRatings ratings, Trace trace)
    {
        RequireWhole();
        var how = string.Join(" + ", Pairs(ratings).Select(pair => $"{pair.Rating} × {pair.Weight}"));
        var score = trace.Record($"{whose}: weighted fit", how, Points(ratings) / 100m, Framework);
        return (score, trace.Record($"{whose}: fit in percent", $"{Decimals.Text(score)} ÷ {FitRatings.Most}", InPercent(ratings), Framework));
    }

    /// <summary>The weighted score as a percent of the maximum, without a step of its own.</summary>
    public Percent InPercent(FitRatings ratings) => new(Points(ratings) / FitRatings.Most);

    /// <summary>Refuses weights that do not sum to 100%.</summary>
    public void RequireWhole()
    {
        var sum = StrategicFit + MarketPosition + TechnicalCapability + GtmAlignment + CulturalFit;
        if (sum != Percent.Hundred)
        {
            throw new RefusalException(new Refusal("weights_not_whole", "fitWeights", $"a sum of {sum}", "weights that sum to 100%", "Mend the policy's weights."));
        }
    }

    private decimal Points(FitRatings ratings) => Pairs(ratings).Sum(pair => pair.Rating * pair.Weight.Points);

    private (int Rating, Percent Weight)[] Pairs(FitRatings ratings) =>
    [
        (ratings.StrategicFit, StrategicFit), (ratings.MarketPosition, MarketPosition), (ratings.TechnicalCapability, TechnicalCapability),
        (ratings.GtmAlignment, GtmAlignment), (ratings.CulturalFit, CulturalFit),
    ];
}
