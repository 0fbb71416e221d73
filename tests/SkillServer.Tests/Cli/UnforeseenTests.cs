using System.CommandLine;
using SkillServer.Hosts.Cli;

namespace SkillServer.Tests.Cli;

public sealed class UnforeseenTests
{
    [Fact]
    public async Task What_nobody_foresaw_is_one_line_and_its_details_are_kept()
    {
        var (code, error) = await RunAsync(_ => throw new InvalidCastException("secret"));
        Assert.Equal(CommandLine.Refused, code);
        Assert.StartsWith("Internal error: 'work' failed", error);
        Assert.DoesNotContain("secret", error);
        Assert.DoesNotContain("System.", error);
        var file = error[error.IndexOf(Path.GetTempPath(), StringComparison.Ordinal)..].Trim();
        Assert.Contains("secret", await File.ReadAllTextAsync(file));
        File.Delete(file);
    }

    [Fact]
    public async Task Interrupted_is_no_fault() =>
        Assert.Equal((CommandLine.Interrupted, ""), await RunAsync(cancel => throw new OperationCanceledException(cancel), cancelled: true));

    private static async Task<(int Code, string Error)> RunAsync(Func<CancellationToken, int> body, bool cancelled = false)
    {
        using var error = new StringWriter();
        using var cancel = new CancellationTokenSource();
        var command = new RootCommand { new Command("work").Does((_, token) => Task.FromResult(body(token))) };
        if (cancelled)
        {
            await cancel.CancelAsync();
        }

        var code = await command.Parse("work").InvokeAsync(new() { Error = error, EnableDefaultExceptionHandler = false }, cancel.Token);
        return (code, error.ToString());
    }
}
