using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SkillServer.Mcp;

namespace SkillServer.Hosts;

/// <summary>
/// Sends what <see cref="Telemetry"/> counts to an OpenTelemetry collector, when the standard variables name one. Without them no
/// code of the exporter is loaded and no connection is made.
/// </summary>
internal static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT", Traces = "TRACES", Metrics = "METRICS";

    /// <summary>Begins to send; disposing sends the rest. Null when nothing is asked for.</summary>
    public static IDisposable? Start(Func<string, string?> variable, Action<string> log)
    {
        if (string.Equals(variable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var (traces, metrics) = (Wanted(Traces, variable, log), Wanted(Metrics, variable, log));
        return traces || metrics ? Open(traces, metrics) : null;
    }

    private static bool Wanted(string signal, Func<string, string?> variable, Action<string> log)
    {
        var (own, exporter) = ($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT", $"OTEL_{signal}_EXPORTER");
        var name = string.IsNullOrEmpty(variable(own)) ? Endpoint : own;
        if (variable(name) is not { Length: > 0 } address || variable(exporter) == "none")
        {
            return false;
        }

        var fault = variable(exporter) is { Length: > 0 } other and not "otlp" ? $"{exporter} is '{other}'; otlp and none are known"
            : !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") ? $"{name} is no address such as http://localhost:4318"
            : null;
        if (fault is not null)
        {
            log($"{fault}. No {signal.ToLowerInvariant()} are sent.");
        }

        return fault is null;
    }

    /// <summary>Apart, so that the exporter is not loaded with the question whether it is wanted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Sender Open(bool traces, bool metrics)
    {
        // The variables come last, so that OTEL_SERVICE_NAME has the last word.
        var resource = ResourceBuilder.CreateEmpty().AddService("skillserver", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version!.ToString(3)).AddTelemetrySdk().AddEnvironmentVariableDetector();
        return new(
            traces ? Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Telemetry.Name).AddOtlpExporter().Build() : null,
            metrics ? Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Telemetry.Name).AddOtlpExporter().Build() : null);
    }

    private sealed record Sender(IDisposable? Traces, IDisposable? Metrics) : IDisposable
    {
        public void Dispose()
        {
            Traces?.Dispose();
            Metrics?.Dispose();
        }
    }
}
