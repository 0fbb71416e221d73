using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SkillServer.Tools;
using SkillServer.Workspace;
using Spectre.Console;

namespace SkillServer.Hosts.Cli;

/// <summary>Prints for whoever reads: tables on a terminal, plain text in a pipe, JSON on request.</summary>
internal sealed class Output(ParseResult parsed)
{
    private readonly TextWriter _out = parsed.InvocationConfiguration.Output;

    public bool IsJson { get; } = parsed.GetValue(CommandLine.Json);

    public bool IsTerminal { get; } = !Console.IsOutputRedirected && parsed.InvocationConfiguration.Output is VisibleWriter { IsConsole: true };

    public void Text(string text) => _out.Write(text.EndsWith('\n') ? text : text + "\n");

    public void Json(JsonElement data)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            data.WriteTo(writer);
        }

        Text(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>A knowledge tool's answer: its text, or its data on request.</summary>
    public static int Print(ParseResult parsed, ToolAnswer answer)
    {
        var output = new Output(parsed);
        if (output.IsJson)
        {
            output.Json(answer.Data);
        }
        else
        {
            output.Text(answer.Text);
        }

        return 0;
    }

    public void Table(IReadOnlyList<string> head, IEnumerable<string[]> rows)
    {
        if (!IsTerminal)
        {
            foreach (var row in rows)
            {
                Text(string.Join('\t', row.Select(VisibleWriter.Cell)));
            }

            return;
        }

        AnsiConsole.Write(Drawn(head, rows));
    }

    /// <summary>A table as a terminal shows it.</summary>
    internal static Table Drawn(IReadOnlyList<string> head, IEnumerable<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var title in head)
        {
            table.AddColumn(new TableColumn(Markup.Escape(title)) { NoWrap = title is "Operation" or "Area" or "Value" or "Rule" });
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(cell => Markup.Escape(VisibleWriter.Cell(cell)))]);
        }

        return table;
    }

    /// <summary>Says on a terminal what is being built; a pipe is not told.</summary>
    public IProgress<BuildProgress>? Progress() => IsTerminal ? new Line() : null;

    /// <summary>The answer's sentence, its working as a table, and what to know.</summary>
    public void Answer(JsonElement answer)
    {
        Text(answer.GetProperty("summary").GetString()!);
        Table(["No.", "Step", "How", "Value", "Rule"], answer.GetProperty("steps").EnumerateArray().Select(step => new[]
        {
            step.GetProperty("no").ToString(), Value(step, "what"), Value(step, "how"), Value(step, "value"), Value(step, "rule"),
        }));
        foreach (var (title, lines) in new[]
        {
            ("Not given", Texts(answer, "missing")), ("Assumed", Texts(answer, "assumptions")),
            ("Warning", answer.GetProperty("warnings").EnumerateArray().Select(warning => Value(warning, "message"))),
        })
        {
            foreach (var line in lines)
            {
                Text($"{title}: {line}");
            }
        }

        var policy = answer.GetProperty("policy");
        Text($"Policy {Value(policy, "name")} {Value(policy, "version")}, receipt {Value(answer, "receipt")}");
    }

    private static IEnumerable<string> Texts(JsonElement answer, string name) => answer.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);

    private static string Value(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.ToString() : "";

    private sealed class Line : IProgress<BuildProgress>
    {
        public void Report(BuildProgress value) => Console.Error.Write(value.Done == value.Of ? "\r\u001b[K" : $"\r\u001b[K{value.Done + 1} of {value.Of}: {VisibleWriter.Cell(value.Document)}");
    }
}
