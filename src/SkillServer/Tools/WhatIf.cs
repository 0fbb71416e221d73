using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using Partnerships.Scenarios;
using SkillServer.Content;

namespace SkillServer.Tools;

/// <summary>Asks an operation the same question for many values of one figure, or for the value that reaches a target.</summary>
public sealed class WhatIf(PolicyLibrary policies) : KnowledgeTool<WhatIf.Input, WhatIf.Output>
{
    /// <summary>Which operation on what, which figure varies, and over what or towards what.</summary>
    public sealed record Input
    {
        /// <summary>Name of the operation.</summary>
        public required string Operation { get; init; }

        /// <summary>Its input; the varied field may be left out.</summary>
        public required JsonElement Arguments { get; init; }

        /// <summary>Path of the figure that varies.</summary>
        [Description("Input field, e.g. amount, or policy figure, e.g. policy.tiers.levels[Gold].arr.")]
        public required string Vary { get; init; }

        /// <summary>The values to try.</summary>
        [Size(1, Sweep.MostValues)]
        public IReadOnlyList<JsonValue>? Values { get; init; }

        /// <summary>Start of a range.</summary>
        [Description("Or a range.")]
        public decimal? From { get; init; }

        /// <summary>End of the range, inclusive.</summary>
        public decimal? To { get; init; }

        /// <summary>Step of the range.</summary>
        public decimal? Step { get; init; }

        /// <summary>Path of the figure watched in the result.</summary>
        [Description("Result figure to show, e.g. commission.")]
        public string? Figure { get; init; }

        /// <summary>What the figure should come to.</summary>
        [Description("Find the first value in the range at which figure comes to this.")]
        public decimal? Target { get; init; }

        /// <summary>Name of the policy.</summary>
        public string? Policy { get; init; }
    }

    /// <summary>The rows of a sweep, or the outcome of a search.</summary>
    public sealed record Output(string Operation, string Vary, string Summary, IReadOnlyList<Sweep.Row>? Rows, Solve.Outcome? Search, PolicyIdentity Policy);

    /// <inheritdoc />
    public override string Name => "what_if";

    /// <inheritdoc />
    public override string Title => "What if";

    /// <inheritdoc />
    public override string Description => "One operation over many values of an input or policy figure, or the first value at which a result figure reaches a target.";

    /// <inheritdoc />
    protected override ToolAnswer Answer(Input input, CancellationToken cancellation)
    {
        var operation = ListOperations.Find(input.Operation, "operation");
        var policy = policies.For(input.Policy ?? PolicyLibrary.Default, operation, input.Arguments);
        try
        {
            var variation = new Variation(operation, input.Arguments, policy, input.Vary, cancellation);
            return input.Target is { } target ? Search(input, variation, target) : Values(input, variation);
        }
        catch (RefusalException refused)
        {
            throw new RefusalException([.. refused.Refusals.Select(refusal => Fields.Contains(refusal.Path) ? refusal : RunOperation.BelowArguments(refusal))]);
        }
    }

    private static readonly string[] Fields = ["operation", "arguments", "vary", "values", "from", "to", "step", "figure", "target", "policy"];

    private static ToolAnswer Values(Input input, Variation variation)
    {
        if (input.Values is not null == (input.From is not null || input.To is not null))
        {
            throw new RefusalException(new Refusal("one_of", "values", input.Values is null ? null : "values and a range", "values, or from and to", "Give one of the two."));
        }

        var values = input.Values ?? [.. Sweep.Range(Needed(input.From, "from"), Needed(input.To, "to"), Needed(input.Step, "step")).Select(value => JsonValue.Create(value))];
        var rows = Sweep.Run(variation, values, input.Figure);
        var refused = rows.Count(row => row.Refused is not null);
        var summary = string.Create(CultureInfo.InvariantCulture, $"{variation.Operation} for {rows.Count} {(rows.Count == 1 ? "value" : "values")} of {input.Vary}{(refused > 0 ? $"; {refused} refused" : "")}.");
        return new(ToolJson.Write(new Output(variation.Operation, input.Vary, summary, rows, null, variation.Policy)), Table(input.Vary, summary, rows));
    }

    private static ToolAnswer Search(Input input, Variation variation, decimal target)
    {
        var figure = input.Figure ?? throw new RefusalException(new Refusal("missing_field", "figure", null, "the result figure that is to reach the target", "Name it, e.g. commission."));
        if (input.Values is not null)
        {
            throw new RefusalException(new Refusal("not_with", "values", "values and a target", "a range with a target", "Give from and to instead."));
        }

        if (variation.SmallestStep is not { } smallest)
        {
            throw new RefusalException(new Refusal("not_a_number", "vary", input.Vary, "a field that is a number", "Give values instead of a range to compare words."));
        }

        var outcome = Solve.Run(variation, Needed(input.From, "from"), Needed(input.To, "to"), input.Step ?? smallest, figure, target);
        var goal = $"{figure} of {Decimals.Text(target)}";
        var summary = outcome.Reached is { } reached
            ? $"{input.Vary} {Decimals.Text(reached.Value)} is the first from {Decimals.Text(outcome.From.Value)} on to reach {goal}: there it is {Decimals.Text(reached.Figure)}"
                + (outcome.Before is { } before ? $", one step before it is {Decimals.Text(before.Figure)}." : ", and it is the first value of the range; start lower to see whether an earlier one does.")
            : $"No value of {input.Vary} up to {Decimals.Text(outcome.To.Value)} reaches {goal}: it goes from {Decimals.Text(outcome.From.Figure)} to {Decimals.Text(outcome.To.Figure)}.";
        return new(ToolJson.Write(new Output(variation.Operation, input.Vary, summary, null, outcome, variation.Policy)), $"{summary}\nPolicy {variation.Policy.Name} {variation.Policy.Version}; {outcome.Runs} calculations.\n");
    }

    private static decimal Needed(decimal? value, string name) => value
        ?? throw new RefusalException(new Refusal("missing_field", name, null, "a number", "A range has from and to; a list of values along it needs a step too."));

    private static string Table(string vary, string summary, IReadOnlyList<Sweep.Row> rows)
    {
        var text = new StringBuilder(summary).Append('\n');
        var columns = rows.Where(row => row.Figures is not null).SelectMany(row => row.Figures!.Value.EnumerateObject().Select(member => member.Name)).Distinct().ToList();
        text.Append(CultureInfo.InvariantCulture, $"\n{string.Join('\t', columns.Prepend(vary))}\n");
        foreach (var row in rows)
        {
            var cells = row.Refused is { } why ? ["refused: " + why]
                : columns.Select(name => row.Figures!.Value.TryGetProperty(name, out var value) ? ToolJson.Text(value) : row.Status == AnswerStatus.NeedsTerms ? "to be agreed" : "–");
            text.Append(CultureInfo.InvariantCulture, $"{string.Join('\t', cells.Prepend(row.Value.ToString()))}\n");
        }

        return text.ToString();
    }
}
