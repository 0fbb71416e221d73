using System.CommandLine;
using System.Globalization;
using SkillServer.Content;
using SkillServer.Workspace;

namespace SkillServer.Hosts.Cli;

/// <summary><c>build DIR</c> and <c>validate DIR</c>: a company's data and its documents.</summary>
internal static class WorkspaceCommands
{
    public static Command Build(ContentFolder content)
    {
        var folder = Folder();
        var only = new Option<string[]>("--only") { Description = "Only these documents or templates, for example qbr or qbr/P05.", AllowMultipleArgumentsPerToken = true };
        var format = new Option<string[]>("--format") { Description = "Only these formats, for example html.", AllowMultipleArgumentsPerToken = true };
        var check = new Option<bool>("--check") { Description = "Write nothing; list what is missing, stale or no longer asked for, and exit with 1 if anything is." };
        var watch = new Option<bool>("--watch") { Description = "Build again whenever a file of the workspace changes, until interrupted." };
        return new Command("build", "Render a workspace's documents into its out/ folder.") { folder, only, format, check, watch }.Does(async (parsed, cancel) =>
        {
            var directory = parsed.GetRequiredValue(folder);
            var (documents, formats) = (Given(parsed.GetValue(only)), Given(parsed.GetValue(format)));
            if (parsed.GetValue(check))
            {
                return Compare(parsed, directory, new WorkspaceBuilder(content).Check(directory, documents, formats, new Output(parsed).Progress()));
            }

            int Once() => Built(parsed, directory, new WorkspaceBuilder(content).Build(directory, documents, formats, new Output(parsed).Progress(), cancel));
            if (!parsed.GetValue(watch))
            {
                return Once();
            }

            await WorkspaceWatch.RunAsync(directory, () => CommandLine.Tell(parsed, Once), cancel).ConfigureAwait(false);
            return 0;
        });
    }

    private static int Built(ParseResult parsed, string directory, WorkspaceReport report)
    {
        var index = report.Files.Any(file => file.Path == "out/index.html") ? $" Open {Path.Combine(directory, "out", "index.html")}." : "";
        return Close(parsed, report, string.Create(CultureInfo.InvariantCulture,
            $"{report.Files.Count} files in {Path.Combine(directory, WorkspaceBuilder.Out)}: {report.Files.Count(file => file.Rendered)} rendered, {report.Files.Count(file => file.Changed)} new or changed{(report.Gone.Count > 0 ? $", {report.Gone.Count} no longer asked for and removed ({string.Join(", ", report.Gone)})" : "")}.{index}"));
    }

    /// <summary><c>new DIR</c>: a workspace with commented files, which builds as it is. Nothing that is there is touched.</summary>
    public static Command New(ContentFolder content)
    {
        var folder = Folder();
        return new Command("new", "Make a workspace: commented files to fill in.") { folder }.Does(parsed =>
        {
            var directory = parsed.GetRequiredValue(folder);
            if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
            {
                throw new ContentException(new(directory, 1, 1), "there are files already. Name a new or an empty folder.");
            }

            var names = Directory.EnumerateFiles(content.Starter, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(content.Starter, file)).Order(StringComparer.Ordinal).ToList();
            foreach (var name in names)
            {
                var target = Path.Combine(directory, name);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllBytes(target, File.ReadAllBytes(Path.Combine(content.Starter, name)));
            }

            new Output(parsed).Text($"{string.Join(", ", names)} in {directory}. Fill them in, then: skillserver validate {directory}, skillserver build {directory}.");
            return 0;
        });
    }

    public static Command Validate(ContentFolder content)
    {
        var folder = Folder();
        return new Command("validate", "Report every fault in a workspace, with file, line and column.") { folder }.Does(parsed =>
        {
            var report = new WorkspaceBuilder(content).Validate(parsed.GetRequiredValue(folder), new Output(parsed).Progress());
            return Close(parsed, report, report.IsGood ? $"No fault in {parsed.GetRequiredValue(folder)}." : "");
        });
    }

    private static Argument<string> Folder() => new("directory") { Description = "The workspace, a folder with program.yaml." };

    private static string[]? Given(string[]? values) => values is { Length: > 0 } ? values : null;

    /// <summary>Names each file that a build would write or remove; says nothing when there is none and no fault.</summary>
    private static int Compare(ParseResult parsed, string directory, WorkspaceReport report)
    {
        foreach (var fault in report.Faults)
        {
            parsed.InvocationConfiguration.Error.WriteLine(fault);
        }

        var changed = report.Files.Where(file => file.Changed).ToList();
        foreach (var file in changed)
        {
            new Output(parsed).Text($"{(File.Exists(Path.Combine(directory, file.Path)) ? "stale" : "missing")}: {file.Path}");
        }

        foreach (var file in report.Gone)
        {
            new Output(parsed).Text($"no longer asked for: {file}");
        }

        return report.IsGood && changed.Count == 0 && report.Gone.Count == 0 ? 0 : CommandLine.Refused;
    }

    private static int Close(ParseResult parsed, WorkspaceReport report, string sentence)
    {
        var error = parsed.InvocationConfiguration.Error;
        foreach (var note in report.Notes)
        {
            error.WriteLine($"note: {note}");
        }

        foreach (var fault in report.Faults)
        {
            error.WriteLine(fault);
        }

        if (sentence.Length > 0)
        {
            new Output(parsed).Text(sentence);
        }

        return report.IsGood ? 0 : CommandLine.Refused;
    }
}
