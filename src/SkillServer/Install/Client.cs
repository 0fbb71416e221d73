using Partnerships.Kernel;

namespace SkillServer.Install;

/// <summary>A program that can use this server, and the file in which it looks for servers.</summary>
/// <param name="Name">The word for it on the command line.</param>
/// <param name="Title">Its own name.</param>
/// <param name="Servers">The member of its file that holds the servers.</param>
/// <param name="IsTyped">Whether an entry says that it is started and spoken to over standard streams.</param>
/// <param name="Restart">What makes it see a new entry.</param>
public sealed record Client(string Name, string Title, string Servers, bool IsTyped, string Restart)
{
    /// <summary>Its file for the user, on any platform.</summary>
    public required Func<Machine, string> User { get; init; }

    /// <summary>Its file in a project; null when it has none.</summary>
    public Func<Machine, string>? Project { get; init; }

    /// <summary>Where it looks for skills; null when it does not.</summary>
    public Func<Machine, bool, string>? Skills { get; init; }

    /// <summary>The clients there are.</summary>
    public static IReadOnlyList<Client> All { get; } =
    [
        new("claude-code", "Claude Code", "mcpServers", true, "Start it again; /mcp shows the server, /partnership-marketer and /channel-partner-management are its skills.")
        {
            User = machine => Path.Combine(machine.ClaudeFolder ?? machine.Home, ".claude.json"),
            Project = machine => Path.Combine(machine.Project, ".mcp.json"),
            Skills = (machine, project) => Path.Combine(project ? Path.Combine(machine.Project, ".claude") : machine.ClaudeFolder ?? Path.Combine(machine.Home, ".claude"), "skills"),
        },
        new("claude-desktop", "Claude Desktop", "mcpServers", false, "Quit it and start it again.")
        {
            User = machine => Path.Combine(machine.Settings, "Claude", "claude_desktop_config.json"),
        },
        new("vscode", "VS Code", "servers", true, "It offers to start the server; 'MCP: List Servers' shows it.")
        {
            User = machine => Path.Combine(machine.Settings, "Code", "User", "mcp.json"),
            Project = machine => Path.Combine(machine.Project, ".vscode", "mcp.json"),
        },
        new("cursor", "Cursor", "mcpServers", false, "Its settings show the server under MCP.")
        {
            User = machine => Path.Combine(machine.Home, ".cursor", "mcp.json"),
            Project = machine => Path.Combine(machine.Project, ".cursor", "mcp.json"),
        },
    ];

    /// <summary>The client of that name.</summary>
    public static Client Named(string name) => All.FirstOrDefault(client => client.Name == name)
        ?? throw new RefusalException(new Refusal("unknown_client", "client", name, "one of " + string.Join(", ", All.Select(client => client.Name)),
            Nearest.Or(name, All.Select(client => client.Name), "For another client, docs/install.md says what to write into its file.")));

    /// <summary>Its file.</summary>
    public string File(Machine machine, bool project) => !project ? User(machine)
        : (Project ?? throw new RefusalException(new Refusal("no_project", "--project", Name, "a client that reads a project's own file: " + string.Join(", ", All.Where(client => client.Project is not null).Select(client => client.Name)),
            $"{Title} has one file for the user; leave --project out.")))(machine);
}
