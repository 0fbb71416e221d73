using Partnerships;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Tools;

/// <summary>Every tool there is: the operations of the catalog and the knowledge tools.</summary>
public sealed class ToolSet(ContentFolder content)
{
    /// <summary>In the order clients list them.</summary>
    public IReadOnlyList<Tool> All { get; } =
    [
        .. Catalog.Operations.Select(operation => new OperationTool(operation, content.Policies)),
        new SearchRules(content.Rules),
        new ReadRule(content.Rules),
        new ListOperations(),
        new RunOperation(content.Policies),
    ];

    /// <summary>The tool of that name; an unknown one is refused with the nearest.</summary>
    public Tool Get(string name) => All.FirstOrDefault(tool => tool.Name == name)
        ?? throw new RefusalException(new Refusal("unknown_tool", "name", name, "the name of an operation or of a knowledge tool",
            Nearest.To(name, All.Select(tool => tool.Name)) is { } near ? $"Did you mean '{near}'?" : "List the tools first."));
}
