using System.CommandLine;
using SkillServer.Hosts.Cli;

namespace SkillServer.Tests.Cli;

/// <summary>Runs the command line in this process and catches what it prints.</summary>
internal static class Cli
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, House.Content.Folder, new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
