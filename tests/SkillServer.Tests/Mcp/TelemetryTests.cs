using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SkillServer.Hosts;
using SkillServer.Mcp;

namespace SkillServer.Tests.Mcp;

/// <summary>What is counted, that data never is, and what is sent where.</summary>
public sealed class TelemetryTests
{
    private const string Secret = "Zyx-secret", Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Fact]
    public async Task Calls_are_counted_by_known_names_only()
    {
        var (measured, spans) = (new ConcurrentBag<(string Name, string What, string Outcome)>(), new ConcurrentBag<string>());
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (IsMine(span))
                {
                    spans.Add($"{span.DisplayName} {string.Join(' ', span.TagObjects)} {span.TraceStateString} {span.StatusDescription}");
                }
            },
        };
        ActivitySource.AddActivityListener(traces);
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == Telemetry.Name) { listener.EnableMeasurementEvents(instrument); } } };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, tags));
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, tags));
        meters.Start();

        await Session.PipeAsync(
            Line(1, "server/discover", ""),
            Line(2, "tools/call", """, "name":"assign_tier","arguments":{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2}"""),
            Line(3, "tools/call", $$""", "name":"assign_tier","arguments":{"arr":"{{Secret}}","{{Secret}}":1}"""),
            Line(4, "tools/call", $$""", "name":"{{Secret}}","arguments":{}"""),
            Line(5, "resources/read", $$""", "uri":"skill://{{Secret}}" """),
            Line(6, "prompts/get", $$""", "name":"joint-webinar","arguments":{"partner":"{{Secret}}"}"""),
            Line(7, "tools/call", $$$""", "name":"run_operation","arguments":{"operation":"{{{Secret}}}","arguments":{}}"""));

        Assert.Equal(
            [
                "answer_size assign_tier", "answer_size assign_tier", "answer_size run_operation",
                "request prompts/get invalid_params", "request resources/read invalid_params", "request server/discover ok",
                "request tools/call invalid_params", "request tools/call ok", "request tools/call ok", "request tools/call ok",
                "tool assign_tier ok", "tool assign_tier wrong_type", "tool run_operation unknown_operation",
            ],
            measured.Select(one => $"{one.Name.Replace("skillserver.", "").Replace("tool.answer", "answer").Replace(".duration", "")} {one.What} {one.Outcome}".Trim()).Order(StringComparer.Ordinal));
        Assert.Equal(["execute_tool assign_tier", "execute_tool assign_tier", "execute_tool run_operation", "prompts/get", "resources/read", "server/discover", "tools/call", "tools/call", "tools/call", "tools/call"],
            spans.Select(span => span.Split(" [")[0]).Order(StringComparer.Ordinal));
        Assert.All(spans, span => Assert.DoesNotContain(Secret, span, StringComparison.Ordinal));

        void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            // Other tests call tools meanwhile.
            if (Activity.Current is { } span && IsMine(span))
            {
                var values = tags.ToArray().ToDictionary();
                measured.Add((instrument.Name, (string)(values.GetValueOrDefault(Telemetry.Method) ?? values.GetValueOrDefault(Telemetry.Tool))!, (string?)values.GetValueOrDefault(Telemetry.Outcome) ?? ""));
            }
        }
    }

    [Fact]
    public async Task An_unknown_method_is_counted_without_its_name()
    {
        var names = new ConcurrentBag<string>();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => { if (span.TraceId.ToString() == Trace[..^1] + "7") { names.Add(span.DisplayName); } },
        };
        ActivitySource.AddActivityListener(traces);
        await Session.PipeAsync(Line(1, Secret, "").Replace(Trace, Trace[..^1] + "7", StringComparison.Ordinal));
        Assert.All(names, name => Assert.Equal("other", name));
        Assert.NotEmpty(names);
    }

    /// <summary>Counted by status alone: whoever guesses tokens shows there, and nothing of what was guessed.</summary>
    [Fact]
    public async Task What_http_turns_away_is_counted_by_its_status()
    {
        var counted = new ConcurrentBag<KeyValuePair<string, object?>>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == Telemetry.Refused) { listener.EnableMeasurementEvents(instrument); } } };
        meters.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add(Assert.Single(tags.ToArray())));
        meters.Start();
        await using var server = await Http.HttpServer.StartAsync(Http.HttpServer.Settings with { Tokens = Hosts.Http.BearerTokens.Read(null, new string('t', 32)) });
        await server.SendAsync(server.Post(Session.Request(1, "tools/list")));
        var elsewhere = server.Post(Session.Request(1, "tools/list"));
        elsewhere.Headers.Host = "evil.example";
        await server.SendAsync(elsewhere);
        foreach (var status in new[] { 401, 403 })
        {
            Assert.Contains(KeyValuePair.Create(Telemetry.Status, (object?)status), counted);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("OTEL_SDK_DISABLED=true OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9")]
    [InlineData("OTEL_SERVICE_NAME=x")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9 OTEL_TRACES_EXPORTER=none OTEL_METRICS_EXPORTER=none")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317", 2)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://127.0.0.1:9 OTEL_TRACES_EXPORTER=console", 1)]
    public void Without_an_endpoint_nothing_is_sent_nor_loaded(string variables, int told = 0)
    {
        var (set, log) = (variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]), new List<string>());
        Assert.Null(TelemetryExport.Start(set.GetValueOrDefault, log.Add));
        Assert.Equal(told, log.Count);
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name!.StartsWith("OpenTelemetry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_collector_named_by_the_standard_variables_gets_counts_and_traces_and_no_data()
    {
        var stop = TestContext.Current.CancellationToken;
        using var collector = new Collector();
        using var server = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "skillserver.dll"), "serve"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false),
            Environment = { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_SERVICE_NAME"] = "my-partners" },
        })!;
        await server.StandardInput.WriteAsync(Session.Call(1, "assign_tier", $$"""{"arr":70000,"qualifiedReferrals":18,"certifiedPeople":2,"{{Secret}}":1}""", modern: true) + "\n" + Session.Call(2, Secret, "{}", modern: true) + "\n");
        server.StandardInput.Close();
        var (output, errors) = (server.StandardOutput.ReadToEndAsync(stop), server.StandardError.ReadToEndAsync(stop));
        await server.WaitForExitAsync(stop).WaitAsync(TimeSpan.FromSeconds(60), stop);
        Assert.Equal((0, ""), (server.ExitCode, await errors));
        Assert.Equal(2, Session.Parse(await output).Count);

        var got = collector.Received.ToLookup(post => post.Path, post => Encoding.Latin1.GetString(post.Body)); // a slow machine sends twice
        Assert.Equal(["/v1/metrics", "/v1/traces"], got.Select(signal => signal.Key).Order(StringComparer.Ordinal));
        foreach (var text in got.Select(signal => string.Concat(signal)))
        {
            Assert.Contains("my-partners", text, StringComparison.Ordinal);
            Assert.Contains("assign_tier", text, StringComparison.Ordinal);
            Assert.Contains("unknown_field", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        }
    }

    private static bool IsMine(Activity span) => span.TraceId.ToString() == Trace;

    private static string Line(int id, string method, string members) => Session.Request(id, method, "{\"x\":0" + members + "}", modern: true)
        .Replace("\"_meta\":{", $"\"_meta\":{{\"traceparent\":\"00-{Trace}-00f067aa0ba902b7-01\",\"tracestate\":\"x={Secret}\",", StringComparison.Ordinal);

    /// <summary>Takes what an exporter posts.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Collector()
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            }

            _listener.Prefixes.Add(Address + "/");
            _listener.Start();
            _ = TakeAsync();
        }

        public string Address { get; }

        public ConcurrentQueue<(string Path, byte[] Body)> Received { get; } = new();

        public void Dispose() => _listener.Close();

        private async Task TakeAsync()
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                Received.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.Close();
            }
        }
    }
}
