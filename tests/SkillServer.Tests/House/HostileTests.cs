using System.Diagnostics;
using System.Text.RegularExpressions;
using Partnerships;
using Partnerships.Kernel;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>Bad input is an answer or a refusal that says where, what and what to do: never a crash, a type's name or a stack trace.</summary>
public sealed partial class HostileTests
{
    /// <summary>Only against an endless loop; speed is measured by bench/operations.cs.</summary>
    private const double Watchdog = 30;

    public static TheoryData<string> Operations => [.. Catalog.Operations.Select(operation => operation.Name)];

    [Theory, MemberData(nameof(Operations))]
    public void Hostile_input_is_answered_or_refused_where_it_is_wrong(string name)
    {
        var operation = Catalog.Find(name)!;
        var fields = operation.Contract(operation.InputType, Currency.Of("USD")).Properties.Select(property => property.Name).Append("input").Append("nonsense").ToHashSet(StringComparer.Ordinal);
        foreach (var attack in Hostile.Of(operation).Concat(Whole))
        {
            var refusals = Refusals(name, attack.Input);
            Assert.All(refusals, refusal => AssertGood(refusal, attack));
            Assert.True(!attack.Refused || refusals.Any(refusal => At(refusal.Path, attack.Path)), $"{attack.Kind} at {attack.Path} was {(refusals.Count == 0 ? "answered" : "refused as\n" + Lines(refusals))}\n{Short(attack.Input)}");
            Assert.True(attack.Kind is Hostile.OddText or Hostile.HalfText or Hostile.Deep or Hostile.WrongType || refusals.All(refusal => fields.Contains(Root(refusal.Path))), $"{attack.Kind} at {attack.Path}: no such field\n{Lines(refusals)}");
        }
    }

    /// <summary>The first message of each common kind, over all operations.</summary>
    [Fact]
    public void The_common_messages() => Golden.Verify(string.Join('\n', Catalog.Operations.SelectMany(operation =>
    {
        var attacks = Hostile.Of(operation).Where(attack => attack.Refused && attack.Path != "input").ToList();
        return new[] { Hostile.MissingField, Hostile.UnknownField, Hostile.WrongType, Hostile.OutOfRange, Hostile.WrongLength, Hostile.NotANumber, Hostile.BadDate }
            .Select(kind => attacks.FirstOrDefault(attack => attack.Kind == kind)).OfType<Attack>()
            .Select(attack => $"{attack.Kind,-14} {Refusals(operation.Name, attack.Input)[0].Message}")
            .Prepend(operation.Name).Append("");
    })), "hostile");

    private static IEnumerable<Attack> Whole => new[] { "[]", "1", "\"x\"", "null", "true", "{}" }
        .Select(input => new Attack(Hostile.WrongType, "input", input != "{}", input));

    internal static IReadOnlyList<Refusal> Refusals(string name, string input)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            Engine.Run(name, input);
            return [];
        }
        catch (RefusalException refused)
        {
            return refused.Refusals;
        }
        catch (Exception crash)
        {
            throw new InvalidOperationException($"{name} crashed on {Short(input)}", crash);
        }
        finally
        {
            Assert.InRange(clock.Elapsed.TotalSeconds, 0, Watchdog);
        }
    }

    private static void AssertGood(Refusal refusal, Attack attack)
    {
        Assert.False(string.IsNullOrEmpty(refusal.Path) || string.IsNullOrEmpty(refusal.Code) || string.IsNullOrEmpty(refusal.Allowed) || string.IsNullOrEmpty(refusal.Fix), refusal.ToString());
        Assert.False(DotNet().IsMatch(refusal.Message), $"{refusal.Message}\n{Short(attack.Input)}");
        Assert.InRange(refusal.Message.Length, 10, 2_000);
    }

    private static bool At(string path, string place) => path == place || path.StartsWith(place + "[", StringComparison.Ordinal) || path.StartsWith(place + ".", StringComparison.Ordinal) || (place == "input" && path.Length > 0);

    private static string Root(string path) => path.Split('.', '[', ' ', ',')[0];

    internal static string Lines(IEnumerable<Refusal> refusals) => string.Join('\n', refusals.Take(5).Select(refusal => $"{refusal.Code}: {refusal.Message}"));

    private static string Short(string input) => input.Length <= 2_000 ? input : input[..2_000] + "…";

    [GeneratedRegex(@"System\.|Exception|   at |JsonElement|Nullable|Int32|DateOnly|DateTimeOffset|IReadOnlyList|Partnerships\.|`\d|@slot@")]
    private static partial Regex DotNet();
}
