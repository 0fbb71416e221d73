using Testing;

namespace SkillServer.Tests.Cli;

/// <summary>The command line as its user sees it: what it prints, where, and its exit code.</summary>
public sealed class CliTests
{
    public static TheoryData<string, string[]> Commands => new()
    {
        { "call_assign_tier", ["call", "assign_tier", "--input", """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}"""] },
        { "call_json", ["call", "assign_tier", "--json", "-i", """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}"""] },
        { "call_missing_fields", ["call", "assign_tier", "-i", """{"arr":70000}"""] },
        { "call_broken_json", ["call", "assign_tier", "-i", "{\"arr\":70000,\n \"qualifiedReferrals\": 18,}"] },
        { "call_duplicate", ["call", "assign_tier", "-i", """{"arr":70000,"arr":1}"""] },
        { "call_empty", ["call", "assign_tier", "-i", ""] },
        { "call_unknown_operation", ["call", "asign_tier"] },
        { "call_unknown_policy", ["call", "assign_tier", "-p", "standrd", "-i", """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}"""] },
        { "call_no_such_file", ["call", "assign_tier", "-i", "@no-such-file.json"] },
        { "rules_search", ["rules", "search", "clawback", "after", "90", "days"] },
        { "rules_show", ["rules", "show", "revenue-sharing-models#clawback-provisions"] },
        { "rules_show_unknown", ["rules", "show", "revenue-sharing-models#clawbck-provisions"] },
        { "rules_unknown_section", ["rules", "search", "tier", "--section", "revenu"] },
        { "list", ["list"] },
        { "unknown_command", ["cal"] },
    };

    [Theory, MemberData(nameof(Commands))]
    public async Task Prints_what_its_user_reads(string name, string[] args)
    {
        var (code, output, error) = await Cli.RunAsync(args);
        Golden.Verify($"$ skillserver {string.Join(' ', args)}\nexit {code}\n--- output\n{output}--- error\n{error.Replace(Repository.Root, "<repository>", StringComparison.Ordinal)}", name);
    }
}
