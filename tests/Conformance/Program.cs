using SkillServer.Conformance;
using SkillServer.Hosts.Http;

// The fixtures that the official conformance suite calls by name, behind the product's own HTTP mapping.
// Prints its address once it listens, and serves until it is told to stop.
using var stop = new CancellationTokenSource();
using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
var options = Fixtures.Options();
await HttpHost.RunAsync(HttpSettings.For("127.0.0.1:0", [], null), _ => options, () => null, Console.Error.WriteLine, Console.WriteLine, stop.Token);
