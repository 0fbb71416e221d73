using Partnerships;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Tools;

/// <summary>Every tool there is: the operations of the catalog and the knowledge tools.</summary>
public sealed class ToolSet(ContentFolder content)
{
    /// <summary>In the order clients list them.</summary>
    public IReadOnlyList<Tool> All { get; } = Everything(content);

    /// <summary>Offered under every toolset.</summary>
    private static readonly string[] Knowledge = ["search_rules", "read_rule", "list_operations", "run_operation", "what_if", "compare_policies", "verify_receipt", "list_templates", "render_document"];

    private static IReadOnlyList<Tool> Everything(ContentFolder content)
    {
        Tool[] knowledge =
        [
            new SearchRules(content.Rules),
            new ReadRule(content.Rules),
            new RunOperation(content.Policies),
            new WhatIf(content.Policies),
            new ComparePolicies(content.Policies),
            new VerifyReceipt(content.Policies),
            new ListTemplates(content),
            new RenderDocument(content),
        ];
        return [.. Catalog.Operations.Select(operation => new OperationTool(operation, content.Policies)), new ListOperations(knowledge), .. knowledge];
    }

    /// <summary>What `default` offers: the tools of the use cases, as many as fit a model's budget. The rest is reached through run_operation.</summary>
    private static readonly string[] Usual =
    [
        "plan_partner_mix", "place_partners", "assign_tier", "schedule_campaign", "event_roi", "audit_listing",
        "calculate_commission", "price_reseller_deal", "prepare_qbr",
    ];

    /// <summary>Names of the toolsets: `default`, `all`, and each area's.</summary>
    public static IReadOnlyList<string> Toolsets { get; } = ["default", "all", .. Catalog.Operations.Select(operation => operation.Area).Distinct()];

    /// <summary>The names offered under these toolsets, the knowledge tools always among them; an unknown toolset is refused with the nearest.</summary>
    public static IReadOnlySet<string> Offered(IEnumerable<string> toolsets)
    {
        var chosen = toolsets.ToList();
        if (chosen.FirstOrDefault(name => !Toolsets.Contains(name)) is { } unknown)
        {
            throw new RefusalException(new Refusal("not_a_choice", "toolsets", unknown, "one or more of " + string.Join(", ", Toolsets),
                Nearest.Or(unknown, Toolsets, "Separate several with commas.")));
        }

        return Catalog.Operations
            .Where(operation => chosen.Contains("all") || chosen.Contains(operation.Area) || (chosen.Contains("default") && Usual.Contains(operation.Name)))
            .Select(operation => operation.Name).Concat(Knowledge).ToHashSet();
    }

    /// <summary>The tool of that name; an unknown one is refused with the nearest.</summary>
    public Tool Get(string name) => All.FirstOrDefault(tool => tool.Name == name)
        ?? throw new RefusalException(new Refusal("unknown_tool", "name", name, "the name of an operation or of a knowledge tool",
            Nearest.Or(name, All.Select(tool => tool.Name), "List the tools first.")));
}
