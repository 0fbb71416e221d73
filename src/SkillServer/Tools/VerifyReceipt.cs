using System.ComponentModel;
using System.Text.Json;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Tools;

/// <summary>Recomputes an answer and says whether its receipt holds, or what differs.</summary>
public sealed class VerifyReceipt(PolicyLibrary policies) : KnowledgeTool<VerifyReceipt.Input, VerifyReceipt.Output>
{
    /// <summary>What was asked, and what came of it.</summary>
    public sealed record Input
    {
        /// <summary>Name of the operation.</summary>
        public required string Operation { get; init; }

        /// <summary>Its input.</summary>
        public required JsonElement Arguments { get; init; }

        /// <summary>The receipt.</summary>
        [Size(71, 71)]
        public required string Receipt { get; init; }

        /// <summary>Name of the policy.</summary>
        public string? Policy { get; init; }

        /// <summary>The policy's hash in the answer.</summary>
        [Description("The answer's policy.hash.")]
        public string? PolicyHash { get; init; }

        /// <summary>The answer's result.</summary>
        [Description("The answer's result.")]
        public JsonElement? Result { get; init; }
    }

    /// <summary>Whether it holds, and what differs when it does not.</summary>
    public sealed record Output(bool Equal, string Receipt, PolicyIdentity Policy, IReadOnlyList<string> Differences);

    /// <inheritdoc />
    public override string Name => "verify_receipt";

    /// <inheritdoc />
    public override string Title => "Verify receipt";

    /// <inheritdoc />
    public override string Description => "Recomputes an answer from its operation and input: the receipt is equal, or what differs (policy, figures).";

    /// <inheritdoc />
    protected override ToolAnswer Answer(Input input, CancellationToken cancellation)
    {
        var operation = ListOperations.Find(input.Operation, "operation");
        var answer = operation.Run(input.Arguments, policies.For(input.Policy ?? PolicyLibrary.Default, operation, input.Arguments), cancellation);
        var equal = answer.Receipt == input.Receipt;
        var differences = equal ? [] : Differences(input, answer).ToList();
        var policy = $"{answer.Policy.Name} {answer.Policy.Version}";
        var text = equal
            ? $"Equal: {input.Operation} on this input under policy {policy} gives the same receipt.\n"
            : $"Not equal: recomputed under policy {policy} the receipt is {answer.Receipt}.\n" + string.Concat(differences.Select(difference => $"- {difference}\n"));
        return new(ToolJson.Write(new Output(equal, answer.Receipt, answer.Policy, differences)), text);
    }

    private static IEnumerable<string> Differences(Input input, Answer answer)
    {
        if (input.PolicyHash is { } hash && hash != answer.Policy.Hash)
        {
            yield return $"policy: the answer was given under {hash}, the policy {answer.Policy.Name} {answer.Policy.Version} is {answer.Policy.Hash} now.";
        }

        var figures = input.Result is { } result ? JsonDifference.Between(result, answer.Result, "result").ToList() : [];
        foreach (var figure in figures)
        {
            yield return figure;
        }

        if (figures.Count == 0 && (input.PolicyHash is null || input.PolicyHash == answer.Policy.Hash))
        {
            yield return input.Result is null || input.PolicyHash is null
                ? "give policyHash and result of the answer as well, to tell what differs; the input may not be the one that was sent."
                : "policy and result are the same, so the input is not the one that the receipt was made from.";
        }
    }
}
