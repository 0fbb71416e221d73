using System.Globalization;
using System.Text.Json;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Hosts.Cli;

/// <summary>JSON given on the command line, in a file or on standard input.</summary>
internal static class JsonInput
{
    public static JsonElement Read(string source)
    {
        var (name, text) = source switch
        {
            "-" => ("standard input", Console.In.ReadToEnd()),
            ['@', .. var file] => (file, File.Exists(file) ? File.ReadAllText(file) : throw new FileNotFoundException(null, file)),
            _ => ("--input", source),
        };
        try
        {
            return JsonDocument.Parse(text, EngineJson.Document).RootElement;
        }
        catch (JsonException fault)
        {
            throw new ContentException(new(name, (int)(fault.LineNumber ?? 0) + 1, (int)(fault.BytePositionInLine ?? 0) + 1), Why(fault, text));
        }
    }

    private static string Why(JsonException fault, string text) =>
        string.IsNullOrWhiteSpace(text) ? "nothing was given. Write an object such as {\"arr\":70000}."
        : fault.Message.Contains("depth", StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"values are nested deeper than {EngineJson.Document.MaxDepth}. Flatten them.")
        : "this is not valid JSON. Names and texts need double quotes; numbers none; no comma after the last item.";
}
