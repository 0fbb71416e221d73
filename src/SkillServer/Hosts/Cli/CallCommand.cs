using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Tools;

namespace SkillServer.Hosts.Cli;

/// <summary><c>call OPERATION --input …</c>: runs one tool.</summary>
internal static class CallCommand
{
    public static Command Create(ContentFolder content)
    {
        var name = new Argument<string>("operation") { Description = "An operation of `list`, or a knowledge tool such as search_rules." };
        var input = new Option<string>("--input", "-i") { Description = "JSON, @FILE, or - for standard input.", DefaultValueFactory = _ => "{}" };
        var policy = new Option<string?>("--policy", "-p") { Description = "The policy to use; standard unless said otherwise." };
        var full = new Option<bool>("--full") { Description = "Show every step." };
        return new Command("call", "Run an operation and show how its figures were worked out.") { name, input, policy, full }.Does(parsed =>
        {
            var tool = new ToolSet(content).Get(parsed.GetRequiredValue(name));
            var arguments = JsonInput.Read(parsed.GetRequiredValue(input));
            if (tool is OperationTool && arguments.ValueKind == JsonValueKind.Object)
            {
                arguments = With(arguments, Extras(arguments, tool, parsed.GetValue(policy), parsed.GetValue(full), parsed.InvocationConfiguration.Error));
            }

            var answer = tool.Call(arguments);
            var output = new Output(parsed);
            if (output.IsJson)
            {
                output.Json(answer.Data);
            }
            else if (tool is OperationTool && output.IsTerminal)
            {
                output.Answer(answer.Data);
            }
            else
            {
                output.Text(answer.Text);
            }

            return 0;
        });
    }

    private static IEnumerable<(string Name, string Value)> Extras(JsonElement arguments, Tool tool, string? policy, bool full, TextWriter notes)
    {
        if (policy is not null)
        {
            yield return ("policy", policy);
        }

        if (full)
        {
            yield return ("detail", "full");
        }

        // Only this door knows a clock; the engine takes the day as an input like any other.
        if (!arguments.TryGetProperty("asOf", out _) && tool.InputSchema()["required"] is JsonArray required && required.Any(field => (string?)field == "asOf"))
        {
            var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            notes.WriteLine($"asOf was not given; {today}, today, is used.");
            yield return ("asOf", today);
        }
    }

    /// <summary>The same members, a repeated one included so that it is refused, and the extra ones.</summary>
    private static JsonElement With(JsonElement arguments, IEnumerable<(string Name, string Value)> extras)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in arguments.EnumerateObject())
            {
                member.WriteTo(writer);
            }

            foreach (var (name, value) in extras)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.ToArray(), EngineJson.Document).RootElement;
    }
}
