using Partnerships.Kernel;

namespace Partnerships.Relationships;

/// <summary>Puts the review's figures under the section of the meeting they belong to.</summary>
internal sealed record QbrPoints(
    QuarterMetrics Quarter, QbrPerformance Performance, CommitmentCount? Commitments, QbrTier? Tier, HealthScore? Health, QbrFindings Found, QbrRecommendation? Advice)
{
    public IEnumerable<string> For(AgendaTopic topic) => (topic switch
    {
        AgendaTopic.Relationship => [Health is null ? null : $"Health {Decimals.Text(Health.Score)} of 100: {Health.Band}"],
        AgendaTopic.Performance =>
        [
            Commitments is null ? null : $"Last quarter's commitments: {Commitments.Kept} of {Commitments.Total} kept",
            Attainment(),
            $"Wins: {Found.Wins.Count}; gaps: {Found.Gaps.Count}",
        ],
        AgendaTopic.Pipeline =>
        [
            Quarter.Pipeline is { } pipeline ? $"Open pipeline {pipeline}" : null,
            $"{Decimals.Text(Quarter.DealsRegistered)} deals registered{(Quarter.DealsWon is { } won ? $", {Decimals.Text(won)} won" : "")}",
        ],
        AgendaTopic.Planning =>
        [
            Tier?.Headline,
            Health?.Next is { } next ? $"{next.Band} health by {string.Join(" and ", next.CheapestStep.Select(move => move.Reach))}" : null,
            Advice is null ? null : $"Recommendation: {Advice.Action.ToString().ToLowerInvariant()}",
        ],
        _ => (string?[])[Performance.MdfUsedPercent is { } used ? $"MDF used {Quarter.MdfUsed} of {Quarter.MdfAvailable} ({used})" : null],
    }).OfType<string>();

    public string Headline()
    {
        string?[] parts =
        [
            Attainment(),
            Tier is null ? null : $"{Tier.Tier}{(Tier.NextTier is { } next ? $", {Tier.BestProgress} to {next}" : "")}",
            Health is null ? null : $"{Health.Band} ({Decimals.Text(Health.Score)})",
            Advice is null ? null : $"recommendation {Advice.Action.ToString().ToLowerInvariant()}",
        ];
        return string.Join("; ", parts.OfType<string>()) + ".";
    }

    private string Attainment() =>
        $"Sourced revenue {Performance.Sourced.Actual}{(Performance.Sourced.AttainmentPercent is { } percent ? $", {percent} of target" : "")}";
}
