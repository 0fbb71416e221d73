using System.Text.Json.Serialization.Metadata;
using Partnerships.Kernel;

namespace Partnerships.Tests.KernelTests;

/// <summary>
/// The source-generated reader does not run the initialisers of `init` properties: a field that is left out arrives as
/// null or zero, whatever the record says. So an optional text, list or record must be nullable.
/// </summary>
public sealed class OptionalFieldTests
{
    public static TheoryData<string> Operations => [.. Catalog.Operations.Select(operation => operation.Name)];

    [Theory, MemberData(nameof(Operations))]
    public void Optional_fields_are_nullable(string name)
    {
        var operation = Catalog.Find(name)!;
        var options = EngineJson.Options(Currency.Of("USD"), operation.Contracts);
        var seen = new HashSet<Type>();
        var wrong = new List<string>();
        Walk(operation.InputType);
        Walk(operation.PolicyType);
        Assert.Empty(wrong);

        void Walk(Type type)
        {
            if (!seen.Add(type))
            {
                return;
            }

            var info = options.GetTypeInfo(type);
            if (info.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary)
            {
                Walk(info.ElementType!);
            }

            foreach (var property in info.Kind == JsonTypeInfoKind.Object ? info.Properties : [])
            {
                if (!property.IsRequired && !property.PropertyType.IsValueType && !property.IsSetNullable)
                {
                    wrong.Add($"{type.Name}.{property.Name}");
                }

                Walk(property.PropertyType);
            }
        }
    }
}
