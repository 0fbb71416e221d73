using System.CommandLine;
using SkillServer.Content;
using SkillServer.Tools;

namespace SkillServer.Hosts.Cli;

/// <summary><c>serve</c>: speaks MCP on the standard streams.</summary>
internal static class ServeCommand
{
    private const string Default = "default";

    public static Command Create(ContentFolder content)
    {
        var toolsets = new Option<string>("--toolsets")
        {
            Description = "Which tools to list, separated by commas: default, all, or areas such as revenue,events. The others stay within reach of run_operation.",
            DefaultValueFactory = _ => Default,
        };
        return new Command("serve", "Speak MCP over standard input and output until input ends.") { toolsets }.Does(async (parsed, cancel) =>
        {
            var chosen = parsed.GetRequiredValue(toolsets).Split(',');
            var offered = new Lazy<IReadOnlySet<string>>(() => ToolSet.Offered(chosen));
            if (chosen is not [Default])
            {
                _ = offered.Value; // a wrong name is refused now; the default is known to be right, and need not load the catalog before the first answer
            }

            await StdioHost.RunAsync(content, offered, cancel).ConfigureAwait(false);
            return 0;
        });
    }
}
