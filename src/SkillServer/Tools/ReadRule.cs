using System.ComponentModel;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Tools;

/// <summary>Reads a rule document, or only the part under one heading.</summary>
public sealed class ReadRule(RuleLibrary rules) : KnowledgeTool<ReadRule.Input, ReadRule.Output>
{
    /// <summary>Which part.</summary>
    public sealed record Input
    {
        /// <summary>Name of the document, or a citation.</summary>
        [Description("Document, e.g. revenue-sharing-models, or a citation document#heading."), Size(1, 200)]
        public required string Rule { get; init; }

        /// <summary>Anchor of the heading.</summary>
        [Description("Only this heading's part, e.g. clawback-provisions."), Size(1, 200)]
        public string? Heading { get; init; }
    }

    /// <summary>The part, and what else the document has.</summary>
    public sealed record Output(string Rule, string Title, string? Heading, string Text, string Uri, IReadOnlyList<string> Headings, IReadOnlyList<string> Operations);

    /// <inheritdoc />
    public override string Name => "read_rule";

    /// <inheritdoc />
    public override string Title => "Read rule";

    /// <inheritdoc />
    public override string Description => "Reads one rule document, or only the part under a heading, as Markdown.";

    /// <inheritdoc />
    protected override ToolAnswer Answer(Input input, CancellationToken cancellation)
    {
        var parts = input.Rule.Split('#', 2);
        var cited = parts.Length == 2 ? parts[1] : null;
        if (cited is not null && input.Heading is not null && cited != input.Heading)
        {
            throw new RefusalException(new Refusal("inconsistent", "heading", input.Heading, $"the heading of the citation, {cited}, or none", "Give the heading once."));
        }

        var rule = rules.Get(parts[0]);
        var heading = (cited ?? input.Heading) is { } anchor ? rule.Heading(anchor) : null;
        var text = heading?.Text ?? rule.Body.TrimStart('\n');
        return new(ToolJson.Write(new Output(rule.Name, rule.Title, heading?.Anchor, text, rule.Uri, [.. rule.Headings.Select(h => h.Anchor)], rule.Operations)), text);
    }
}
