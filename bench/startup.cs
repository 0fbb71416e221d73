// Time from process start to the answer to `initialize`, ours against npm @modelcontextprotocol/server-everything,
// started in turn so that a slow moment of the machine hits both. Run from the repository: dotnet run bench/startup.cs [rounds]
#:property PublishAot=false
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

const string Initialize = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}""";
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20;
var root = Directory.GetCurrentDirectory();
var published = Path.Combine(root, "artifacts", "startup");
Run("dotnet", $"publish src/SkillServer -c Release -r {RuntimeInformation.RuntimeIdentifier} -o {published} -v quiet");
Run("npm", "install --prefix bench --no-audit --no-fund --silent");

(string Name, string File, string Arguments)[] servers =
[
    ("skillserver (ReadyToRun)", Path.Combine(published, OperatingSystem.IsWindows() ? "skillserver.exe" : "skillserver"), "serve"),
    ("server-everything (node)", "node", "bench/node_modules/@modelcontextprotocol/server-everything/dist/index.js stdio"),
];
var times = servers.Select(_ => new List<TimeSpan>()).ToArray();
for (var round = 0; round <= rounds; round++)
{
    for (var i = 0; i < servers.Length; i++)
    {
        var time = Start(servers[i].File, servers[i].Arguments);
        if (round > 0) // the first round warms the disk cache
        {
            times[i].Add(time);
        }
    }
}

for (var i = 0; i < servers.Length; i++)
{
    Console.WriteLine($"{servers[i].Name}: median {Median(times[i]):F0} ms, minimum {times[i].Min().TotalMilliseconds:F0} ms, maximum {times[i].Max().TotalMilliseconds:F0} ms, {rounds} rounds");
}

Console.WriteLine($"ratio of medians: {Median(times[0]) / Median(times[1]):F2}");

static TimeSpan Start(string file, string arguments)
{
    var clock = Stopwatch.StartNew();
    using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    process.ErrorDataReceived += (_, _) => { };
    process.BeginErrorReadLine();
    process.StandardInput.WriteLine(Initialize);
    process.StandardInput.Flush();
    var answer = process.StandardOutput.ReadLine();
    var time = clock.Elapsed;
    process.Kill(entireProcessTree: true);
    return answer is not null && answer.Contains("protocolVersion", StringComparison.Ordinal) ? time : throw new InvalidOperationException($"{file} did not answer: {answer}");
}

static double Median(List<TimeSpan> times) => times.Order().Skip(times.Count / 2).First().TotalMilliseconds;

static void Run(string file, string arguments)
{
    using var process = Process.Start(new ProcessStartInfo(file, arguments))!;
    process.WaitForExit();
    if (process.ExitCode != 0)
    {
        throw new InvalidOperationException($"{file} {arguments} failed");
    }
}
