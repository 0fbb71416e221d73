using System.Globalization;
using System.Text;
using Partnerships.Kernel;

namespace SkillServer.Tools;

/// <summary>An answer as people read it: the answer first, then how it was worked out. A name that was given cannot begin a line of it.</summary>
public static class AnswerText
{
    /// <summary>Plain text, lines ending in LF.</summary>
    public static string Of(Answer answer)
    {
        var text = new StringBuilder(OneLine.Of(answer.Summary)).Append('\n');
        if (answer.Status != AnswerStatus.Complete)
        {
            text.Append(answer.Status == AnswerStatus.NeedsTerms ? "To be agreed first:\n" : "Not given, so left out:\n");
        }

        List(text, [.. answer.Missing.Select(OneLine.Of)]);
        text.Append(CultureInfo.InvariantCulture, $"\nHow it was worked out ({answer.Currency}):\n");
        foreach (var step in answer.Steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"{step.No}. {OneLine.Of($"{step.What}: {step.How}{(step.Value.Length == 0 ? "" : " = ")}{step.Value}")}{(step.Rule is null ? "" : $"  [{step.Rule}]")}\n");
        }

        Section(text, "Assumed", [.. answer.Assumptions.Select(OneLine.Of)]);
        Section(text, "Warnings", [.. answer.Warnings.Select(warning => OneLine.Of(warning.Message) + (warning.Rule is null ? "" : $"  [{warning.Rule}]"))]);
        return text.Append(CultureInfo.InvariantCulture, $"\nPolicy {answer.Policy.Name} {answer.Policy.Version} ({answer.Policy.Hash[..19]}), receipt {answer.Receipt[..19]}\n").ToString();
    }

    private static void Section(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            text.Append('\n').Append(title).Append(":\n");
            List(text, lines);
        }
    }

    private static void List(StringBuilder text, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append("- ").Append(line).Append('\n');
        }
    }
}
