using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using SkillServer.Content;
using SkillServer.Tools;

namespace SkillServer.Hosts.Cli;

/// <summary><c>what-if</c> and <c>compare</c>: the tools what_if and compare_policies with options instead of one JSON.</summary>
internal static class ScenarioCommands
{
    public static Command WhatIf(ContentFolder content)
    {
        var operation = Operation();
        var input = Input();
        var vary = new Option<string>("--vary") { Description = "Input field, e.g. amount, or policy figure, e.g. policy.tiers.levels[Gold].arr.", Required = true };
        var values = new Option<string[]>("--values") { Description = "The values to try.", AllowMultipleArgumentsPerToken = true };
        var from = Number("--from", "Start of a range.");
        var to = Number("--to", "End of the range, inclusive.");
        var step = Number("--step", "Step of the range.");
        var figure = new Option<string?>("--figure") { Description = "The result figure to show." };
        var target = Number("--target", "Find the first value in the range at which the figure comes to this.");
        var policy = new Option<string?>("--policy", "-p") { Description = "The policy to use; standard unless said otherwise." };
        return new Command("what-if", "Run an operation for many values of one figure, or find the value that reaches a target.")
            { operation, input, vary, values, from, to, step, figure, target, policy }.Does(parsed =>
        {
            var arguments = Arguments(parsed.GetRequiredValue(operation), parsed.GetRequiredValue(input));
            arguments["vary"] = parsed.GetRequiredValue(vary);
            if (parsed.GetValue(values) is { Length: > 0 } given)
            {
                arguments["values"] = new JsonArray([.. given.Select(Value)]);
            }

            Put("figure", parsed.GetValue(figure));
            Put("policy", parsed.GetValue(policy));
            foreach (var option in new[] { from, to, step, target })
            {
                if (parsed.GetValue(option) is { } number)
                {
                    arguments[option.Name.TrimStart('-')] = number;
                }
            }

            return Output.Print(parsed, new WhatIf(content.Policies).Call(JsonText.Element(arguments)));

            void Put(string name, string? value)
            {
                if (value is not null)
                {
                    arguments[name] = value;
                }
            }
        });
    }

    public static Command Compare(ContentFolder content)
    {
        var operation = Operation();
        var input = Input();
        var policies = new Option<string[]>("--under") { Description = "Two or more policies, e.g. standard channel acme@2026-07-01.", AllowMultipleArgumentsPerToken = true, Required = true };
        return new Command("compare", "Run an operation under several policies and show every figure that differs.") { operation, input, policies }.Does(parsed =>
        {
            var arguments = Arguments(parsed.GetRequiredValue(operation), parsed.GetRequiredValue(input));
            arguments["policies"] = new JsonArray([.. parsed.GetRequiredValue(policies).Select(name => JsonValue.Create(name))]);
            return Output.Print(parsed, new ComparePolicies(content.Policies).Call(JsonText.Element(arguments)));
        });
    }

    private static Argument<string> Operation() => new("operation") { Description = "An operation of `list`." };

    private static Option<string> Input() => new("--input", "-i") { Description = "JSON, @FILE, or - for standard input.", DefaultValueFactory = _ => "{}" };

    private static Option<decimal?> Number(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (decimal.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            result.AddError($"{name}: '{result.Tokens[0].Value}' is not a number. Write for example 50000 or 12.5.");
            return null;
        },
    };

    private static JsonObject Arguments(string operation, string input) => new() { ["operation"] = operation, ["arguments"] = JsonNode.Parse(JsonInput.Read(input).GetRawText()) };

    /// <summary>A number where it is one, else a word.</summary>
    private static JsonValue Value(string text) => text switch
    {
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
