// One warm call with 10,000 items for every long list of every operation: milliseconds, and against a peer in the same run that
// only reads and writes the same JSON (System.Text.Json JsonNode). Exits 1 when a call takes more than a second.
// Run from the repository: dotnet run -c Release bench/operations.cs [operation …]
#:property PublishAot=false
#:property Includes=../tests/Shared/Place.cs
#:project ../src/SkillServer/SkillServer.csproj
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Partnerships;
using Partnerships.Kernel;
using SkillServer.Content;
using Testing;

const int Items = 10_000, Rounds = 5;
const double Most = 1_000;
if (typeof(Catalog).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true)
{
    Console.Error.WriteLine("This is a debug build: run it with dotnet run -c Release bench/operations.cs");
    return 2;
}

var policy = new PolicyLibrary([Path.Combine(Directory.GetCurrentDirectory(), "policies")]).Get(PolicyLibrary.Default);
Console.WriteLine($"{"operation",-30} {"list",-24} {"ms",8} {"peer ms",8} {"ratio",7}  outcome");
var worst = 0d;
foreach (var operation in Catalog.Operations.Where(operation => args.Length == 0 || args.Contains(operation.Name)))
{
    foreach (var place in Place.Of(operation).Where(place => place.Type.Kind == JsonTypeInfoKind.Enumerable && (place.Size?.Most ?? Contract.MaxItems) >= Items))
    {
        var input = place.Grown(Items);
        if (Answer(operation, input, policy).StartsWith("refused", StringComparison.Ordinal))
        {
            input = place.Grown(Items, alone: true);
        }

        var outcome = Answer(operation, input, policy);
        var (ours, peer) = (Median(() => Answer(operation, input, policy)), Median(() => JsonNode.Parse(input)!.ToJsonString()));
        worst = Math.Max(worst, ours);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{operation.Name,-30} {place.Path,-24} {ours,8:F1} {peer,8:F1} {ours / peer,7:F1}  {outcome}"));
    }
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest: {worst:F0} ms of {Most:F0}"));
return worst > Most ? 1 : 0;

static string Answer(Operation operation, string input, PolicyDocument policy)
{
    using var json = JsonDocument.Parse(input, EngineJson.Document);
    try
    {
        return $"answered in {operation.Run(json.RootElement, policy).Steps.Count.ToString(CultureInfo.InvariantCulture)} steps";
    }
    catch (RefusalException refused)
    {
        return "refused: " + refused.Refusals[0].Message;
    }
}

static double Median(Func<string> work)
{
    var times = new List<double>();
    for (var round = 0; round <= Rounds; round++)
    {
        var clock = Stopwatch.StartNew();
        GC.KeepAlive(work());
        times.Add(clock.Elapsed.TotalMilliseconds);
    }

    return times.Skip(1).Order().ElementAt(Rounds / 2); // the first round warms up
}
