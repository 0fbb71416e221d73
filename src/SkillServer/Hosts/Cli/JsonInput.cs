using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Hosts.Cli;

/// <summary>JSON given on the command line, in a file or on standard input.</summary>
internal static class JsonInput
{
    private static readonly JsonDocumentOptions Strict = EngineJson.Document with { AllowDuplicateProperties = false };

    public static JsonNode Read(string source)
    {
        var (name, text) = source switch
        {
            "-" => ("standard input", Console.In.ReadToEnd()),
            ['@', .. var file] => (file, File.ReadAllText(file)),
            _ => ("--input", source),
        };
        try
        {
            return JsonNode.Parse(text, null, Strict) ?? throw new ContentException(new(name, 1, 1), "null is not an input. Write an object such as {\"arr\":70000}.");
        }
        catch (JsonException fault)
        {
            throw new ContentException(new(name, (int)(fault.LineNumber ?? 0) + 1, (int)(fault.BytePositionInLine ?? 0) + 1), Why(fault, text));
        }
    }

    private static string Why(JsonException fault, string text) =>
        string.IsNullOrWhiteSpace(text) ? "nothing was given. Write an object such as {\"arr\":70000}."
        : fault.Message.Contains("uplicate", StringComparison.Ordinal) ? "a field is given twice. Remove one of the two."
        : fault.Message.Contains("depth", StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"values are nested deeper than {Strict.MaxDepth}. Flatten them.")
        : "this is not valid JSON. Names and texts need double quotes; numbers none; no comma after the last item.";
}
