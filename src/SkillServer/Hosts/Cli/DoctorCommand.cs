using System.CommandLine;
using System.Globalization;
using Partnerships;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Install;
using SkillServer.Rendering;
using SkillServer.Workspace;

namespace SkillServer.Hosts.Cli;

/// <summary><c>doctor</c>: checks everything the server reads and every client that should start it, one line each.</summary>
internal static class DoctorCommand
{
    public static Command Create(ContentFolder content, Func<Machine> machine) =>
        new Command("doctor", "Check content, policies, workspace and the clients of this machine; says what to do.").Does(parsed =>
        {
            var output = new Output(parsed);
            output.Text($"skillserver {Machine.Version}, {string.Join(' ', machine().Program)}");
            var checks = Content(content).Concat(content.Workspace is { } folder ? [("workspace", () => Workspace(content, folder))] : []).Concat(ClientCheck.All(machine()));
            var faults = checks.Sum(check => Told(output, check.What, check.Check));
            output.Text(faults == 0 ? "Nothing to mend." : string.Create(CultureInfo.InvariantCulture, $"{faults} to mend."));
            return faults == 0 ? 0 : CommandLine.Refused;
        });

    private static int Told(Output output, string what, Func<(string Says, bool IsFault)> check)
    {
        try
        {
            var (says, isFault) = check();
            output.Text($"{(isFault ? "fault" : "ok")}\t{what}: {says}");
            return isFault ? 1 : 0;
        }
        catch (Exception fault) when (CommandLine.Lines(fault) is { } lines)
        {
            var all = lines.ToList();
            foreach (var line in all)
            {
                output.Text($"fault\t{what}: {line}");
            }

            return all.Count;
        }
    }

    private static IEnumerable<(string What, Func<(string Says, bool IsFault)> Check)> Content(ContentFolder content) =>
    [
        ("operations", () => Good($"{Catalog.Operations.Count}")),
        ("rules", () => Good($"{content.Rules.Rules.Whole().Count} documents, {content.Rules.Sections.Length} characters of index")),
        ("skills", () => Good(string.Join(", ", content.Skills.Whole().Select(skill => skill.Name)))),
        ("prompts", () => Good(string.Join(", ", content.Prompts.Whole().Select(prompt => prompt.Name)))),
        ("templates", () => Templates(content.Templates)),
        .. content.Policies.Names.Select(name => ($"policy {name}", (Func<(string, bool)>)(() => Policy(content.Policies, name)))),
    ];

    private static (string, bool) Templates(string folder)
    {
        var library = new TemplateLibrary([folder]).Whole();
        var cultures = CultureFiles.Names([Path.Combine(folder, CultureFiles.Folder)]);
        foreach (var faults in cultures.Select(culture => new TemplateEngine(library, Currency.Of("USD"), library.Culture(culture)).Faults).Where(faults => faults.Count > 0))
        {
            throw new ContentException(faults);
        }

        return Good($"{library.Templates.Count} and {library.Partials.Count} shared parts, in {string.Join(", ", cultures)}");
    }

    private static (string, bool) Policy(PolicyLibrary policies, string name)
    {
        var versions = policies.All(name);
        return Good($"{string.Join(", ", versions.Select(version => version.Policy.Identity.Version))} in {Path.GetDirectoryName(versions[0].File)}");
    }

    private static (string, bool) Workspace(ContentFolder content, string folder)
    {
        var report = new WorkspaceBuilder(content).Validate(folder);
        return report.IsGood ? Good($"no fault in {folder}") : throw new ContentException([.. report.Faults.Select(fault => (fault.Place, fault.Message))]);
    }

    private static (string Says, bool IsFault) Good(string says) => (says, false);
}
