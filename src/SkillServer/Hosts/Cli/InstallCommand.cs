using System.CommandLine;
using SkillServer.Content;
using SkillServer.Install;

namespace SkillServer.Hosts.Cli;

/// <summary><c>install CLIENT</c>: enters this server in a client's configuration, and takes it out again.</summary>
internal static class InstallCommand
{
    public static Command Create(ContentFolder content, Func<Machine> machine)
    {
        var client = new Argument<string>("client") { Description = string.Join(", ", Client.All.Select(known => known.Name)) + "." };
        var project = new Option<bool>("--project") { Description = "For the folder you are in, instead of for you everywhere." };
        var undo = new Option<bool>("--undo") { Description = "Take it back: what was there before comes back as it was." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do it without asking. Without it a pipe is only shown what would change, and the exit code is 1." };
        return new Command("install", "Enter this server in a client's configuration: shows the change, asks, keeps a copy.") { client, project, undo, yes }.Does(parsed =>
        {
            var chosen = Client.Named(parsed.GetRequiredValue(client));
            var plan = new Installation(content, chosen, machine(), parsed.GetValue(project), parsed.GetValue(undo), Arguments(parsed));
            var output = new Output(parsed);
            foreach (var line in plan.Shown().Concat(plan.Notes))
            {
                output.Text(line);
            }

            if (plan.IsDone)
            {
                output.Text(parsed.GetValue(undo) ? $"{chosen.Title} has nothing of this server to take out." : $"{chosen.Title} has this server already; nothing to change.");
                return 0;
            }

            if (!parsed.GetValue(yes) && !(output.IsTerminal && Agreed(output)))
            {
                output.Text("Nothing was changed. Run it with --yes to do this.");
                return CommandLine.Refused;
            }

            plan.Apply();
            output.Text(parsed.GetValue(undo) ? $"Taken out of {chosen.Title}." : $"Done. {chosen.Restart}");
            return 0;
        });
    }

    /// <summary>The server of an installation uses the company's folders that the command was given.</summary>
    private static IReadOnlyList<string> Arguments(ParseResult parsed) =>
    [
        "serve",
        .. parsed.GetValue(CommandLine.Policies) is { } policies ? ["--policies", policies.FullName] : Array.Empty<string>(),
        .. parsed.GetValue(CommandLine.Workspace) is { } workspace ? ["--workspace", workspace.FullName] : Array.Empty<string>(),
    ];

    private static bool Agreed(Output output)
    {
        output.Text("Make this change? [y/N]");
        return !Console.IsInputRedirected && Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}
