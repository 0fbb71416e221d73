using ModelContextProtocol.Protocol;
using SkillServer.Content;

namespace SkillServer.Mcp;

/// <summary>completion/complete: the choices of prompt arguments, and the names that resource templates take.</summary>
internal sealed class Completions(ContentFolder content, Resources resources)
{
    private const int MostValues = 100;

    /// <summary>What begins with the typed text, then what contains it.</summary>
    public CompleteResult Complete(CompleteRequestParams parameters)
    {
        var typed = parameters.Argument.Value;
        var found = Values(parameters.Ref, parameters.Argument.Name)
            .Where(value => value.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 0 : 1).ToList();
        return new() { Completion = new() { Values = [.. found.Take(MostValues)], Total = found.Count, HasMore = found.Count > MostValues } };
    }

    private IEnumerable<string> Values(Reference reference, string argument) => reference switch
    {
        // While a name is still being typed nobody knows it, and nothing to offer serves better than an error.
        PromptReference prompt => content.Prompts.FirstOrDefault(candidate => candidate.Name == prompt.Name) is { } known ? Argument(known, argument).Choices : [],
        ResourceTemplateReference { Uri: Resources.RuleTemplate } => argument switch
        {
            "skill" => content.Skills.Select(skill => skill.Name),
            "rule" => resources.RuleFiles,
            _ => throw Faults.Unknown("variable", argument, ["skill", "rule"]),
        },
        ResourceTemplateReference { Uri: Resources.PolicyTemplate } => argument == "name" ? content.Policies.Names : throw Faults.Unknown("variable", argument, ["name"]),
        ResourceTemplateReference { Uri: Resources.DocumentTemplate } => argument == "name" ? content.Documents.Templates.Keys : throw Faults.Unknown("variable", argument, ["name"]),
        ResourceTemplateReference template => throw Faults.Unknown("resource template", template.Uri ?? "", [Resources.RuleTemplate, Resources.PolicyTemplate, Resources.DocumentTemplate]),
        _ => throw Faults.Params("A completion refers to a prompt (ref/prompt) or a resource template (ref/resource)."),
    };

    private static Content.PromptArgument Argument(Content.Prompt prompt, string argument) =>
        prompt.Arguments.FirstOrDefault(candidate => candidate.Name == argument)
            ?? throw Faults.Unknown($"argument of {prompt.Name}", argument, [.. prompt.Arguments.Select(candidate => candidate.Name)]);
}
