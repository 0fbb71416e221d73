using System.Text.Json.Nodes;
using Partnerships;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Rendering;
using SkillServer.Workspace.Feeds;

namespace SkillServer.Workspace;

/// <summary>Everything a template sees: the company's files as written, its partners with their figures, and the answers of the operations that feed it.</summary>
internal static class DocumentData
{
    public static JsonObject Of(DocumentScope scope, Template template)
    {
        var company = scope.Company;
        var program = (JsonObject)company.ProgramYaml.Root.DeepClone();
        var answers = new List<(string Label, Answer Answer)>();
        var data = new JsonObject
        {
            ["company"] = program["company"]!.DeepClone(),
            ["people"] = program["people"]!.DeepClone(),
            ["program"] = program,
            ["policy"] = Policy(company.Policy),
            ["tiers"] = TierData.Of(company.Policy),
            ["terms"] = TermData.Of(company.Policy),
            ["document"] = new JsonObject { ["title"] = template.Front!.Title, ["audience"] = template.Front.Audience, ["as_of"] = Calendar.Iso(company.Program.AsOf), ["version"] = company.Policy.Identity.Version },
            ["partners"] = Json.List(scope.Portfolio.Ranked.Select((partner, i) => (partner, i)), item => PartnerData.Line(scope.Portfolio, item.partner, item.i + 1)),
            ["left_out"] = Json.List(company.Faults.Take(20), fault => fault.ToString()),
        };
        foreach (var name in template.Front.Feeds)
        {
            var feed = Feed.All.FirstOrDefault(feed => feed.Operation == name) ?? throw new ContentException(new(template.File, 1, 1), $"'{name}' has no feed yet; there are {string.Join(", ", Feed.All.Select(f => f.Operation))}.");
            var found = feed.Answers(scope).ToList();
            answers.AddRange(found);
            data[name] = feed.Many ? Json.List(found, item => Labelled(item.Label, item.Answer)) : found.Count == 0 ? null : Json.Node(found[0].Answer.Result);
        }

        if (scope.Partner is { } partner)
        {
            data["partner"] = PartnerData.Whole(scope.Portfolio, partner);
        }

        if (scope.Campaign is { } campaign)
        {
            data["campaign"] = CampaignData.Of(company, campaign);
        }

        if (template.Front.Feeds.Contains("attribute_revenue") && scope.Portfolio.ExampleDeal() is { } deal)
        {
            data["example"] = PartnerData.Deal(scope.Portfolio, deal);
        }

        data["charts"] = DocumentCharts.Of(answers, new(company.Policy.Currency));
        data["answers"] = Answers(answers);
        return data;
    }

    private static JsonObject Policy(PolicyDocument policy)
    {
        var data = new JsonObject { ["name"] = policy.Identity.Name, ["version"] = policy.Identity.Version, ["hash"] = policy.Identity.Hash, ["currency"] = policy.Currency.Code };
        foreach (var section in policy.Sections.Where(section => !data.ContainsKey(section)))
        {
            data[section] = policy.Section(section);
        }

        return data;
    }

    private static JsonObject Labelled(string label, Answer answer)
    {
        var result = Json.Node(answer.Result);
        result["label"] = label;
        return result;
    }

    /// <summary>The explanations, one for each operation; of several answers of one operation the first in full and the others by receipt.</summary>
    private static JsonArray Answers(IReadOnlyList<(string Label, Answer Answer)> answers) =>
        Json.List(answers.GroupBy(item => item.Answer.Operation), group =>
        {
            var (label, first) = group.First();
            return new JsonObject
            {
                ["operation"] = first.Operation,
                ["title"] = Catalog.Find(first.Operation)!.Title,
                ["label"] = label,
                ["summary"] = first.Summary,
                ["steps"] = Json.List(first.Steps, step => Json.Some(("no", step.No), ("what", step.What), ("how", step.How), ("value", step.Value), ("rule", step.Rule ?? ""))),
                ["assumptions"] = Json.List(group.SelectMany(item => item.Answer.Assumptions).Distinct(), text => text),
                ["warnings"] = Json.List(group.SelectMany(item => item.Answer.Warnings).Select(warning => warning.Message).Distinct(), text => text),
                ["missing"] = Json.List(group.SelectMany(item => item.Answer.Missing).Distinct(), text => text),
                ["receipt"] = first.Receipt,
                ["others"] = Json.List(group.Skip(1), item => new JsonObject { ["label"] = item.Label, ["summary"] = item.Answer.Summary, ["receipt"] = item.Answer.Receipt }),
            };
        });
}
