using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Comarketing;

/// <summary>Whether a RACI matrix is finished: each activity has exactly one A and at least one R.</summary>
public static partial class CheckRaci
{
    private const string Raci = "comarketing-campaigns#raci-for-co-marketing";

    /// <summary>Activities listed one by one in the steps; more are summed up.</summary>
    private const int Explained = 25;

    /// <summary>The matrix, row by row.</summary>
    public sealed record Input
    {
        /// <summary>The rows.</summary>
        [Size(1, 500)]
        public required IReadOnlyList<ActivityRow> Activities { get; init; }
    }

    /// <summary>One activity and who does what in it.</summary>
    public sealed record ActivityRow
    {
        /// <summary>Its name.</summary>
        [Size(1, 200)]
        public required string Activity { get; init; }

        /// <summary>Letters by role: R, A, C or I, two of them as A/R.</summary>
        [Description("Who: R, A, C, I or A/R."), Size(1, 50)]
        public required IReadOnlyDictionary<string, string> Roles { get; init; }
    }

    /// <summary>The check needs no figure of the policy.</summary>
    public sealed record Policy;

    /// <summary>The rows to fix, and how many pass.</summary>
    public sealed record Result(bool Finished, int Activities, int Passed, IReadOnlyList<RaciFault> ToFix);

    /// <summary>One row that is not finished.</summary>
    public sealed record RaciFault(
        string Activity,
        IReadOnlyList<string> Accountable,
        IReadOnlyList<string> Responsible,
        [property: Description("no_accountable, several_accountable or no_responsible.")] IReadOnlyList<string> Problems,
        string Fix);

    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Policy))]
    [JsonSerializable(typeof(Result))]
    private sealed partial class CheckRaciJson : JsonSerializerContext;

    /// <summary>The operation.</summary>
    public static Operation Operation { get; } = Operation.Define<Input, Policy, Result>(
        "check_raci", "RACI check",
        "Checks that each activity of a RACI matrix has exactly one A and at least one R, and says what to fix.",
        """{"activities":[{"activity":"Email Copy","roles":{"Us":"R","Partner":"A"}},{"activity":"Email Send","roles":{"Us":"R","Partner":"R"}}]}""",
        CheckRaciJson.Default, Run);

    private static Result Run(Input input, Policy policy, RunContext context)
    {
        var trace = context.Trace;
        Refuse(input);
        var faults = input.Activities.Select(Check).OfType<RaciFault>().ToList();
        if (input.Activities.Count <= Explained)
        {
            foreach (var row in input.Activities)
            {
                trace.Record(row.Activity, $"{Named(row, 'A').Count} A, {Named(row, 'R').Count} R", faults.Find(fault => fault.Activity == row.Activity) is { } fault ? string.Join(", ", fault.Problems) : "passes", Raci);
            }
        }

        var passed = (int)trace.Change("Activities that pass", input.Activities.Count, faults.Count, Raci);
        if (faults.Exists(fault => fault.Problems.Contains("no_accountable")))
        {
            trace.Warn("unclear_ownership", "When everyone is responsible, no one is: some activities have nobody accountable.", "comarketing-campaigns#anti-patterns");
        }

        trace.Conclude(faults.Count == 0 ? $"The matrix is finished: all {passed} activities have one A and at least one R."
            : $"{passed} of {input.Activities.Count} activities pass; to fix: {string.Join(", ", faults.Take(10).Select(fault => fault.Activity))}{(faults.Count > 10 ? " and more" : "")}.");
        return new(faults.Count == 0, input.Activities.Count, passed, faults);
    }

    private static RaciFault? Check(ActivityRow row)
    {
        var (accountable, responsible) = (Named(row, 'A'), Named(row, 'R'));
        List<string> problems = [], fixes = [];
        if (accountable.Count == 0)
        {
            problems.Add("no_accountable");
            fixes.Add("Make one role accountable (A)" + (responsible.Count > 0 ? $", for example {responsible[0]} as A/R." : "."));
        }
        else if (accountable.Count > 1)
        {
            problems.Add("several_accountable");
            fixes.Add($"Keep the A of one: {string.Join(" or ", accountable)}.");
        }

        if (responsible.Count == 0)
        {
            problems.Add("no_responsible");
            fixes.Add("Name who does the work (R)" + (accountable.Count > 0 ? $", for example {accountable[0]} as A/R." : "."));
        }

        return problems.Count == 0 ? null : new(row.Activity, accountable, responsible, problems, string.Join(' ', fixes));
    }

    private static List<string> Named(ActivityRow row, char letter) =>
        [.. row.Roles.Where(role => role.Value.Split('/').Any(part => part.Trim() is [var c] && char.ToUpperInvariant(c) == letter)).Select(role => role.Key)];

    private static void Refuse(Input input)
    {
        var faults = new List<Refusal>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < input.Activities.Count; i++)
        {
            var row = input.Activities[i];
            if (!seen.Add(row.Activity))
            {
                faults.Add(new("duplicate", $"activities[{i}].activity", row.Activity, "each activity once", "Merge the two rows."));
            }

            foreach (var (role, letters) in row.Roles)
            {
                if (letters.Trim().Length > 0 && !letters.Split('/').All(part => part.Trim().ToUpperInvariant() is "R" or "A" or "C" or "I"))
                {
                    faults.Add(new("not_a_choice", $"activities[{i}].roles.{role}", letters, "R, A, C or I, or several joined by a slash such as A/R", "Write the letter, or leave the role out."));
                }
            }
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }
}
