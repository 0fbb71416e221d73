using System.Globalization;
using System.Text.Json.Nodes;
using Partnerships;
using Partnerships.Kernel;
using SkillServer.Rendering;
using SkillServer.Workspace.Feeds;
using Calendar = Partnerships.Kernel.Calendar;

namespace SkillServer.Workspace;

/// <summary>Everything a template sees: the company's files as written, its partners with their figures, and the answers of the operations that feed it.</summary>
internal static class DocumentData
{
    /// <summary>Names that are never given: they come from the policy and the operations.</summary>
    public static IReadOnlyList<string> Own { get; } = ["policy", "tiers", "terms", "document", "charts", "answers", "left_out"];

    /// <summary>A document of a workspace. An input its data file gives stands before what the tables would feed.</summary>
    public static JsonObject Of(DocumentScope scope, Template template, Culture culture)
    {
        var company = scope.Company;
        var program = (JsonObject)company.ProgramYaml.Root.DeepClone();
        var data = new JsonObject
        {
            ["company"] = program["company"]!.DeepClone(),
            ["people"] = program["people"]!.DeepClone(),
            ["program"] = program,
            ["partners"] = Json.List(scope.Portfolio.Ranked.Select((partner, i) => (partner, i)), item => PartnerData.Line(scope.Portfolio, item.partner, item.i + 1)),
            ["left_out"] = Json.List(company.Faults.Take(20), fault => fault.ToString()),
            ["fields"] = scope.Source.Fields.DeepClone(),
        };
        if (scope.Partner is { } partner)
        {
            data["partner"] = PartnerData.Whole(scope.Portfolio, partner);
        }

        if (scope.Campaign is { } campaign)
        {
            data["campaign"] = CampaignData.Of(company, campaign);
        }

        if (template.Front!.Feeds.Contains("attribute_revenue") && scope.Portfolio.ExampleDeal() is { } deal)
        {
            data["example"] = PartnerData.Deal(scope.Portfolio, deal);
        }

        return Fed(data, template, company.Policy, company.Program.AsOf, scope.Source, scope.Portfolio.Book, culture,
            // A document of a data file may be for one reader: the tables, which hold everybody, do not feed it.
            name => template.Front.Per == TemplateScope.File ? null : Feed.All.FirstOrDefault(feed => feed.Operation == name)?.Answers(scope));
    }

    /// <summary>A document from data alone, without a workspace: names as a template uses them, fields, and inputs of operations.</summary>
    public static JsonObject Of(JsonObject given, DocumentSource source, Template template, PolicyDocument policy, DateOnly asOf, Culture culture)
    {
        var data = (JsonObject)given.DeepClone();
        data["left_out"] = new JsonArray();
        data["fields"] = source.Fields.DeepClone();
        return Fed(data, template, policy, asOf, source, new(policy), culture, _ => null);
    }

    /// <summary>The line on every page: what the figures rest on.</summary>
    public static string Basis(TemplateData data, Culture culture) => culture.Label("basis", $"{data.Find("policy.name")}", $"{data.Find("policy.version")}", culture.Date(DateOnly.ParseExact($"{data.Find("document.as_of")}", "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static JsonObject Fed(JsonObject data, Template template, PolicyDocument policy, DateOnly asOf, DocumentSource source, AnswerBook book, Culture culture, Func<string, IEnumerable<(string Label, Answer Answer)>?> tables)
    {
        var prose = new Prose(culture, data, source);
        data["policy"] = Policy(policy);
        data["tiers"] = TierData.Of(policy);
        data["terms"] = TermData.Of(policy);
        data["inputs"] = source.Inputs.DeepClone();
        data["document"] = new JsonObject { ["title"] = template.Front!.Title, ["audience"] = template.Front.Audience, ["as_of"] = Calendar.Iso(asOf), ["version"] = policy.Identity.Version };
        var answers = new List<(string Label, Answer Answer)>();
        foreach (var name in template.Front.Feeds)
        {
            var given = source.Of(name, template).Select(item => (item.Label, Answer: Run(book, name, item.Input, item.Path, source))).ToList();
            var found = given.Count > 0 ? given : tables(name)?.ToList() ?? [];
            answers.AddRange(found);
            data[name] = template.ShowsMany(name) ? Json.List(found, item => Labelled(item.Label, prose.Of(item.Answer))) : found.Count == 0 ? null : prose.Of(found[0].Answer);
        }

        data["charts"] = new DocumentCharts(policy.Currency, culture, prose).Of(answers);
        data["answers"] = prose.Of(Answers(answers));
        return data;
    }

    private static Answer Run(AnswerBook book, string operation, JsonObject input, string path, DocumentSource source)
    {
        try
        {
            return book.Run(operation, input);
        }
        catch (RefusalException refused)
        {
            throw source.Located(refused, path);
        }
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

    private static JsonObject Labelled(string label, JsonObject result)
    {
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
