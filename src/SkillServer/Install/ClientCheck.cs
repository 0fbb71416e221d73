using System.Text.Json;

namespace SkillServer.Install;

/// <summary>Whether the clients of a machine start a program that is there.</summary>
internal static class ClientCheck
{
    /// <summary>Each file in which a client could have this server: what is true of it, and whether that is a fault.</summary>
    public static IEnumerable<(string What, Func<(string Says, bool IsFault)> Check)> All(Machine machine) =>
        from client in Client.All
        from project in new[] { false, true }
        where !project || client.Project is not null
        let file = client.File(machine, project)
        where !project || (File.Exists(file) && file != client.File(machine, project: false))
        select ($"{client.Title} ({(project ? "this folder" : "you")})", (Func<(string, bool)>)(() => Of(client, file, machine, project)));

    private static (string, bool) Of(Client client, string file, Machine machine, bool project)
    {
        var install = $"skillserver install {client.Name}{(project ? " --project" : "")}";
        if (!File.Exists(file))
        {
            return ($"not set up; if you use it: {install}", false);
        }

        if (new ClientConfig(client, file).Current() is not { } entry)
        {
            return ($"{file} does not have this server; to enter it: {install}", false);
        }

        if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("url", out var url))
        {
            return ($"{file} uses the server at {url}", false);
        }

        return ClientConfig.Command(entry) is not [var program, .. var arguments] ? ($"{file}: the entry '{ClientConfig.Server}' starts no program; mend it: {install}", true)
            : Missing(program, arguments) is { } missing ? ($"{file}: '{missing}' is not there; mend it: {install}", true)
            : !arguments.Contains("serve") ? ($"{file}: the entry '{ClientConfig.Server}' does not serve; mend it: {install}", true)
            : new[] { program }.Concat(arguments).Take(machine.Program.Count).SequenceEqual(machine.Program) ? ($"{file} starts this program", false)
            : ($"{file} starts another one: {string.Join(' ', arguments.Prepend(program))}", false);
    }

    /// <summary>The program, or the file that it is told to run, if it is not there.</summary>
    private static string? Missing(string program, string[] arguments) =>
        !IsThere(program) ? program : arguments.FirstOrDefault(argument => Path.IsPathRooted(argument) && argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && !File.Exists(argument));

    private static bool IsThere(string program) => program.AsSpan().IndexOfAny('/', '\\') >= 0 ? File.Exists(program)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => new[] { "", ".exe", ".cmd" }.Any(ending => File.Exists(Path.Combine(folder, program + ending))));
}
