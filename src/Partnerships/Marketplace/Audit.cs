using System.ComponentModel;
using System.Text.Json.Serialization;
using Partnerships.Kernel;

namespace Partnerships.Marketplace;

/// <summary>How much a finding matters.</summary>
[JsonConverter(typeof(SnakeCase<Severity>))]
public enum Severity
{
    /// <summary>Breaks one of the marketplace's own rules.</summary>
    Fail,

    /// <summary>Falls short of good practice.</summary>
    Improve,

    /// <summary>Breaks a rule without a source, or one with two figures: look it up.</summary>
    Warn,
}

/// <summary>Something to fix.</summary>
public sealed record Finding(
    Severity Severity,
    ListingField Field,
    string Code,
    string Given,
    string Allowed,
    string Fix,
    [property: Description("How sure a marketplace's limit is.")] LimitStatus? Status,
    string? Source,
    string Rule);

/// <summary>One factor: the part of its checks that passed, and its weight.</summary>
public sealed record FactorScore(AuditFactor Factor, FactorTable Table, int Weight, int Passed, int Checks);

/// <summary>Collects the checks of one audit by factor, and what they found.</summary>
internal sealed class Audit(AuditRules rules)
{
    /// <summary>Says less than any other finding of the same field.</summary>
    public const string EmptyField = "empty_field";

    private readonly Dictionary<AuditFactor, (int Passed, int Checks)> _checks = [];
    private readonly List<Finding> _findings = [];

    public AuditRules Rules => rules;

    /// <summary>The worst first, then as found.</summary>
    public IReadOnlyList<Finding> Findings => [.. _findings.OrderBy(finding => finding.Severity)];

    /// <summary>Counts a check for its factor and keeps the finding when it does not pass.</summary>
    public void Check(AuditFactor factor, bool passes, Func<Finding> finding)
    {
        var (passed, checks) = _checks.GetValueOrDefault(factor);
        _checks[factor] = (passed + (passes ? 1 : 0), checks + 1);
        if (!passes)
        {
            Note(finding());
        }
    }

    /// <summary>A check of good practice.</summary>
    public void Practice(AuditFactor factor, bool passes, ListingField field, string code, string given, string allowed, string fix, string rule) =>
        Check(factor, passes, () => new(Severity.Improve, field, code, given, allowed, fix, null, null, rule));

    /// <summary>A finding that costs no points.</summary>
    public void Note(Finding finding)
    {
        if (!_findings.Exists(known => (known.Code, known.Field) == (finding.Code, finding.Field) && known.Allowed == finding.Allowed)
            && !(finding.Code == EmptyField && _findings.Exists(known => known.Field == finding.Field)))
        {
            _findings.Add(finding);
        }
    }

    /// <summary>The factors that had a check, in the tables' order.</summary>
    public IReadOnlyList<FactorScore> Factors => [.. rules.Factors.Where(row => _checks.ContainsKey(row.Factor))
        .Select(row => new FactorScore(row.Factor, row.Table, rules.Weights.Of(row.Impact), _checks[row.Factor].Passed, _checks[row.Factor].Checks))];

    /// <summary>Factors without a check: nothing to judge them by was given.</summary>
    public IEnumerable<AuditFactor> Unknown => rules.Factors.Where(row => !_checks.ContainsKey(row.Factor)).Select(row => row.Factor);
}
