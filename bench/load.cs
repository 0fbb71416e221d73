// HTTP load: 64 callers at once for a time, mixed calls, good and bad, against the published server: errors, calls a second, memory over time.
// Then the same generator against a stateless TypeScript SDK server with one trivial tool (load.mjs), and one caller with eight requests
// under way over stdio against server-everything. Goals: at least 4 times, and 1.5 times, the peer. Exits 1 on an error or a goal missed.
// Run from the repository: dotnet run -c Release bench/load.cs [seconds] [a published skillserver]
#:property PublishAot=false
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

const int Callers = 64, UnderWay = 8;
const double HttpGoal = 4, StdioGoal = 1.5;
const string Silver = "Silver", Initialize = """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"load","version":"1"}}}""";
var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60;
var published = Path.Combine(Directory.GetCurrentDirectory(), "artifacts", "startup");
var program = args.Length > 1 ? Path.GetFullPath(args[1]) : Path.Combine(published, OperatingSystem.IsWindows() ? "skillserver.exe" : "skillserver");
if (args.Length < 2)
{
    await RunAsync("dotnet", "publish", "src/SkillServer", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", published, "-v", "quiet");
}

await RunAsync("npm", "install", "--prefix", "bench", "--no-audit", "--no-fund", "--silent");

// Each with what its answer must hold.
(string Method, string Parameters, string Holds)[] mixed =
[
    Call("assign_tier", """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}""", Silver),
    Call("assign_tier", """{"arr":-1}""", "\"isError\":true"),
    Call("calculate_commission", """{"model":"tiered","amount":120000}""", "\"structuredContent\""),
    Call("search_rules", """{"query":"clawback after 90 days"}""", "clawback"),
    Call("read_rule", """{"rule":"nothing-like-it"}""", "\"isError\":true"),
    Call("list_operations", "{}", "assign_tier"),
    ("tools/call", """{"name":"no_such_tool","arguments":{}}""", "-32602"),
    ("prompts/get", """{"name":"partnership-marketer"}""", "\"messages\""),
    ("prompts/get", """{"name":"build-program","arguments":{}}""", "is missing"),
    ("resources/read", """{"uri":"skill://partnership-marketer/SKILL.md"}""", "\"contents\""),
    ("resources/read", """{"uri":"skill://nobody/SKILL.md"}""", "not found"),
    ("tools/list", "{}", "\"tools\""),
];
(string Method, string Parameters, string Holds)[] trivial = [Call("echo", """{"text":"hello"}""", "hello")], tier = [Call("assign_tier", """{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}""", Silver)];

Console.WriteLine($"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}; others' load at the start: {await LoadAsync()}");
var faults = 0;
var ours = await HttpAsync("skillserver, mixed calls", program, "serve --http 127.0.0.1:0 --toolsets all", mixed, seconds);
var one = await HttpAsync("skillserver, assign_tier", program, "serve --http 127.0.0.1:0", tier, Math.Max(5, seconds / 4));
var peer = await HttpAsync("TypeScript SDK, one trivial tool", "node", "bench/load.mjs", trivial, Math.Max(5, seconds / 4));
Goal("HTTP, mixed calls", ours / peer, HttpGoal);
Goal("HTTP, one tool", one / peer, HttpGoal);
var stdio = await StdioAsync("skillserver, assign_tier", program, "serve", tier[0], Math.Max(5, seconds / 6));
var everything = await StdioAsync("server-everything, echo", "node", "bench/node_modules/@modelcontextprotocol/server-everything/dist/index.js stdio", Call("echo", """{"message":"hello"}""", "hello"), Math.Max(5, seconds / 6));
Goal("stdio", stdio / everything, StdioGoal);
return faults == 0 ? 0 : 1;

void Goal(string what, double ratio, double goal)
{
    faults += ratio >= goal ? 0 : 1;
    Console.WriteLine($"{what}: {ratio:F2} times the peer, goal {goal:F1}{(ratio >= goal ? "" : ", missed")}");
}

async Task<double> HttpAsync(string name, string file, string arguments, (string Method, string Parameters, string Holds)[] calls, int length)
{
    using var server = Start(file, arguments);
    var address = new TaskCompletionSource<Uri>();
    DataReceivedEventHandler listen = (_, line) =>
    {
        if (line.Data?.IndexOf("http://", StringComparison.Ordinal) is >= 0 and var start)
        {
            address.TrySetResult(new(line.Data[start..].Trim()));
        }
    };
    server.OutputDataReceived += listen;
    server.ErrorDataReceived += listen;
    server.BeginOutputReadLine();
    server.BeginErrorReadLine();
    using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Callers };
    using var client = new HttpClient(handler);
    var (uri, done, errors, memory, times) = (await address.Task.WaitAsync(TimeSpan.FromSeconds(60)), 0L, new ConcurrentDictionary<string, int>(), new List<long>(), new ConcurrentBag<double>());
    await Task.WhenAll(Enumerable.Range(0, 4 * calls.Length).Select(i => CallAsync(i))); // the first calls compile what they use
    (done, errors) = (0, new());
    times.Clear();
    var clock = Stopwatch.StartNew();
    var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
    {
        for (var i = caller; clock.Elapsed.TotalSeconds < length; i++)
        {
            await CallAsync(i);
        }
    })).ToList();
    while (clock.Elapsed.TotalSeconds < length)
    {
        await Task.Delay(TimeSpan.FromSeconds(length / 12.0));
        server.Refresh();
        memory.Add(server.WorkingSet64 / 1024 / 1024);
    }

    await Task.WhenAll(callers);
    var rate = done / clock.Elapsed.TotalSeconds;
    var sorted = times.Order().ToList();
    server.Kill(entireProcessTree: true);
    Console.WriteLine($"{name}: {done} calls in {clock.Elapsed.TotalSeconds:F0} s, {rate:F0} a second, median {sorted[sorted.Count / 2]:F1} ms, 99 of 100 within {sorted[sorted.Count * 99 / 100]:F1} ms, {errors.Values.Sum()} errors; MB over time: {string.Join(' ', memory)}");
    foreach (var (error, count) in errors.Take(5))
    {
        Console.WriteLine($"  {count} × {error}");
    }

    faults += errors.Values.Sum();
    return rate;

    async Task CallAsync(int i)
    {
        var (method, parameters, holds) = calls[i % calls.Length];
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new StringContent(Request(i, method, parameters), Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
            request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", "2025-11-25");
            using var answer = await client.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode || !body.Contains(holds, StringComparison.Ordinal))
            {
                errors.AddOrUpdate($"{method}: {(int)answer.StatusCode} {body[..Math.Min(200, body.Length)]}", 1, (_, count) => count + 1);
            }
        }
        catch (HttpRequestException gone)
        {
            errors.AddOrUpdate(gone.Message, 1, (_, count) => count + 1);
        }

        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        Interlocked.Increment(ref done);
    }
}

async Task<double> StdioAsync(string name, string file, string arguments, (string Method, string Parameters, string Holds) call, int length)
{
    using var server = Start(file, arguments);
    server.BeginErrorReadLine();
    var (input, output) = (server.StandardInput, server.StandardOutput);
    await input.WriteLineAsync(Initialize);
    await input.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
    await input.FlushAsync();
    await output.ReadLineAsync();
    for (var i = 1; i <= UnderWay; i++)
    {
        await input.WriteLineAsync(Request(i, call.Method, call.Parameters));
    }

    await input.FlushAsync();
    var (done, warm, wrong, clock) = (0L, 0L, 0, Stopwatch.StartNew());
    while (clock.Elapsed.TotalSeconds < length + 2)
    {
        var line = await output.ReadLineAsync() ?? throw new InvalidOperationException($"{name} ended");
        if (line.Contains("\"method\":", StringComparison.Ordinal))
        {
            continue; // the server's own request or notification
        }

        wrong += line.Contains(call.Holds, StringComparison.Ordinal) ? 0 : 1;
        warm = clock.Elapsed.TotalSeconds < 2 ? done + 1 : warm;
        done++;
        await input.WriteLineAsync(Request((int)(done + UnderWay), call.Method, call.Parameters));
        await input.FlushAsync();
    }

    var rate = (done - warm) / (clock.Elapsed.TotalSeconds - 2);
    server.Kill(entireProcessTree: true);
    Console.WriteLine($"{name} over stdio: {done - warm} calls in {length} s after 2 s of warm-up, {rate:F0} a second, {wrong} errors");
    faults += wrong;
    return rate;
}

static (string Method, string Parameters, string Holds) Call(string tool, string arguments, string holds) =>
    ("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}", holds);

static string Request(int id, string method, string parameters) => $"{{\"jsonrpc\":\"2.0\",\"id\":{id},\"method\":\"{method}\",\"params\":{parameters}}}";

static Process Start(string file, string arguments) =>
    Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;

static async Task RunAsync(string file, params string[] arguments)
{
    using var process = Process.Start(file, arguments);
    await process.WaitForExitAsync();
    if (process.ExitCode != 0)
    {
        throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} failed");
    }
}

static async Task<string> LoadAsync() => File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Trim() : "unknown";
