using System.CommandLine;
using SkillServer.Hosts.Cli;
using SkillServer.Install;

namespace SkillServer.Tests.Cli;

/// <summary>Runs the command line in this process and catches what it prints.</summary>
internal static class Cli
{
    /// <summary>A machine without clients: what is on the one that tests is none of their business.</summary>
    private static readonly Machine Bare = new(Nowhere("home"), Nowhere("settings"), Nowhere("project"), ["skillserver"]);

    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, House.Content.Folder, new InvocationConfiguration { Output = output, Error = error }, Bare);
        return (code, output.ToString(), error.ToString());
    }

    private static string Nowhere(string name) => Path.Combine(Path.GetTempPath(), "skillserver-nowhere", name);
}
