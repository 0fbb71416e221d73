using System.CommandLine;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Install;
using SkillServer.Mcp;

namespace SkillServer.Hosts.Cli;

/// <summary>The command line: the same content and operations as every other door.</summary>
public static class CommandLine
{
    /// <summary>Exit code when the input, the content or the workspace has a fault.</summary>
    public const int Refused = 1;

    /// <summary>Exit code of a command that was interrupted, as shells know it.</summary>
    public const int Interrupted = 130;

    /// <summary>Print data instead of text.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Print JSON.", Recursive = true };

    /// <summary>A company's own policies.</summary>
    public static Option<DirectoryInfo?> Policies { get; } = Folder("--policies", "A folder of your own policies, used beside the shipped ones.");

    /// <summary>A company's workspace, whose documents the tools can make.</summary>
    public static Option<DirectoryInfo?> Workspace { get; } = Folder("--workspace", "Your workspace: render_document makes its documents, and its policies/ are known.");

    /// <summary>Parses the arguments and runs the command they name, on this machine unless another is given.</summary>
    public static async Task<int> RunAsync(string[] args, ContentFolder content, InvocationConfiguration? streams = null, Machine? machine = null)
    {
        // @file is an input of `call`, not a file of arguments.
        var settings = new ParserConfiguration { ResponseFileTokenReplacer = null };
        Machine Here() => machine ??= Machine.Current;
        var parsed = Root(content, Here).Parse(args, settings);
        if (parsed.Errors.Count == 0 && (parsed.GetValue(Policies) ?? parsed.GetValue(Workspace)) is not null)
        {
            var own = parsed.GetValue(Policies) is { } policies ? content.WithPolicies(policies.FullName) : content;
            parsed = Root(parsed.GetValue(Workspace) is { } workspace ? own.WithWorkspace(workspace.FullName) : own, Here).Parse(args, settings);
        }

        streams ??= new();
        using VisibleWriter output = new(streams.Output), error = new(streams.Error);
        (streams.Output, streams.Error) = (output, error);
        streams.EnableDefaultExceptionHandler = false;
        streams.ProcessTerminationTimeout = Http.HttpHost.Patience + TimeSpan.FromSeconds(2); // the HTTP host lets running requests end
        return await parsed.InvokeAsync(streams).ConfigureAwait(false);
    }

    private static RootCommand Root(ContentFolder content, Func<Machine> machine) => new("Partnership marketing: rules, exact calculations and documents, over MCP and here.")
    {
        ServeCommand.Create(content),
        ListCommand.Create(content),
        CallCommand.Create(content),
        ScenarioCommands.WhatIf(content),
        ScenarioCommands.Compare(content),
        RulesCommand.Create(content),
        WorkspaceCommands.New(content),
        WorkspaceCommands.Validate(content),
        WorkspaceCommands.Build(content),
        InstallCommand.Create(content, machine),
        DoctorCommand.Create(content, machine),
        Json,
        Policies,
        Workspace,
    };

    private static Option<DirectoryInfo?> Folder(string name, string description)
    {
        var option = new Option<DirectoryInfo?>(name) { Description = description, Recursive = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !Directory.Exists(result.Tokens[0].Value))
            {
                result.AddError($"{name}: there is no folder '{result.Tokens[0].Value}'. Name one that exists.");
            }
        });
        return option;
    }

    /// <summary>Gives a command its body; every expected fault becomes plain lines on the error stream, here and nowhere else, and one nobody foresaw a line that says where its details are.</summary>
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
                return Told(parsed, lines);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return Interrupted;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                return Told(parsed, [Unforeseen(command.Name, fault)]);
            }
        });
        return command;
    }

    /// <summary>Runs a part of a command that goes on after an expected fault, which is told in the same way.</summary>
    public static int Tell(ParseResult parsed, Func<int> part)
    {
        try
        {
            return part();
        }
        catch (Exception fault) when (Lines(fault) is { } lines)
        {
            return Told(parsed, lines);
        }
    }

    private static string Unforeseen(string command, Exception fault)
    {
        var file = Path.Combine(Path.GetTempPath(), "skillserver-" + Faults.Reference() + ".log");
        try
        {
            File.WriteAllText(file, fault + "\n");
            return $"Internal error: '{command}' failed in a way nobody foresaw, which is a fault of this program and not of yours. Please report it with its details, which are in {file}";
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            return $"Internal error: '{command}' failed in a way nobody foresaw, which is a fault of this program and not of yours. Its details could not be written to {file}";
        }
    }

    private static int Told(ParseResult parsed, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            parsed.InvocationConfiguration.Error.WriteLine(line);
        }

        return Refused;
    }

    /// <inheritdoc cref="Does(Command, Func{ParseResult, CancellationToken, Task{int}})" />
    public static Command Does(this Command command, Func<ParseResult, int> body) => command.Does((parsed, _) => Task.FromResult(body(parsed)));

    /// <summary>An expected fault as its user reads it; null when it is a fault of ours.</summary>
    internal static IEnumerable<string>? Lines(Exception fault) => fault switch
    {
        RefusalException refused => refused.Refusals.Select(refusal => $"{refusal.Code}: {refusal.Message}"),
        ContentException broken => broken.Message.Split('\n'),
        FileNotFoundException missing => [$"{missing.FileName}: there is no such file."],
        DirectoryNotFoundException or UnauthorizedAccessException or IOException => [fault.Message],
        _ => null,
    };
}
