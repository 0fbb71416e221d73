using System.CommandLine;
using SkillServer.Hosts.Cli;
using SkillServer.Install;

namespace SkillServer.Tests.Install;

/// <summary>A user's machine in a folder of its own.</summary>
internal sealed class Home : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("home").FullName;

    public Home()
    {
        File.WriteAllText(PathTo("skillserver"), "the program");
        Machine = new(Directory.CreateDirectory(PathTo("home")).FullName, Directory.CreateDirectory(PathTo("settings")).FullName, Directory.CreateDirectory(PathTo("project")).FullName, [PathTo("skillserver")]);
    }

    public Machine Machine { get; set; }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public string PathTo(params string[] parts) => Path.Combine([_root, .. parts]);

    public string Write(string text, params string[] parts)
    {
        var path = PathTo(parts);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Every file with its text, but for the program.</summary>
    public Dictionary<string, string> Files() => Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Where(file => file != PathTo("skillserver"))
        .ToDictionary(file => Path.GetRelativePath(_root, file).Replace('\\', '/'), File.ReadAllText);

    /// <summary>Every file and folder there is.</summary>
    public string[] Entries() => [.. Directory.EnumerateFileSystemEntries(_root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Runs the program; what it prints names this folder <c>~</c>.</summary>
    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, House.Content.Folder, new InvocationConfiguration { Output = output, Error = error }, Machine);
        return (code, output.ToString().Replace(_root, "~", StringComparison.Ordinal), error.ToString().Replace(_root, "~", StringComparison.Ordinal));
    }
}
