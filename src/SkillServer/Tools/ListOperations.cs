using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Partnerships;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Tools;

/// <summary>Finds an operation and what it takes; the knowledge tools beside it are listed too.</summary>
public sealed class ListOperations(IReadOnlyList<Tool> knowledge) : KnowledgeTool<ListOperations.Input, ListOperations.Output>
{
    private const string Knowledge = "knowledge";

    private static IReadOnlyList<string> Areas => field ??= [.. Catalog.Operations.Select(operation => operation.Area).Distinct(), Knowledge];

    /// <summary>The catalog does not change while the program runs.</summary>
    private readonly ConcurrentDictionary<(string? Area, string? Operation), ToolAnswer> _lists = new();

    /// <summary>Which operations.</summary>
    public sealed record Input
    {
        /// <summary>Only this area.</summary>
        [Description("Only this area, e.g. revenue.")]
        public string? Area { get; init; }

        /// <summary>One operation, with its input schema.</summary>
        [Description("One operation by name, with its input schema.")]
        public string? Operation { get; init; }
    }

    /// <summary>The operations, and the input schema when one was asked for.</summary>
    public sealed record Output(IReadOnlyList<Entry> Operations, JsonElement? InputSchema);

    /// <summary>One operation, or a tool that is always on offer, which has no example.</summary>
    public sealed record Entry(string Name, string Area, string Title, string Description, string? Example);

    /// <inheritdoc />
    public override string Name => "list_operations";

    /// <inheritdoc />
    public override string Title => "List operations";

    /// <inheritdoc />
    public override string Description => "Every calculation there is, by area; with `operation` also its input schema. Run any of them with run_operation.";

    /// <inheritdoc />
    protected override ToolAnswer Answer(Input input, CancellationToken cancellation)
    {
        if (input.Area is { } area && !Areas.Contains(area))
        {
            throw new RefusalException(new Refusal("not_a_choice", "area", area, "one of " + string.Join(", ", Areas), Nearest.Or(area, Areas, "Leave it out to list all.")));
        }

        var one = input.Operation is null ? null : Find(input.Operation, "operation");
        return _lists.GetOrAdd((input.Area, one?.Name), _ => List(input, one));
    }

    private ToolAnswer List(Input input, Operation? one)
    {
        var found = Catalog.Operations.Where(operation => (one is null || operation == one) && (input.Area is null || operation.Area == input.Area)).ToList();
        var schema = one is null ? (JsonElement?)null : JsonText.Element(JsonSchema.Of(one.InputType, one.Contracts));
        List<Entry> entries =
        [
            .. found.Select(o => new Entry(o.Name, o.Area, o.Title, o.Description, o.Example)),
            .. one is null && input.Area is null or Knowledge ? knowledge.Prepend(this).Select(tool => new Entry(tool.Name, Knowledge, tool.Title, tool.Description, null)) : [],
        ];
        var text = string.Join('\n', entries.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Name} ({entry.Area}): {entry.Description}")));
        return new(ToolJson.Write(new Output(entries, schema)),
            text + "\n" + (one is null ? "" : $"Example: {one.Example}\nInput schema: {schema}\n"));
    }

    /// <summary>The operation of that name, or a refusal with the nearest.</summary>
    public static Operation Find(string name, string path) => Catalog.Find(name)
        ?? throw new RefusalException(new Refusal("unknown_operation", path, name, "a name that list_operations shows",
            Nearest.Or(name, Catalog.Operations.Select(operation => operation.Name), "Call list_operations.")));
}
