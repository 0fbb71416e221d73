using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>The policy's tiers as a reader compares them: one line per tier, and one line per benefit with a cell per tier.</summary>
internal static class TierData
{
    public static JsonObject Of(PolicyDocument policy)
    {
        var levels = (policy.Section("tiers")?["levels"]?.AsArray() ?? []).Select(level => level!.AsObject()).ToList();
        return new()
        {
            ["names"] = Json.List(levels, level => Name(level)),
            ["levels"] = Json.List(levels.Select((level, i) => (level, i)), item => new JsonObject
            {
                ["name"] = Name(item.level),
                ["first"] = item.i == 0,
                ["below"] = item.i == 0 ? null : Name(levels[item.i - 1]),
                ["arr"] = item.level["arr"]?.DeepClone(),
                ["open_ended"] = (bool?)item.level["openEnded"] ?? false,
                ["referrals"] = item.level["referrals"]?.DeepClone(),
                ["certified"] = item.level["certified"]?.DeepClone(),
                ["commission"] = item.level["commissionPercent"]?.ToString(),
                ["margin"] = item.level["resellerMarginPercent"]?.ToString(),
                ["fund"] = item.level["coMarketingFund"]?.DeepClone(),
                ["mdf"] = item.level["mdf"]?.DeepClone(),
                ["mdf_cap"] = Of("mdf", Name(item.level), "quarterlyCap"),
                ["grace"] = Of("tierReview", Name(item.level), "graceQuarters"),
                ["benefits"] = item.level["benefits"]?.DeepClone() ?? new JsonObject(),
            }),
            ["benefits"] = Json.List(levels.SelectMany(level => level["benefits"]?.AsObject().Select(benefit => benefit.Key) ?? []).Distinct(), benefit => new JsonObject
            {
                ["name"] = benefit,
                ["values"] = Json.List(levels, level => level["benefits"]?[benefit]?.ToString() ?? "None"),
            }),
        };

        JsonNode? Of(string section, string tier, string field) => policy.Section(section)?["tiers"]?.AsArray().FirstOrDefault(row => (string?)row!["tier"] == tier)?[field]?.DeepClone();
    }

    private static string Name(JsonObject level) => (string)level["name"]!;
}
