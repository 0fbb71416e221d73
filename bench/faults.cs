// Spoilt messages at random, by a seed, over stdio and over HTTP, against the published server, with clients that vanish in the middle:
// counts by outcome, and a good request after each batch that must be answered. Exits 1 on an internal error or a good request without its answer.
// Run from the repository: dotnet run bench/faults.cs [messages for each transport] [seed] [a published skillserver]
#:property PublishAot=false
#:property Includes=../tests/SkillServer.Tests/Mutations/Mutations.cs
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using SkillServer.Tests.Mutations;

const int Batch = 100;
const string Good = """{"jsonrpc":"2.0","id":"good","method":"tools/call","params":{"name":"assign_tier","arguments":{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}}}""", Silver = "\"tier\":\"Silver\"";
var messages = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var published = Path.Combine(Directory.GetCurrentDirectory(), "artifacts", "startup");
var program = args.Length > 2 ? Path.GetFullPath(args[2]) : Path.Combine(published, OperatingSystem.IsWindows() ? "skillserver.exe" : "skillserver");
if (args.Length < 3)
{
    await Process.Start("dotnet", ["publish", "src/SkillServer", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", published, "-v", "quiet"]).WaitForExitAsync();
}

var faults = await OverStdioAsync() + await OverHttpAsync();
Console.WriteLine(faults == 0 ? "no fault" : $"{faults} faults");
return faults == 0 ? 0 : 1;

async Task<int> OverStdioAsync()
{
    var (mutations, outcomes, log, found) = (new Mutations(seed), new SortedDictionary<string, int>(StringComparer.Ordinal), new List<string>(), 0);
    using var server = Start("serve", log);
    await WriteAsync("""{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"faults","version":"1"}}}"""u8.ToArray());
    var reading = Task.Run(async () =>
    {
        var answered = 0;
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            var answer = JsonNode.Parse(line)!;
            if (answer["id"]?.ToString() is { } id && id.StartsWith("good", StringComparison.Ordinal))
            {
                answered += line.Contains(Silver, StringComparison.Ordinal) ? 1 : 0;
            }
            else
            {
                Count(outcomes, Outcome(answer));
            }
        }

        return answered;
    });
    for (var sent = 1; sent <= messages; sent++)
    {
        await WriteAsync(mutations.Next().Spoilt);
        if (sent % Batch == 0)
        {
            await WriteAsync(Encoding.UTF8.GetBytes(Good.Replace("\"good\"", $"\"good {sent}\"", StringComparison.Ordinal)));
        }
    }

    await server.StandardInput.BaseStream.WriteAsync("{\"jsonrpc\":\"2.0\",\"id\":1,\"met"u8.ToArray()); // and the client is gone
    server.StandardInput.Close();
    var good = await reading;
    await server.WaitForExitAsync();
    found += messages / Batch - good + (server.ExitCode == 0 ? 0 : 1);
    return found + Report("stdio", outcomes, log, $"{good} of {messages / Batch} good requests answered, exit code {server.ExitCode}");

    async Task WriteAsync(byte[] line)
    {
        await server.StandardInput.BaseStream.WriteAsync((byte[])[.. line, (byte)'\n']);
        await server.StandardInput.BaseStream.FlushAsync();
    }
}

async Task<int> OverHttpAsync()
{
    var (mutations, outcomes, log, good, vanished) = (new Mutations(seed + 1), new SortedDictionary<string, int>(StringComparer.Ordinal), new List<string>(), 0, 0);
    using var server = Start("serve --http 127.0.0.1:0", log);
    while (!log.ToArray().Any(line => line.Contains("http://", StringComparison.Ordinal)))
    {
        await Task.Delay(50);
    }

    var address = new Uri(log[0][log[0].IndexOf("http://", StringComparison.Ordinal)..].Trim());
    using var client = new HttpClient();
    for (var sent = 1; sent <= messages; sent++)
    {
        var (from, spoilt, _) = mutations.Next();
        if (sent % 10 == 0)
        {
            await VanishAsync(address, spoilt);
            vanished++;
        }
        else
        {
            var (status, body) = await PostAsync(from, spoilt);
            Count(outcomes, $"{status} {(body.Length == 0 ? "no body" : Outcome(JsonNode.Parse(body)!))}");
        }

        if (sent % Batch == 0)
        {
            good += (await PostAsync(new(Good, false, "tools/call", null), Encoding.UTF8.GetBytes(Good))).Body.Contains(Silver, StringComparison.Ordinal) ? 1 : 0;
        }
    }

    server.Kill();
    await server.WaitForExitAsync();
    var broken = outcomes.Where(outcome => outcome.Key[0] == '5').Sum(outcome => outcome.Value);
    return messages / Batch - good + broken + Report("HTTP", outcomes, log, $"{good} of {messages / Batch} good requests answered, {vanished} clients vanished");

    async Task<(int Status, string Body)> PostAsync(GoodMessage from, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", from.Modern ? "2026-07-28" : "2025-11-25");
        if (from.Modern)
        {
            request.Headers.TryAddWithoutValidation("Mcp-Method", from.Method);
            request.Headers.TryAddWithoutValidation("Mcp-Name", from.Name ?? "");
        }

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Contains("data: ", StringComparison.Ordinal) && text.StartsWith("event:", StringComparison.Ordinal) ? text[(text.IndexOf("data: ", StringComparison.Ordinal) + 6)..].Trim() : text.Trim());
    }
}

// Resets the connection, after half of the body or after all of it.
static async Task VanishAsync(Uri address, byte[] body)
{
    using var socket = new TcpClient(address.Host, address.Port) { LingerState = new LingerOption(true, 0) };
    await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"POST {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nContent-Length: {body.Length}\r\n\r\n"));
    await socket.GetStream().WriteAsync(body.AsMemory(0, body.Length % 2 == 0 ? body.Length : body.Length / 2));
}

Process Start(string arguments, List<string> log)
{
    var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    process.ErrorDataReceived += (_, line) => { lock (log) { if (line.Data is { } text) { log.Add(text); } } };
    process.BeginErrorReadLine();
    return process;
}

static void Count(SortedDictionary<string, int> outcomes, string outcome) => outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;

static string Outcome(JsonNode answer) => answer["error"]?["code"] is { } code ? $"error {code}"
    : (bool?)answer["result"]?["isError"] == true ? "refusal of the tool"
    : "result";

static int Report(string transport, SortedDictionary<string, int> outcomes, List<string> log, string rest)
{
    var internals = log.Count(line => line.Contains("internal error", StringComparison.Ordinal));
    Console.WriteLine($"{transport}: {string.Join(", ", outcomes.Select(outcome => $"{outcome.Key}: {outcome.Value}"))}; {rest}; {internals} internal errors");
    foreach (var line in log.Where(line => line.Contains("internal error", StringComparison.Ordinal)).Take(5))
    {
        Console.WriteLine($"  {line}");
    }

    return internals;
}
