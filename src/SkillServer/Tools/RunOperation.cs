using System.ComponentModel;
using System.Text.Json;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Tools;

/// <summary>Runs any operation by name, so that none is out of reach of a short tool list.</summary>
public sealed class RunOperation(PolicyLibrary policies) : KnowledgeTool<RunOperation.Input, Answer>
{
    /// <summary>The argument that holds the operation's input.</summary>
    internal const string Below = "arguments";

    /// <summary>Which operation, on what.</summary>
    public sealed record Input
    {
        /// <summary>Name of the operation.</summary>
        [Description("Name from list_operations.")]
        public required string Operation { get; init; }

        /// <summary>Its input.</summary>
        [Description("The operation's input; policy and detail are accepted too.")]
        public required JsonElement Arguments { get; init; }
    }

    /// <inheritdoc />
    public override string Name => "run_operation";

    /// <inheritdoc />
    public override string Title => "Run operation";

    /// <inheritdoc />
    public override string Description => "Runs any operation of list_operations on its input and returns the same answer as its own tool.";

    /// <inheritdoc />
    protected override ToolAnswer Answer(Input input, CancellationToken cancellation)
    {
        var tool = new OperationTool(ListOperations.Find(input.Operation, "operation"), policies);
        try
        {
            return tool.Call(input.Arguments, cancellation);
        }
        catch (RefusalException refused)
        {
            throw BelowArguments(refused);
        }
    }

    /// <summary>The caller of a tool that takes an operation's input in a field sees that input's fields below it.</summary>
    internal static RefusalException BelowArguments(RefusalException refused) => new([.. refused.Refusals.Select(BelowArguments)]);

    /// <inheritdoc cref="BelowArguments(RefusalException)" />
    internal static Refusal BelowArguments(Refusal refusal) => refusal with { Path = refusal.Path == "input" ? Below : $"{Below}.{refusal.Path}" };
}
