using System.CommandLine;
using System.Text.Json.Nodes;
using SkillServer.Content;
using SkillServer.Tools;

namespace SkillServer.Hosts.Cli;

/// <summary><c>rules search</c> and <c>rules show</c>.</summary>
internal static class RulesCommand
{
    public static Command Create(ContentFolder content) => new("rules", "Search and read the rule documents.") { Search(content), Show(content) };

    private static Command Search(ContentFolder content)
    {
        var words = new Argument<string[]>("words") { Description = "What to look for.", Arity = ArgumentArity.OneOrMore };
        var section = new Option<string?>("--section") { Description = "Only this section, for example revenue." };
        return new Command("search", "Find headings by words.") { words, section }.Does(parsed =>
        {
            var arguments = new JsonObject { ["query"] = string.Join(' ', parsed.GetRequiredValue(words)) };
            if (parsed.GetValue(section) is { } only)
            {
                arguments["section"] = only;
            }

            return Call(new SearchRules(content.Rules), arguments, parsed);
        });
    }

    private static Command Show(ContentFolder content)
    {
        var rule = new Argument<string>("rule") { Description = "A document, or a citation document#heading." };
        return new Command("show", "Print a rule document, or the part under a heading.") { rule }
            .Does(parsed => Call(new ReadRule(content.Rules), new() { ["rule"] = parsed.GetRequiredValue(rule) }, parsed));
    }

    private static int Call(Tool tool, JsonObject arguments, ParseResult parsed) => Output.Print(parsed, tool.Call(JsonText.Element(arguments)));
}
