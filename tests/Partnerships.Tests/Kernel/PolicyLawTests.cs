using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.KernelTests;

/// <summary>A policy change reaches the operations that declare the section, and no other.</summary>
public sealed class PolicyLawTests
{
    private static readonly Lazy<List<(string Section, PolicyDocument[] Policies)>> Changes = new(() =>
        [.. Engine.Policy().Sections.Where(section => section != "program").Select(section => (section, new[] { Without(section), WithOtherNumbers(section) }))]);

    public static TheoryData<string> Operations => [.. Catalog.Operations.Select(operation => operation.Name)];

    [Theory, MemberData(nameof(Operations))]
    public void A_section_an_operation_does_not_declare_changes_nothing_of_its_answer(string name)
    {
        var operation = Catalog.Find(name)!;
        var answer = Text(Engine.Run(name, operation.Example));
        foreach (var (section, policies) in Changes.Value.Where(change => !operation.Sections.Contains(change.Section)))
        {
            Assert.All(policies, policy => Assert.True(answer == Text(Engine.Run(name, operation.Example, policy)), $"{section} reaches {name}"));
        }
    }

    [Theory, MemberData(nameof(Operations))]
    public void Every_section_an_operation_declares_is_one_of_the_policy_or_optional(string name)
    {
        var operation = Catalog.Find(name)!;
        Assert.All(operation.Sections.Except(Engine.Policy().Sections), section =>
            Assert.False(operation.Contract(operation.PolicyType, Currency.Of("USD")).Properties.First(property => property.Name == section).IsRequired, section));
    }

    private static PolicyDocument Without(string section) => Engine.Policy().Changed(sections => sections.Remove(section));

    private static PolicyDocument WithOtherNumbers(string section) => Engine.Policy().Changed(sections => sections[section] = Doubled(sections[section]));

    /// <summary>Every number doubled and one more, so that none stays what it was.</summary>
    private static JsonNode Doubled(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, Doubled(field.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Doubled)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValue.Create((decimal.Parse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture) * 2m) + 1m),
        _ => node!.DeepClone(),
    };

    /// <summary>All but the policy's hash and the receipt that carries it.</summary>
    private static string Text(Answer answer) => string.Join('\n', new[] { answer.Summary, $"{answer.Status}", answer.Result.GetRawText() }
        .Concat(answer.Steps.Select(step => $"{step}")).Concat(answer.Assumptions.Select(assumption => $"{assumption}"))
        .Concat(answer.Warnings.Select(warning => $"{warning}")).Concat(answer.Missing.Select(missing => $"{missing}")));
}
