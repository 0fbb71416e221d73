using System.CommandLine;
using SkillServer.Content;

namespace SkillServer.Hosts.Cli;

/// <summary><c>serve</c>: speaks MCP on the standard streams.</summary>
internal static class ServeCommand
{
    public static Command Create(ContentFolder content) =>
        new Command("serve", "Speak MCP over standard input and output until input ends.").Does(async (_, cancel) =>
        {
            await StdioHost.RunAsync(content, cancel).ConfigureAwait(false);
            return 0;
        });
}
