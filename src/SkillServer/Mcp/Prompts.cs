using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Mcp.Asking;
using SkillServer.Rendering;
using SkillServer.Tools;

namespace SkillServer.Mcp;

/// <summary>prompts/list and prompts/get.</summary>
internal sealed partial class Prompts(ContentFolder content, Resources resources)
{
    private readonly Listing<ModelContextProtocol.Protocol.Prompt> _listed = new("prompts", () => [.. content.Prompts.Select(Describe)]);

    /// <summary>The prompts with their arguments.</summary>
    public ListPromptsResult List(RequestContext<ListPromptsRequestParams> request) =>
        request.Keep(new ListPromptsResult { NextCursor = _listed.Give(request) }, TimeSpan.FromMinutes(5), CacheScope.Private);

    /// <summary>The prompt filled with its arguments, and a link to every rule it names.</summary>
    public GetPromptResult Get(RequestContext<GetPromptRequestParams> request)
    {
        var prompt = content.Prompts.Find(request.Params!.Name)
            ?? throw Faults.Unknown("prompt", request.Params!.Name, [.. content.Prompts.Select(candidate => candidate.Name)]);
        var text = TemplateEngine.RenderPrompt(prompt, Bind(prompt, new(request.JsonRpcRequest, request.Server)));
        if (text.Length > AnswerLimit.Most)
        {
            throw Faults.Params($"The arguments make a prompt of {Decimals.Text(text.Length)} characters; at most {Decimals.Text(AnswerLimit.Most)} are accepted. Shorten them, or give a part at a time.");
        }

        var links = Links().Matches(text).Select(match => match.Value).Distinct().ToList();
        var known = resources.SkillFiles.Where(resource => links.Contains(resource.Uri)).OrderBy(resource => links.IndexOf(resource.Uri));
        return new()
        {
            Description = prompt.Description,
            Messages =
            [
                new() { Role = Role.User, Content = new TextContentBlock { Text = text } },
                .. known.Select(resource => new PromptMessage
                {
                    Role = Role.User,
                    Content = new ResourceLinkBlock { Uri = resource.Uri, Name = resource.Name, Title = resource.Title, Description = resource.Description, MimeType = resource.MimeType, Size = resource.Size },
                }),
            ],
        };
    }

    /// <summary>A value for every argument; everything wrong is said at once. An empty value is none.</summary>
    private static Dictionary<string, string> Bind(Content.Prompt prompt, Round round)
    {
        var given = Given(round);
        var (faults, missing) = (new List<string>(), new List<Content.PromptArgument>());
        var names = prompt.Arguments.Select(argument => argument.Name).ToList();
        faults.AddRange(given.Keys.Where(name => !names.Contains(name)).Select(name =>
            $"'{Faults.Short(name)}' is not an argument; there are {string.Join(", ", names)}.{Faults.Hint(name, names)}"));
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in prompt.Arguments)
        {
            var value = given.TryGetValue(argument.Name, out var json) && json.ValueKind != JsonValueKind.Null ? json : (JsonElement?)null;
            var text = value is { ValueKind: JsonValueKind.String } ? value.Value.GetString()!.Trim() : "";
            values[argument.Name] = text.Length > 0 ? text : argument.Default ?? "";
            if (value is { ValueKind: not JsonValueKind.String })
            {
                faults.Add($"'{argument.Name}' is not a text. Send it in quotes.");
            }
            else if (argument.Required && values[argument.Name].Length == 0)
            {
                faults.Add($"'{argument.Name}' is missing: {argument.Description}");
                missing.Add(argument);
            }
            else if (text.Length > 0 && argument.Choices.Count > 0 && !argument.Choices.Contains(text))
            {
                faults.Add($"'{argument.Name}' is '{Faults.Short(text)}'; allowed is one of {string.Join(", ", argument.Choices)}.{Faults.Hint(text, argument.Choices)}");
            }
        }

        if (faults.Count == missing.Count)
        {
            round.Ask($"{Title(prompt)}: please fill in what is missing.", Form.Of(missing));
        }

        return faults.Count == 0 ? values : throw Faults.Params($"The prompt '{prompt.Name}' cannot be filled:\n" + string.Join('\n', faults));
    }

    private static Dictionary<string, JsonElement> Given(Round round)
    {
        try
        {
            return round.Arguments() switch
            {
                null => [],
                JsonObject given => given.ToDictionary(argument => argument.Key, argument => argument.Value is { } value ? JsonText.Element(value) : JsonElement.Parse("null"), StringComparer.Ordinal),
                _ => throw Faults.Params("'arguments' is not an object. Send each argument by its name."),
            };
        }
        catch (RefusalException refused)
        {
            throw Faults.Params(refused.Message);
        }
        catch (ArgumentException)
        {
            throw Faults.Params(new Refusal("duplicate_field", "arguments", "a field twice", "each field once", "Remove one of the two.").Message);
        }
    }

    private static string Title(Content.Prompt prompt) => prompt.Description[..prompt.Description.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>A client shows choices only when the description names them.</summary>
    private static ModelContextProtocol.Protocol.Prompt Describe(Content.Prompt prompt) => new()
    {
        Name = prompt.Name,
        Title = Title(prompt),
        Description = prompt.Description,
        Arguments = [.. prompt.Arguments.Select(argument => new ModelContextProtocol.Protocol.PromptArgument
        {
            Name = argument.Name, Description = Describe(argument), Required = argument.Required,
        })],
    };

    private static string Describe(Content.PromptArgument argument) => argument.Description
        + (argument.Choices.Count > 0 ? $" One of {string.Join(", ", argument.Choices)}." : "")
        + (argument.Default is { Length: > 0 } value ? $" Default {value}." : "");

    [GeneratedRegex(@"skill://[a-z0-9-]+/[A-Za-z0-9_/-]+\.md", RegexOptions.CultureInvariant)]
    private static partial Regex Links();
}
