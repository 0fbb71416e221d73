namespace SkillServer.Install;

/// <summary>Where clients keep their files on a machine, and how this program is started there.</summary>
/// <param name="Home">The user's folder.</param>
/// <param name="Settings">Where programs keep their settings: %APPDATA%, ~/Library/Application Support or ~/.config.</param>
/// <param name="Project">The folder one stands in.</param>
/// <param name="Program">The program and the arguments that start it, without what it is to do.</param>
/// <param name="ClaudeFolder">Where Claude Code was told to keep its files; null when it was not.</param>
public sealed record Machine(string Home, string Settings, string Project, IReadOnlyList<string> Program, string? ClaudeFolder = null)
{
    private const string Claude = "CLAUDE_CONFIG_DIR";

    /// <summary>This machine and its user.</summary>
    public static Machine Current => new(
        Folder(Environment.SpecialFolder.UserProfile), Folder(Environment.SpecialFolder.ApplicationData), Environment.CurrentDirectory,
        Command(Environment.ProcessPath ?? "skillserver", AppContext.BaseDirectory, Version),
        Environment.GetEnvironmentVariable(Claude) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null);

    /// <summary>The program's version, with the commit it was built from where that is known.</summary>
    public static string Version { get; } = typeof(Machine).Assembly.GetCustomAttributes(false).OfType<System.Reflection.AssemblyInformationalVersionAttribute>().Single().InformationalVersion;

    /// <summary>How the running program is started again: by its own file, by dnx when it came from there, else through dotnet.</summary>
    public static IReadOnlyList<string> Command(string process, string folder, string version)
    {
        if (!Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            return [process];
        }

        var parts = folder.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        var package = parts.Length > 4 && parts[^3] == "tools" && parts[^5].Equals("skillserver", StringComparison.OrdinalIgnoreCase) && !parts.Contains(".store");
        return package ? [process, "dnx", $"SkillServer@{version.Split('+')[0]}", "--yes", "--"] : [process, Path.Combine(folder, "skillserver.dll")];
    }

    private static string Folder(Environment.SpecialFolder folder) => Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify);
}
