using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Partnerships.Kernel;

/// <summary>What a body may use besides its input and figures.</summary>
public sealed record RunContext(Trace Trace, Calendar Calendar, TimeZoneInfo Zone, ProgramSettings Program)
{
    /// <summary>The program's currency.</summary>
    public Currency Currency => Trace.Currency;
}

/// <summary>
/// A calculation as a value. Everything else (tool, schemas, command, documentation, snapshot) is derived from it.
/// </summary>
public abstract class Operation
{
    private protected Operation(string name, string title, string description, string example, Type input, Type policy, Type result, IJsonTypeInfoResolver contracts)
    {
        (Name, Title, Description, Example, InputType, PolicyType, ResultType, Contracts) = (name, title, description, example, input, policy, result, contracts);
        Area = input.Namespace![(input.Namespace!.LastIndexOf('.') + 1)..].ToLowerInvariant();
    }

    /// <summary>snake_case, also the tool's name.</summary>
    public string Name { get; }

    /// <summary>For people.</summary>
    public string Title { get; }

    /// <summary>When to use it and what it returns, in one or two sentences.</summary>
    public string Description { get; }

    /// <summary>A good input as JSON, shown in documentation and schemas and run by the tests.</summary>
    public string Example { get; }

    /// <summary>The folder it lives in: strategy, program, revenue …</summary>
    public string Area { get; }

    /// <summary>The record an input is read into.</summary>
    public Type InputType { get; }

    /// <summary>The record of policy sections it reads.</summary>
    public Type PolicyType { get; }

    /// <summary>The record of its result.</summary>
    public Type ResultType { get; }

    /// <summary>Source-generated contracts of the three.</summary>
    public IJsonTypeInfoResolver Contracts { get; }

    /// <summary>The policy sections it reads.</summary>
    public abstract IReadOnlyList<string> Sections { get; }

    /// <summary>Reads the input strictly, calculates, and wraps the result with its explanation. Bad input throws <see cref="RefusalException"/>; a cancelled calculation ends at its next step.</summary>
    public abstract Answer Run(JsonElement input, PolicyDocument policy, CancellationToken cancellation = default);

    /// <summary>Reads the policy sections it needs, to find faults before the first call.</summary>
    public abstract void Validate(PolicyDocument policy);

    /// <summary>The contract of one of its records, for those who walk it.</summary>
    public abstract JsonTypeInfo Contract(Type record, Currency currency);

    /// <summary>Defines an operation from its three records and its body.</summary>
    public static Operation<TInput, TPolicy, TResult> Define<TInput, TPolicy, TResult>(
        string name, string title, string description, string example, IJsonTypeInfoResolver contracts,
        Func<TInput, TPolicy, RunContext, TResult> run)
        where TInput : class where TPolicy : class where TResult : class =>
        new(name, title, description, example, contracts, run);
}

/// <inheritdoc />
public sealed class Operation<TInput, TPolicy, TResult> : Operation
    where TInput : class where TPolicy : class where TResult : class
{
    private readonly Func<TInput, TPolicy, RunContext, TResult> _run;

    internal Operation(string name, string title, string description, string example, IJsonTypeInfoResolver contracts, Func<TInput, TPolicy, RunContext, TResult> run)
        : base(name, title, description, example, typeof(TInput), typeof(TPolicy), typeof(TResult), contracts) => _run = run;

    /// <inheritdoc />
    public override IReadOnlyList<string> Sections => field ??= [.. Type<TPolicy>(Currency.Of("USD")).Properties.Select(property => property.Name)];

    /// <inheritdoc />
    public override void Validate(PolicyDocument policy) => policy.View(Type<TPolicy>(policy.Currency));

    /// <inheritdoc />
    public override JsonTypeInfo Contract(Type record, Currency currency) => Options(currency).GetTypeInfo(record);

    /// <inheritdoc />
    public override Answer Run(JsonElement input, PolicyDocument policy, CancellationToken cancellation = default)
    {
        var typed = Kernel.Contract.Read(input, Type<TInput>(policy.Currency), policy.Currency);
        var trace = new Trace(policy.Currency, cancellation);
        TResult result;
        try
        {
            result = _run(typed, policy.View(Type<TPolicy>(policy.Currency)), new(trace, policy.Calendar, policy.Zone, policy.Program));
        }
        catch (OverflowException)
        {
            throw new RefusalException(new Refusal("too_large", "input", "figures whose product is too large to hold", "amounts that stay under 28 digits when multiplied", "Check the units and the number of zeros."));
        }

        var json = JsonSerializer.SerializeToElement(result, Type<TResult>(policy.Currency));
        var identity = policy.Used(Sections);
        var receipt = Receipt.Of(Name, JsonSerializer.SerializeToElement(typed, Type<TInput>(policy.Currency)), identity, json);
        return new(Name, trace.Status, trace.Summary, json, policy.Currency.Code, trace.Steps, trace.Assumptions, trace.Warnings, trace.Missing, identity, receipt);
    }

    private JsonTypeInfo<T> Type<T>(Currency currency) =>
        (JsonTypeInfo<T>)Options(currency).GetTypeInfo(typeof(T));

    private JsonSerializerOptions Options(Currency currency) => EngineJson.Options(currency, Contracts);
}
