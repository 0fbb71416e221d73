using System.Text;
using System.Text.Json;
using SkillServer.Rendering;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>docs/documents.md: every document there is, made from the templates' front matter; and the documents that people expect.</summary>
public sealed class DocumentPageTests
{
    private static readonly TemplateLibrary Library = new([Repository.PathTo("templates")]);

    /// <summary>What a partner program works with, by the name people ask for, the template that makes it, and a part it cannot lack.</summary>
    public static TheoryData<string, string, string> Expected => new()
    {
        { "ideal partner profile", "ideal-partner-profile", "# " },
        { "partner scorecard", "partner-scorecard", "{{note \"score_partner\"}}" },
        { "Partner Value Matrix report with its chart", "value-matrix-report", "{{chart charts.value_matrix}}" },
        { "partner mix plan", "partner-mix-plan", "{{chart charts.revenue}}" },
        { "program architecture", "program-architecture", "## What we ask you to decide" },
        { "program pitch", "program-pitch", "## What we ask of you" },
        { "launch checklist with dates", "launch-checklist", "schedule_campaign" },
        { "program guide", "program-guide", "tiers.levels" },
        { "tier comparison at a glance", "tier-comparison", "# {{company.name}} partner tiers at a glance" },
        { "partner agreement framework for legal", "partner-agreement", "fields.contract.governing_law" },
        { "tier review letter: promotion, grace, demotion", "tier-review-letter", "{{chart charts.tier}}" },
        { "co-marketing playbook sized to each tier", "comarketing-playbook", "tiers.levels" },
        { "campaign brief", "campaign-brief", "## How success is measured" },
        { "RACI", "raci-matrix", "## Matrix" },
        { "content swap plan", "content-swap-plan", "# " },
        { "co-branding guide", "cobranding-guide", "# " },
        { "campaign review", "campaign-review", "# " },
        { "joint webinar plan with its funnel", "joint-webinar-plan", "{{chart charts.funnel}}" },
        { "follow-up sequence with lead hand-off", "follow-up-sequence", "## The hand-off" },
        { "event business case with the webinar's funnel", "event-business-case", "{{chart charts.funnel}}" },
        { "marketplace listing", "marketplace-listing", "# " },
        { "listing audit report", "listing-audit", "audit_listing.score" },
        { "install flow", "install-flow", "# " },
        { "listing launch plan with three tactics", "listing-launch-plan", "tactics" },
        { "affiliate program terms", "affiliate-terms", "# " },
        { "affiliate welcome kit", "affiliate-welcome-kit", "# " },
        { "enablement checklist", "enablement-checklist", "# " },
        { "90-day onboarding plan", "onboarding-plan", "schedule_onboarding" },
        { "sales playbook in seven parts", "sales-playbook", "## 7. Resources" },
        { "battle card", "battle-card", "# " },
        { "certification program", "certification-program", "# " },
        { "commission policy", "commission-policy", "# " },
        { "commission statement", "commission-statement", "commission_statement" },
        { "attribution policy for the CFO, by model", "attribution-policy", "{{chart charts.attribution}}" },
        { "MDF policy", "mdf-policy", "# " },
        { "MDF claim form", "mdf-claim-form", "# " },
        { "deal registration form", "deal-registration", "## The form" },
        { "deal registration flow", "deal-registration", "## From registration to order" },
        { "reseller price sheet", "reseller-price-sheet", "price_reseller_deal" },
        { "incentive program", "incentive-program", "# " },
        { "QBR deck with tier progress", "qbr", "{{chart charts.tier}}" },
        { "joint business plan", "joint-business-plan", "# " },
        { "partner health report", "partner-health-report", "# " },
        { "performance dashboard, revenue against target", "performance-dashboard", "{{chart charts.revenue}}" },
        { "improvement plan", "improvement-plan", "improvement_plan" },
    };

    [Theory, MemberData(nameof(Expected))]
    public void What_people_expect_has_a_template_and_is_in_the_sample(string document, string template, string part)
    {
        Assert.True(Library.Templates.TryGetValue(template, out var found), $"No template makes the {document}.");
        Assert.Contains(part, found.Body, StringComparison.Ordinal);
        Assert.Contains($"- template: {template}\n", File.ReadAllText(Repository.PathTo("examples", "acme", "documents.yaml")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_template_is_in_the_sample_and_named_by_a_rule()
    {
        var sample = File.ReadAllText(Repository.PathTo("examples", "acme", "documents.yaml")).ReplaceLineEndings("\n");
        Assert.All(Library.Templates.Keys, name => Assert.Contains($"- template: {name}\n", sample, StringComparison.Ordinal));
        var named = Content.Rules.SelectMany(rule => rule.Templates).ToHashSet();
        Assert.Subset(named, Library.Templates.Keys.ToHashSet());
    }

    [Theory] // the formats that the reader of a document works in
    [InlineData("qbr", "pptx")]
    [InlineData("program-pitch", "pptx")]
    [InlineData("value-matrix-report", "pptx")]
    [InlineData("event-business-case", "pptx")]
    [InlineData("performance-dashboard", "xlsx")]
    [InlineData("reseller-price-sheet", "xlsx")]
    [InlineData("commission-statement", "xlsx")]
    [InlineData("partner-agreement", "docx")]
    [InlineData("affiliate-terms", "docx")]
    public void It_comes_in_the_format_of_its_readers(string template, string format) => Assert.Contains(format, Library.Templates[template].Front!.Formats);

    [Fact]
    public void The_page_is_the_front_matter()
    {
        var page = new StringBuilder("# The documents\n\n<!-- generated from the templates, do not edit -->\n\nEvery document that `skillserver build` and `render_document` make: for whom, from what, in which formats. [A workspace](workspace.md) says where the data comes from.\n");
        foreach (var area in Library.Templates.Values.GroupBy(template => template.Front!.Area).OrderBy(area => area.Key, StringComparer.Ordinal))
        {
            page.Append($"\n- **{area.Key}**: {string.Join(", ", area.Select(template => $"[{template.Front!.Title}](#{template.Name})"))}");
        }

        page.Append('\n');
        foreach (var template in Library.Templates.Values)
        {
            Section(page, template);
        }

        Generated.Verify(page.ToString(), "docs", "documents.md");
    }

    private static void Section(StringBuilder page, Template template)
    {
        var front = template.Front!;
        page.Append($"\n## {template.Name}\n\n**{Cell(front.Title)}** ({front.Area}), for {Cell(front.Audience)}. One per {JsonNamingPolicy.SnakeCaseLower.ConvertName(front.Per.ToString())}, as {string.Join(", ", front.Formats)}.");
        page.Append(front.Feeds.Count == 0 ? "\n" : $" Figures from {string.Join(", ", front.Feeds.Select(feed => $"[`{feed}`](operations/{feed}.md)"))}.\n");
        if (front.Needs.Count > 0)
        {
            page.Append("\n| Needs | Type | What it is | For example |\n| --- | --- | --- | --- |\n");
            foreach (var need in front.Needs)
            {
                page.Append($"| `{need.Field}`{(need.Required == false ? " (optional)" : "")} | {need.Type} | {Cell(need.Guidance)} | {Cell(need.Example)} |\n");
            }
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
