using System.Collections.Concurrent;
using System.CommandLine;
using ModelContextProtocol.Server;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Hosts.Http;
using SkillServer.Hosts.Stdio;
using SkillServer.Mcp;
using SkillServer.Mcp.Asking;
using SkillServer.Tools;

namespace SkillServer.Hosts.Cli;

/// <summary><c>serve</c>: speaks MCP on the standard streams, or over HTTP.</summary>
internal static class ServeCommand
{
    private const string Default = "default";

    private static readonly Option<string> Toolsets = new("--toolsets")
    {
        Description = "Which tools to list, separated by commas: default, all, or areas such as revenue,events. The others stay within reach of run_operation.",
        DefaultValueFactory = _ => Default,
    };

    private static readonly Option<string?> Http = new("--http") { Description = "Serve over HTTP at this address, e.g. 127.0.0.1:5080; the path /mcp/revenue,events chooses toolsets." };
    private static readonly Option<FileInfo?> Tokens = new("--tokens") { Description = $"With --http: a file of bearer tokens, 'name token' a line; or set {BearerTokens.Variable}. Needed for any address but this machine's own." };
    private static readonly Option<string[]> Hosts = new("--allow-host") { Description = "With --http: a name by which clients address this server.", DefaultValueFactory = _ => [] };
    private static readonly Option<int> Rate = Whole("--rate", 600, "With --http: most requests a minute for each token.");
    private static readonly Option<int> Timeout = Whole("--timeout", 30, "With --http: seconds after which a request is cancelled.");

    public static Command Create(ContentFolder content) =>
        new Command("serve", "Speak MCP over standard input and output until input ends, or over HTTP.") { Toolsets, Http, Tokens, Hosts, Rate, Timeout }.Does(async (parsed, cancel) =>
        {
            var chosen = parsed.GetRequiredValue(Toolsets);
            if (chosen != Default)
            {
                _ = Offered(chosen); // a wrong name is refused now; the default is known to be right, and need not load the catalog before the first answer
            }

            _ = RequestState.Checked(Environment.GetEnvironmentVariable(RequestState.Variable)); // a bad one is refused now, not in the middle of a call
            using var export = TelemetryExport.Start(Environment.GetEnvironmentVariable, parsed.InvocationConfiguration.Error.WriteLine);
            await (parsed.GetValue(Http) is { } address
                ? ServeAsync(content, chosen, Settings(parsed, address), parsed.InvocationConfiguration.Error.WriteLine, cancel)
                : StdioHost.RunAsync(new(content), new(() => Offered(chosen)), cancel)).ConfigureAwait(false);
            return 0;
        });

    private static HttpSettings Settings(ParseResult parsed, string address) =>
        HttpSettings.For(address, parsed.GetRequiredValue(Hosts), BearerTokens.Read(parsed.GetValue(Tokens), Environment.GetEnvironmentVariable(BearerTokens.Variable))) with
        {
            RatePerMinute = parsed.GetValue(Rate), Timeout = TimeSpan.FromSeconds(parsed.GetValue(Timeout)),
        };

    private static async Task ServeAsync(ContentFolder content, string chosen, HttpSettings settings, Action<string> log, CancellationToken cancel)
    {
        var live = new LiveContent(content);
        var servers = new ConcurrentDictionary<string, McpServerOptions>(StringComparer.Ordinal);
        var unnamed = new Lazy<McpServerOptions>(() => Named(chosen));
        McpServerOptions Server(string? toolsets) => toolsets is null ? unnamed.Value : Named(toolsets);
        McpServerOptions Named(string toolsets)
        {
            var offered = Offered(toolsets);
            var key = string.Join(',', offered.Order(StringComparer.Ordinal)); // one for each choice, however it was spelled
            return servers.GetOrAdd(key, _ => McpEndpoint.Options(live, new(() => offered), log, sessions: false));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var watching = Task.Run(() => live.WatchAsync(log, stop.Token), CancellationToken.None);
        await HttpHost.RunAsync(settings, Server, () => Trouble(live), log, address => log($"Serving MCP at {address}"), cancel).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await watching.ConfigureAwait(false);
    }

    private static IReadOnlySet<string> Offered(string toolsets) => ToolSet.Offered(toolsets.Split(','));

    /// <summary>Not ready only when there never was good content. Whoever asks may be a stranger, so that the log has the details, not the answer.</summary>
    private static string? Trouble(LiveContent live)
    {
        try
        {
            live.Current.Policies.Get(PolicyLibrary.Default);
            return null;
        }
        catch (Exception fault) when (fault is ContentException or RefusalException or IOException)
        {
            return "a file of this server is at fault; 'skillserver doctor' says which";
        }
    }

    private static Option<int> Whole(string name, int otherwise, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var value) || value is < 1 or > 1_000_000))
            {
                result.AddError($"{name}: '{result.Tokens[0].Value}' is not a whole number from 1 to 1000000.");
            }
        });
        return option;
    }
}
