using System.CommandLine;
using SkillServer.Content;
using SkillServer.Tools;

namespace SkillServer.Hosts.Cli;

/// <summary><c>serve</c>: speaks MCP on the standard streams.</summary>
internal static class ServeCommand
{
    public static Command Create(ContentFolder content)
    {
        var toolsets = new Option<string>("--toolsets")
        {
            Description = "Which tools to list, separated by commas: default, all, or areas such as revenue,events. The others stay within reach of run_operation.",
            DefaultValueFactory = _ => "default",
        };
        return new Command("serve", "Speak MCP over standard input and output until input ends.") { toolsets }.Does(async (parsed, cancel) =>
        {
            await StdioHost.RunAsync(content, ToolSet.Offered(parsed.GetRequiredValue(toolsets).Split(',')), cancel).ConfigureAwait(false);
            return 0;
        });
    }
}
