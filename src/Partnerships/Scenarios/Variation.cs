using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace Partnerships.Scenarios;

/// <summary>One operation on one input under one policy, of which a single figure is varied.</summary>
public sealed class Variation
{
    /// <summary>Marks a path into the policy instead of the input.</summary>
    private const string PolicyPrefix = "policy.";

    /// <summary>Runs times bytes of input; beyond it a caller would wait for seconds.</summary>
    private const long MostWork = 20_000_000;

    private readonly Operation _operation;
    private readonly JsonElement _input;
    private readonly PolicyDocument _policy;
    private readonly FieldPath _path;
    private readonly bool _ofPolicy;
    private readonly Type _type;
    private readonly CancellationToken _cancellation;

    /// <summary>Refuses a path that neither the operation's input nor the policy sections it reads have.</summary>
    public Variation(Operation operation, JsonElement input, PolicyDocument policy, string vary, CancellationToken cancellation = default)
    {
        (_operation, _input, _policy, _cancellation) = (operation, input, policy, cancellation);
        if (input.ValueKind != JsonValueKind.Object)
        {
            throw new RefusalException(new Refusal("wrong_type", "arguments", Describe.Given(input), "the operation's input as an object", "Send the value in that form."));
        }

        _ofPolicy = vary.StartsWith(PolicyPrefix, StringComparison.Ordinal);
        _path = FieldPath.Parse(_ofPolicy ? vary[PolicyPrefix.Length..] : vary, "vary");
        if (_ofPolicy && !operation.Sections.Contains(_path.First))
        {
            throw new RefusalException(new Refusal("not_read", "vary", vary, $"a figure of a section that {operation.Name} reads: {string.Join(", ", operation.Sections)}",
                Nearest.Or(_path.First, operation.Sections, "A change anywhere else leaves its answer as it is.")));
        }

        _type = _path.TypeIn(operation.Contract(_ofPolicy ? operation.PolicyType : operation.InputType, policy.Currency));
    }

    /// <summary>The operation's name.</summary>
    public string Operation => _operation.Name;

    /// <summary>The policy the figures come from, unchanged.</summary>
    public PolicyIdentity Policy => _policy.Identity;

    /// <summary>The smallest step that means something: one whole, one minor unit of the currency, or a hundredth; null for what is not a number.</summary>
    public decimal? SmallestStep =>
        _type == typeof(int) ? 1m
        : _type == typeof(Money) ? _policy.Currency.MinorUnit.Amount
        : _type == typeof(Percent) || _type == typeof(decimal) ? 0.01m
        : null;

    /// <summary>The answer with this value in the place; a value the operation does not accept is refused.</summary>
    public Answer At(JsonNode? value)
    {
        if (_ofPolicy)
        {
            return _operation.Run(_input, _policy.Changed(sections => _path.Set(sections, value)), _cancellation);
        }

        var changed = JsonObject.Create(_input.Clone())!;
        _path.Set(changed, value);
        return _operation.Run(JsonSerializer.SerializeToElement(changed, KernelJsonNodes.Default.JsonObject), _policy, _cancellation);
    }

    /// <summary>Refuses more work than a caller would wait for.</summary>
    public void Afford(int runs)
    {
        var bytes = _input.GetRawText().Length;
        if ((long)runs * bytes > MostWork)
        {
            throw new RefusalException(new Refusal("too_much_work", "arguments", $"an input of {Decimals.Text(bytes)} characters, {runs} times", $"{Decimals.Text(MostWork)} characters in all", "Send fewer rows, or fewer values."));
        }
    }
}
