using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SkillServer.Mcp;

namespace SkillServer.Conformance;

/// <summary>The prompts that the suite gets.</summary>
internal static class PromptFixtures
{
    private const string Asking = "test_input_required_result_prompt";

    public static ListPromptsResult List => new()
    {
        Prompts =
        [
            Entry("test_simple_prompt"),
            Entry("test_prompt_with_arguments", "arg1", "arg2"),
            Entry("test_prompt_with_embedded_resource", "resourceUri"),
            Entry("test_prompt_with_image"),
            Entry(Asking),
        ],
    };

    public static GetPromptResult Get(RequestContext<GetPromptRequestParams> request)
    {
        var name = request.Params!.Name;
        return name switch
        {
            "test_simple_prompt" => Says(Text("This is a simple prompt for testing.")),
            "test_prompt_with_arguments" => Says(Text($"Prompt with arguments: arg1='{Argument(request, "arg1")}', arg2='{Argument(request, "arg2")}'")),
            "test_prompt_with_embedded_resource" => Says(
                new EmbeddedResourceBlock { Resource = new TextResourceContents { Uri = Argument(request, "resourceUri"), MimeType = "text/plain", Text = "Embedded resource content for testing." } },
                Text("Please process the embedded resource above.")),
            "test_prompt_with_image" => Says(ImageContentBlock.FromBytes(Samples.Png, "image/png"), Text("Please analyze the image above.")),
            Asking => Says(Text($"Prompt with context: {Input.Field(Input.Of(request.Params, "user_context"), "context") ?? throw Input.Asked(new() { ["user_context"] = Input.Elicit("What context should the prompt use?", "context") })}")),
            _ => throw Faults.Unknown("prompt", name, [.. List.Prompts.Select(prompt => prompt.Name)]),
        };
    }

    private static Prompt Entry(string name, params string[] arguments) => new()
    {
        Name = name,
        Description = "A fixture of the conformance suite.",
        Arguments = [.. arguments.Select(argument => new PromptArgument { Name = argument, Description = "A test argument.", Required = true })],
    };

    private static string Argument(RequestContext<GetPromptRequestParams> request, string name) =>
        request.Params!.Arguments is { } given && given.TryGetValue(name, out var value) ? value.GetString()! : throw Faults.Params($"'{name}' is missing.");

    private static TextContentBlock Text(string text) => new() { Text = text };

    private static GetPromptResult Says(params ContentBlock[] content) =>
        new() { Messages = [.. content.Select(block => new PromptMessage { Role = Role.User, Content = block })] };
}
