using System.CommandLine;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Hosts.Cli;

/// <summary>The command line: the same content and operations as every other door.</summary>
public static class CommandLine
{
    /// <summary>Exit code when the input, the content or the workspace has a fault.</summary>
    public const int Refused = 1;

    /// <summary>Print data instead of text.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Print JSON.", Recursive = true };

    /// <summary>Parses the arguments and runs the command they name.</summary>
    public static Task<int> RunAsync(string[] args, ContentFolder content, InvocationConfiguration? streams = null)
    {
        var root = new RootCommand("Partnership marketing: rules, exact calculations and documents, over MCP and here.")
        {
            ServeCommand.Create(content),
            ListCommand.Create(),
            CallCommand.Create(content),
            RulesCommand.Create(content),
            WorkspaceCommands.Validate(content),
            WorkspaceCommands.Build(content),
        };
        root.Options.Add(Json);
        streams ??= new();
        streams.EnableDefaultExceptionHandler = false;
        // @file is an input of `call`, not a file of arguments.
        return root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }).InvokeAsync(streams);
    }

    /// <summary>Gives a command its body; every expected fault becomes plain lines on the error stream, here and nowhere else.</summary>
    public static Command Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> body)
    {
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                return await body(parsed, cancel).ConfigureAwait(false);
            }
            catch (Exception fault) when (Lines(fault) is { } lines)
            {
                foreach (var line in lines)
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(line).ConfigureAwait(false);
                }

                return Refused;
            }
        });
        return command;
    }

    /// <inheritdoc cref="Does(Command, Func{ParseResult, CancellationToken, Task{int}})" />
    public static Command Does(this Command command, Func<ParseResult, int> body) => command.Does((parsed, _) => Task.FromResult(body(parsed)));

    private static IEnumerable<string>? Lines(Exception fault) => fault switch
    {
        RefusalException refused => refused.Refusals.Select(refusal => $"{refusal.Code}: {refusal.Message}"),
        ContentException broken => broken.Message.Split('\n'),
        FileNotFoundException missing => [$"{missing.FileName}: there is no such file."],
        DirectoryNotFoundException or UnauthorizedAccessException or IOException => [fault.Message],
        _ => null,
    };
}
