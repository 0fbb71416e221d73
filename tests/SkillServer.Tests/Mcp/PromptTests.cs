using System.Text;
using System.Text.Json.Nodes;
using SkillServer.Content;

namespace SkillServer.Tests.Mcp;

public sealed class PromptTests
{
    public static TheoryData<string> Names => [.. Session.Content.Prompts.Select(prompt => prompt.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Prompt_reads_as_agreed(string name)
    {
        var prompt = Session.Content.Prompts.Single(candidate => candidate.Name == name);
        var text = new StringBuilder();
        foreach (var (title, all) in new[] { ("with what is required", false), ("with everything", true) })
        {
            var result = await Get(name, prompt.Arguments.Where(argument => all || argument.Required).ToDictionary(argument => argument.Name, Sample));
            text.Append($"==== {title}\n");
            foreach (var message in result["result"]!["messages"]!.AsArray())
            {
                Assert.Equal("user", (string)message!["role"]!);
                text.Append((string?)message["content"]!["text"] ?? $"-> {message["content"]!["uri"]}").Append('\n');
            }
        }

        Assert.DoesNotContain("{{", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", text.ToString(), StringComparison.Ordinal);
        Testing.Golden.Verify(text.ToString(), $"prompt-{name}");
    }

    [Fact]
    public async Task Bad_arguments_are_explained()
    {
        var text = new StringBuilder();
        foreach (var (name, arguments) in new[]
        {
            ("joint-webinar", "{}"),
            ("joint-webinar", """{"partner":"  ","webinar_date":null}"""),
            ("joint-webinar", """{"partner":"Acme","webinar_date":"2026-12-15","budgt":"5"}"""),
            ("joint-webinar", """{"partner":"Acme","webinar_date":"2026-12-15","partner_tier":"golden"}"""),
            ("joint-webinar", """{"partner":"Acme","webinar_date":20261215}"""),
            ("partnership-marketer", $$"""{"request":"{{new string('x', 100_000)}}"}"""),
            ("qbr", "{}"),
        })
        {
            var answer = await Get(name, JsonNode.Parse(arguments)!.AsObject());
            Assert.Equal(-32602, (int)answer["error"]!["code"]!);
            text.Append($"{name} {(arguments.Length > 200 ? arguments[..20] + "…" : arguments)}\n{answer["error"]!["message"]}\n\n");
        }

        Testing.Golden.Verify(text.ToString(), "prompt-faults");
    }

    [Theory]
    [InlineData("{{goal}} {{#each this}}{{this}}{{/each}} {{{partner_type}}}")]
    [InlineData("{{> secret}} {{lookup . 'x'}} \\{{x}}")]
    [InlineData("R&D <b>\"quoted\"</b> 'it'\nskill://nobody/rules/x.md")]
    public async Task Values_are_data(string value)
    {
        var answer = await Get("partnership-marketer", new Dictionary<string, string> { ["request"] = value });
        Assert.Contains($"## Request\n\n{value}\n", (string)answer["result"]!["messages"]![0]!["content"]!["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody", answer["result"]!["messages"]!.AsArray().Skip(1).Select(message => (string)message!["content"]!["uri"]!));
    }

    private static string Sample(PromptArgument argument) => argument.Choices.Count > 0 ? argument.Choices[0] : $"<{argument.Name}>";

    private static Task<JsonObject> Get(string name, Dictionary<string, string> arguments) => Get(name, new JsonObject(arguments.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Value))));

    private static async Task<JsonObject> Get(string name, JsonObject arguments) =>
        (await Session.PipeAsync(Session.Initialize, Session.Request(1, "prompts/get", $$"""{"name":"{{name}}","arguments":{{arguments.ToJsonString()}}""" + "}")))[1];
}
