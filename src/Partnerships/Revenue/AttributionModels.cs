using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>One model's weight for each touch, with the words that explain them.</summary>
internal sealed record AttributionModel(string Name, IReadOnlyList<decimal> Weights, string Words, string Rule);

/// <summary>Turns a timeline into weights, model by model. Only proportions matter, so positions without a touch renormalise by themselves.</summary>
internal static class AttributionModels
{
    public const string Models = "revenue-sharing-models#deal-attribution-models";
    public const string Positions = "revenue-sharing-models#position-based-attribution";

    /// <summary>Always in the order of <see cref="AttributeRevenue.ByModel{T}"/>; custom only where weights were given and match.</summary>
    public static IReadOnlyList<AttributionModel> All(Timeline timeline, IReadOnlyList<AttributeRevenue.CustomWeight>? custom, AttributionShares shares, Trace trace)
    {
        var count = timeline.Touches.Count;
        var models = new List<AttributionModel>
        {
            new("first touch", Single(count, 0), "touch 1 alone", Models),
            new("last touch", Single(count, timeline.Last), $"touch {count} alone, the last before close", Models),
            new("linear", [.. Enumerable.Repeat(1m, count)], $"{count} equal parts", Models),
            Decay(timeline, shares.HalfLifeDays),
            Positioned("U-shaped", timeline, shares.UShaped),
            Positioned("W-shaped", timeline, shares.WShaped),
            Positioned("full path", timeline, shares.FullPath),
        };
        ReportGaps(timeline, trace);
        if (custom is not null && Custom(timeline, custom, trace) is { } model)
        {
            models.Add(model);
        }

        return models;
    }

    private static decimal[] Single(int count, int touch)
    {
        var weights = new decimal[count];
        weights[touch] = 1m;
        return weights;
    }

    /// <summary>Ages count back from the last touch: the proportions are those counted from the close, and a long silence before it cannot make every weight vanish.</summary>
    private static AttributionModel Decay(Timeline timeline, int halfLife)
    {
        var latest = timeline.Touches[^1].Touch.Date.DayNumber;
        return new("time decay", [.. timeline.Touches.Select(at => Decimals.Decay(latest - at.Touch.Date.DayNumber, halfLife))],
            $"2^(−days before the last touch ÷ {halfLife})", Positions);
    }

    private static AttributionModel Positioned(string name, Timeline timeline, PositionShares shares)
    {
        List<(string Name, int? Touch, Percent Share)> named = [("first", 0, shares.FirstPercent)];
        Name("lead created", timeline.Lead, shares.LeadCreatedPercent);
        Name("opportunity created", timeline.Opportunity, shares.OpportunityCreatedPercent);
        Name("last", timeline.Last, shares.LastPercent);

        var found = named.Where(position => position.Touch is not null).ToList();
        var between = timeline.Touches.Count - found.Select(position => position.Touch).Distinct().Count();
        var weights = Enumerable.Repeat(shares.OthersPercent.Points, timeline.Touches.Count).ToArray();
        foreach (var touch in found.Select(position => position.Touch!.Value).Distinct())
        {
            // Times the others' number instead of dividing their share by it: no thirds, no rounding.
            weights[touch] = Math.Max(between, 1) * found.Where(position => position.Touch == touch).Sum(position => position.Share.Points);
        }

        var words = string.Join(", ", named.Select(position => $"{position.Share} {position.Name} ({(position.Touch is { } at ? $"touch {at + 1}" : "no touch")})"));
        var whole = between > 0 && found.Count == named.Count;
        return new(name, weights, $"{words}, {shares.OthersPercent} over {between} other{(between == 1 ? "" : "s")}{(whole ? "" : "; what is there scaled to 100%")}", Positions);

        void Name(string position, int? touch, Percent? share)
        {
            if (share is { } some)
            {
                named.Add((position, touch, some));
            }
        }
    }

    private static void ReportGaps(Timeline timeline, Trace trace)
    {
        if (timeline.Lead is null)
        {
            trace.Lacks("milestone lead_created: no touch up to the close carries it; W-shaped and full path leave the position out and scale the rest to 100%.");
        }

        if (timeline.Opportunity is null)
        {
            trace.Lacks("milestone opportunity_created: no touch up to the close carries it; W-shaped and full path leave the position out and scale the rest to 100%.");
        }
    }

    private static AttributionModel? Custom(Timeline timeline, IReadOnlyList<AttributeRevenue.CustomWeight> custom, Trace trace)
    {
        Verify(custom);
        var weights = timeline.Touches.Select(at => custom
            .Where(line => (line.Source is null || line.Source == at.Touch.Source) && (line.Kind is null || line.Kind == at.Touch.Kind))
            .MaxBy(line => (line.Source is null ? 0 : 2) + (line.Kind is null ? 0 : 1))?.Weight).ToList();
        if (weights.All(weight => weight is null or 0m))
        {
            trace.Lacks("customWeights: no touch matches a weight above zero; the custom model is left out.");
            return null;
        }

        if (weights.Count(weight => weight is null) is > 0 and var without)
        {
            trace.Assume($"In the custom model {without} of {weights.Count} touches match no weight and get nothing.");
        }

        var model = new AttributionModel("custom", [.. weights.Select(weight => weight ?? 0m)], "", Models);
        return model with { Words = weights.Count > 12 ? $"{weights.Count} given weights" : string.Join(" : ", model.Weights.Select(Decimals.Text)) };
    }

    private static void Verify(IReadOnlyList<AttributeRevenue.CustomWeight> custom)
    {
        var faults = new List<Refusal>();
        var seen = new HashSet<(string?, string?)>();
        foreach (var (index, line) in custom.Index())
        {
            if (line.Source is null && line.Kind is null)
            {
                faults.Add(new("missing_field", $"customWeights[{index}]", null, "source, kind or both", "Say which touches the weight is for."));
            }
            else if (!seen.Add((line.Source, line.Kind)))
            {
                faults.Add(new("duplicate_weight", $"customWeights[{index}]", "a second weight for the same source and kind", "one weight for each", "Remove one of the two."));
            }
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }
}
