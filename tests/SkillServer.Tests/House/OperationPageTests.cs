using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Partnerships;
using Partnerships.Kernel;
using SkillServer.Tools;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>docs/operations: a page for each operation, made from its records, and its example run.</summary>
public sealed class OperationPageTests
{
    public static TheoryData<string> Names => [.. Catalog.Operations.Select(operation => operation.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_page_is_what_the_operation_says_of_itself(string name) => Generated.Verify(Page(Catalog.Find(name)!), "docs", "operations", name + ".md");

    [Fact]
    public void The_index_lists_them_all()
    {
        var index = new StringBuilder("# The operations\n\n<!-- generated from the code, do not edit -->\n");
        foreach (var area in Catalog.Operations.GroupBy(operation => operation.Area))
        {
            index.Append($"\n## {area.Key}\n\n{string.Concat(area.Select(operation => $"- [`{operation.Name}`]({operation.Name}.md): {operation.Description}\n"))}");
        }

        Generated.Verify(index.ToString(), "docs", "operations", "README.md");
    }

    [Fact]
    public void No_page_is_left_of_an_operation_that_is_gone() =>
        Assert.Subset(Catalog.Operations.Select(operation => operation.Name).Append("README").ToHashSet(),
            Directory.EnumerateFiles(Repository.PathTo("docs", "operations"), "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet());

    private static string Page(Operation operation)
    {
        using var example = JsonDocument.Parse(operation.Example);
        var answer = operation.Run(example.RootElement, Engine.Policy());
        var rules = answer.Steps.Select(step => step.Rule).Concat(answer.Warnings.Select(warning => warning.Rule)).OfType<string>().Distinct().ToList();
        var input = operation.Contract(operation.InputType, Currency.Of("USD"));
        return $$"""
            # {{operation.Title}}

            <!-- generated from the code, do not edit -->

            `{{operation.Name}}` ({{operation.Area}}). {{operation.Description}}

            - Rules it follows in the example: {{string.Join(", ", rules.Select(rule => $"[{rule}](../../rules/{rule.Replace("#", ".md#", StringComparison.Ordinal)})"))}}.
            - Figures of the policy: {{(operation.Sections.Count == 0 ? "none" : string.Join(", ", operation.Sections.Select(section => $"[{section}](../policy.md#{section.ToLowerInvariant()})")))}}.

            ## Input

            | Field | Takes | Meaning |
            | --- | --- | --- |
            {{string.Join('\n', Rows(input, ""))}}

            ## Example

            ```sh
            skillserver call {{operation.Name}} --input '{{operation.Example.Replace("'", "'\\''", StringComparison.Ordinal)}}'
            ```

            ```text
            {{AnswerText.Of(answer).TrimEnd('\n')}}
            ```

            The result as data:

            ```json
            {{Indented(answer.Result)}}
            ```

            """.ReplaceLineEndings("\n");
    }

    private static IEnumerable<string> Rows(JsonTypeInfo contract, string at)
    {
        foreach (var property in contract.Properties)
        {
            var field = XmlComments.Field(contract.Type, property);
            var path = at + property.Name;
            var type = contract.Options.GetTypeInfo(property.PropertyType);
            var list = type.Kind == JsonTypeInfoKind.Enumerable;
            var below = list ? type.Options.GetTypeInfo(type.ElementType!) : type;
            var takes = $"{Taken(below, list)}{(property.IsRequired ? ", required" : "")}";
            yield return $"| `{path}` | {takes} | {XmlComments.Of(field).Replace("|", "\\|", StringComparison.Ordinal)} |";
            foreach (var row in below.Kind == JsonTypeInfoKind.Object ? Rows(below, path + (list ? "[]." : ".")) : [])
            {
                yield return row;
            }
        }
    }

    private static string Taken(JsonTypeInfo type, bool list)
    {
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        var noun = type.Kind == JsonTypeInfoKind.Object ? "object"
            : type.Kind == JsonTypeInfoKind.Dictionary ? "names and values"
            : plain == typeof(bool) ? "true or false"
            : plain == typeof(int) ? "whole number"
            : plain == typeof(Money) ? "amount"
            : plain == typeof(Percent) ? "percentage points"
            : plain == typeof(decimal) ? "number"
            : plain == typeof(DateOnly) ? "date"
            : plain == typeof(DateTimeOffset) ? "instant with offset"
            : plain.IsEnum ? string.Join(", ", Enum.GetNames(plain).Select(name => $"`{JsonNamingPolicy.SnakeCaseLower.ConvertName(name)}`"))
            : "text";
        return list ? noun == "object" ? "list" : "list of " + noun : noun;
    }

    private static string Indented(JsonElement data)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            data.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
