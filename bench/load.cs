// HTTP load: 64 callers at once for a time, mixed calls, good and bad, against the published server: errors, calls a second, processor time
// of the server a call, memory over time. The same generator then drives a stateless TypeScript SDK server with one trivial tool (load.mjs).
// Over stdio, eight requests under way: each kind of request that server-everything answers too, one kind after the other and then mixed.
// Goals: at least 4 times, and 1.5 times, the peer. Exits 1 on an error or a goal missed.
// Run from the repository: dotnet run -c Release bench/load.cs [seconds] [a published skillserver]
#:property PublishAot=false
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

const int Callers = 64, UnderWay = 8, WarmUp = 8;
const double HttpGoal = 4, StdioGoal = 1.5;
const string Silver = "Silver", Everything = "bench/node_modules/@modelcontextprotocol/server-everything/dist/index.js stdio", Initialize = """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"load","version":"1"}}}""";
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

// The same kinds of request for both, and for scale a calculation with its steps, which the peer has no equal of.
(string Name, (string Method, string Parameters, string Holds) Ours, (string Method, string Parameters, string Holds) Theirs)[] pairs =
[
    ("ping", ("ping", "{}", "result"), ("ping", "{}", "result")),
    ("a tool that looks something up / says it again", Call("list_operations", """{"area":"events"}""", "event_roi"), Call("echo", """{"message":"hello"}""", "hello")),
    ("tools/list", ("tools/list", "{}", "inputSchema"), ("tools/list", "{}", "inputSchema")),
    ("prompts/list", ("prompts/list", "{}", "build-program"), ("prompts/list", "{}", "simple-prompt")),
    ("prompts/get", ("prompts/get", """{"name":"partnership-marketer"}""", "messages"), ("prompts/get", """{"name":"simple-prompt"}""", "messages")),
    ("resources/templates/list", ("resources/templates/list", "{}", "uriTemplate"), ("resources/templates/list", "{}", "uriTemplate")),
    ("resources/read", ("resources/read", """{"uri":"skill://partnership-marketer/SKILL.md"}""", "contents"), ("resources/read", """{"uri":"demo://resource/static/document/architecture.md"}""", "contents")),
];

Console.WriteLine($"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}; others' load at the start: {await LoadAsync()}");
var faults = 0;

// The machine may be faster at one time than at another: the peer is measured before and after, and the better of the two counts.
var part = Math.Max(5, seconds / 4);
var before = await PeerAsync();
var ours = await HttpAsync("skillserver, mixed calls", program, "serve --http 127.0.0.1:0 --toolsets all", mixed, seconds);
var one = await HttpAsync("skillserver, assign_tier", program, "serve --http 127.0.0.1:0", tier, part);
var peer = Math.Max(before, await PeerAsync());
Goal("HTTP, mixed calls", ours / peer, HttpGoal);
Console.WriteLine($"HTTP, a calculation against a trivial tool: {one / peer:F2} times the peer");
foreach (var (name, mine, theirs) in pairs)
{
    Console.WriteLine($"stdio, {name}: {await RoundsAsync([mine], [theirs]):F2} times the peer");
}

Console.WriteLine($"stdio, a calculation / echo: {await RoundsAsync(tier, [pairs[1].Theirs]):F2} times the peer");
Goal("stdio, these mixed", await RoundsAsync([.. pairs.Select(pair => pair.Ours)], [.. pairs.Select(pair => pair.Theirs)], rounds: 3), StdioGoal);
return faults == 0 ? 0 : 1;

Task<double> PeerAsync() => HttpAsync("TypeScript SDK, one trivial tool", "node", "bench/load.mjs", trivial, part);

// Rounds in turn; the ratio of the medians.
async Task<double> RoundsAsync((string Method, string Parameters, string Holds)[] mine, (string Method, string Parameters, string Holds)[] theirs, int rounds = 1)
{
    var (own, other) = (new List<double>(), new List<double>());
    for (var round = 0; round < rounds; round++)
    {
        own.Add(await StdioAsync(program, "serve", mine, Math.Max(2, seconds / 10)));
        other.Add(await StdioAsync("node", Everything, theirs, Math.Max(2, seconds / 10)));
    }

    Console.WriteLine($"  skillserver {string.Join(' ', own.Select(rate => $"{rate:F0}"))}, server-everything {string.Join(' ', other.Select(rate => $"{rate:F0}"))} a second");
    return own.Order().ElementAt(rounds / 2) / other.Order().ElementAt(rounds / 2);
}

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
    await Task.WhenAll(Calling(WarmUp));
    (done, errors) = (0, new());
    times.Clear();
    var used = Used(server);
    var clock = Stopwatch.StartNew();
    var callers = Calling(length);
    while (clock.Elapsed.TotalSeconds < length)
    {
        await Task.Delay(TimeSpan.FromSeconds(length / 12.0));
        server.Refresh();
        memory.Add(server.WorkingSet64 / 1024 / 1024);
    }

    await Task.WhenAll(callers);
    var (rate, cost) = (done / clock.Elapsed.TotalSeconds, (Used(server) - used).TotalMicroseconds / done);
    var sorted = times.Order().ToList();
    server.Kill(entireProcessTree: true);
    Console.WriteLine($"{name}: {done} calls in {clock.Elapsed.TotalSeconds:F0} s, {rate:F0} a second, {cost:F0} µs of the server's processor time each, median {sorted[sorted.Count / 2]:F1} ms, 99 of 100 within {sorted[sorted.Count * 99 / 100]:F1} ms, {errors.Values.Sum()} errors; MB over time: {string.Join(' ', memory)}");
    foreach (var (error, count) in errors.Take(5))
    {
        Console.WriteLine($"  {count} × {error}");
    }

    faults += errors.Values.Sum();
    return rate;

    List<Task> Calling(int time)
    {
        var until = Stopwatch.StartNew();
        return [.. Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var answer = new byte[1024 * 1024];
            for (var i = caller; until.Elapsed.TotalSeconds < time; i++)
            {
                await CallAsync(i, answer);
            }
        }))];
    }

    async Task CallAsync(int i, byte[] answer)
    {
        var (method, parameters, holds) = calls[i % calls.Length];
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new ByteArrayContent(Request(i, method, parameters)) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
            request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", "2025-11-25");
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await using var body = await response.Content.ReadAsStreamAsync();
            var length = await body.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false);
            if (!response.IsSuccessStatusCode || answer.AsSpan(0, length).IndexOf(Encoding.UTF8.GetBytes(holds)) < 0)
            {
                errors.AddOrUpdate($"{method}: {(int)response.StatusCode} {Encoding.UTF8.GetString(answer, 0, Math.Min(200, length))}", 1, (_, count) => count + 1);
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

async Task<double> StdioAsync(string file, string arguments, (string Method, string Parameters, string Holds)[] calls, int length)
{
    using var server = Start(file, arguments);
    server.BeginErrorReadLine();
    var (input, output, buffer, held) = (server.StandardInput.BaseStream, server.StandardOutput.BaseStream, new byte[1024 * 1024], 0);
    await input.WriteAsync(Encoding.UTF8.GetBytes(Initialize + "\n" + """{"jsonrpc":"2.0","method":"notifications/initialized"}""" + "\n"));
    await input.FlushAsync();
    var (sent, done, warm, begun, wrong, clock) = (0, 0L, -1L, 0.0, 0, Stopwatch.StartNew());
    while (warm < 0 || clock.Elapsed.TotalSeconds < begun + length)
    {
        var read = await output.ReadAsync(buffer.AsMemory(held));
        held += read > 0 ? read : throw new InvalidOperationException($"{file} {arguments} ended");
        using var next = new MemoryStream();
        var start = 0;
        for (int end; (end = buffer.AsSpan(start, held - start).IndexOf((byte)'\n')) >= 0; start += end + 1)
        {
            var line = buffer.AsSpan(start, end);
            if (line.IndexOf("\"protocolVersion\":"u8) >= 0) // initialize is answered
            {
                for (; sent < UnderWay; sent++)
                {
                    Send(next, sent);
                }
            }
            else if (line.IndexOf("\"method\":\"notifications"u8) < 0) // the server's own notifications aside
            {
                // Answers may come in another order, so that one of a mix is only known to hold what some call wants.
                wrong += Array.Exists(calls, Holding(line.ToArray())) ? 0 : 1;
                done++;
                Send(next, sent++);
            }
        }

        buffer.AsSpan(start, held - start).CopyTo(buffer);
        held -= start;
        await input.WriteAsync(next.GetBuffer().AsMemory(0, (int)next.Length));
        await input.FlushAsync();
        if (warm < 0 && clock.Elapsed.TotalSeconds > WarmUp)
        {
            (warm, begun) = (done, clock.Elapsed.TotalSeconds);
        }
    }

    var rate = (done - warm) / (clock.Elapsed.TotalSeconds - begun);
    server.Kill(entireProcessTree: true);
    faults += wrong;
    Console.Write(wrong == 0 ? "" : $"  {wrong} wrong answers\n");
    return rate;

    void Send(MemoryStream to, int number)
    {
        var (method, parameters, _) = calls[number % calls.Length];
        to.Write(Request(number + 1, method, parameters));
        to.WriteByte((byte)'\n');
    }

    static Predicate<(string Method, string Parameters, string Holds)> Holding(byte[] line) =>
        call => line.AsSpan().IndexOf(Encoding.UTF8.GetBytes(call.Holds)) >= 0 && line.AsSpan().IndexOf("\"error\":"u8) < 0;
}

static TimeSpan Used(Process process)
{
    process.Refresh();
    return process.TotalProcessorTime;
}

static (string Method, string Parameters, string Holds) Call(string tool, string arguments, string holds) =>
    ("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}", holds);

static byte[] Request(int id, string method, string parameters) => Encoding.UTF8.GetBytes($"{{\"jsonrpc\":\"2.0\",\"id\":{id},\"method\":\"{method}\",\"params\":{parameters}}}");

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
