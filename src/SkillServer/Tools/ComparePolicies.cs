using System.Globalization;
using System.Text;
using System.Text.Json;
using Partnerships.Kernel;
using Partnerships.Scenarios;
using SkillServer.Content;

namespace SkillServer.Tools;

/// <summary>The same input under several policies, and which figures differ.</summary>
public sealed class ComparePolicies(PolicyLibrary policies) : KnowledgeTool<ComparePolicies.Input, PolicyComparison.Outcome>
{
    private const int MostLines = 40;

    /// <summary>Which operation, on what, under which policies.</summary>
    public sealed record Input
    {
        /// <summary>Name of the operation.</summary>
        public required string Operation { get; init; }

        /// <summary>Its input.</summary>
        public required JsonElement Arguments { get; init; }

        /// <summary>Names of the policies, two to eight.</summary>
        [Size(2, 8)]
        public required IReadOnlyList<string> Policies { get; init; }
    }

    /// <inheritdoc />
    public override string Name => "compare_policies";

    /// <inheritdoc />
    public override string Title => "Compare policies";

    /// <inheritdoc />
    public override string Description => "One operation on one input under two or more policies: each answer, and every figure that differs.";

    /// <inheritdoc />
    protected override ToolAnswer Answer(Input input, CancellationToken cancellation)
    {
        var operation = ListOperations.Find(input.Operation, "operation");
        var compared = input.Policies.Select((name, i) => Get(name, i, operation, input.Arguments)).ToList();
        try
        {
            var outcome = PolicyComparison.Run(operation, input.Arguments, compared, cancellation);
            return new(ToolJson.Write(outcome), Text(outcome));
        }
        catch (RefusalException refused)
        {
            throw RunOperation.BelowArguments(refused);
        }
    }

    private PolicyDocument Get(string name, int index, Operation operation, JsonElement arguments)
    {
        try
        {
            return policies.For(name, operation, arguments);
        }
        catch (RefusalException refused)
        {
            throw new RefusalException([.. refused.Refusals.Select(refusal => refusal.Path == "policy" ? refusal with { Path = string.Create(CultureInfo.InvariantCulture, $"policies[{index}]") } : RunOperation.BelowArguments(refusal))]);
        }
    }

    private static string Text(PolicyComparison.Outcome outcome)
    {
        var text = new StringBuilder();
        foreach (var side in outcome.Sides)
        {
            text.Append(CultureInfo.InvariantCulture, $"{side.Policy.Name} {side.Policy.Version}: {side.Summary ?? "refused: " + side.Refused}\n");
        }

        text.Append(outcome.Differences.Count == 0 ? "\nNo figure differs.\n" : $"\n{string.Join('\t', outcome.Sides.Select(side => side.Policy.Name).Prepend("figure"))}\n");
        foreach (var difference in outcome.Differences.Take(MostLines))
        {
            text.Append(CultureInfo.InvariantCulture, $"{string.Join('\t', difference.Values.Prepend(difference.Figure))}\n");
        }

        if (outcome.Differences.Count > MostLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"and {outcome.Differences.Count - MostLines} more, all in the data.\n");
        }

        return text.ToString();
    }
}
