using Partnerships.Kernel;

namespace Partnerships.Marketplace;

/// <summary>The marketplace's own limits, each against the listing.</summary>
internal static class LimitChecks
{
    private static readonly (ListingField Field, AuditFactor Factor)[] Factors =
    [
        (ListingField.Name, AuditFactor.AppName), (ListingField.Tagline, AuditFactor.Tagline), (ListingField.Screenshots, AuditFactor.Screenshots),
        (ListingField.Video, AuditFactor.Video), (ListingField.Installs, AuditFactor.Installs), (ListingField.Keywords, AuditFactor.KeywordsInDescription),
    ];

    public static void Run(AuditListing.Input input, Structure description, MarketplaceTerms terms, Audit audit, Trace trace)
    {
        foreach (var limit in terms.Limits.Values)
        {
            if (limit.Barred is { } barred)
            {
                foreach (var word in barred)
                {
                    var text = Text(limit.Field, input);
                    var found = limit.WholeWords ? Scan.Count(text, word, 1, plural: true) > 0 : text.Contains(word, StringComparison.OrdinalIgnoreCase);
                    Judge(limit, terms, !found, "barred_word", $"\"{word}\" in \"{Describe.Short(text)}\"", $"no \"{word}\"", $"Take \"{word}\" out.", audit, trace);
                }
            }
            else if (limit.Bans is { } claim)
            {
                var found = Claims.Find(claim, $"{input.Name}\n{input.Tagline}\n{input.Description}", audit.Rules.Words);
                Judge(limit, terms, found is null, $"banned_{claim.ToString().ToLowerInvariant()}", found is null ? "" : $"\"{Describe.Short(found)}\"", $"no {claim.ToString().ToLowerInvariant()}", Instead(claim), audit, trace);
            }
            else if (limit.Least is null && limit.Most is null)
            {
                trace.Assume($"{terms.Title}: the longest {Name(limit.Field)} is not known ({limit.Source}), so its length was not checked.");
            }
            else if (Measure(limit, input, description, audit.Rules) is { } value)
            {
                var (low, high) = (value < limit.Least, value > limit.Most);
                var unit = Unit(limit);
                Judge(limit, terms, !low && !high, low ? "too_little" : "too_much", $"{Decimals.Text(value)} {unit}", Allowed(limit, unit),
                    low ? $"Add {Decimals.Text(limit.Least!.Value - value)} {unit}." : $"Take {Decimals.Text(value - (limit.Most ?? 0))} {unit} off.", audit, trace);
            }
        }
    }

    /// <summary>The shortest description the marketplace surely allows; null when it sets none.</summary>
    public static int? DescriptionMost(MarketplaceTerms terms) =>
        terms.Limits.Values.Where(limit => limit is { Field: ListingField.Description, Unit: LimitUnit.Characters, Fails: true }).Min(limit => limit.Most);

    private static void Judge(MarketplaceLimit limit, MarketplaceTerms terms, bool passes, string code, string given, string allowed, string fix, Audit audit, Trace trace)
    {
        Finding Broken() => new(limit.Fails ? Severity.Fail : Severity.Warn, limit.Field, code, given, allowed, fix, limit.Status,
            limit.Dated is null ? limit.Source : $"{limit.Source} ({limit.Dated})", terms.Rule);
        if (limit.Fails)
        {
            audit.Check(Factors.FirstOrDefault(pair => pair.Field == limit.Field, (limit.Field, AuditFactor.Description)).Item2, passes, Broken);
        }
        else if (!passes)
        {
            audit.Note(Broken());
            trace.Warn("limit_not_sure", $"{Name(limit.Field)}: {given}, and {allowed} is {(limit.Contested ? "one of two figures in circulation" : "said without a source")}. Look it up before you submit.", terms.Rule);
        }
    }

    private static int? Measure(MarketplaceLimit limit, AuditListing.Input input, Structure description, AuditRules rules) => limit.Field switch
    {
        ListingField.Feature => description.Features(rules.Words) is { Count: > 0 } features ? limit.Unit == LimitUnit.Characters ? features.Max(Scan.Characters) : features.Count : null,
        ListingField.Keywords => limit.Unit == LimitUnit.Characters ? input.Keywords is { } words ? Scan.Characters(string.Join(',', words)) : null : input.Keywords?.Count,
        ListingField.Screenshots => input.Screenshots,
        ListingField.Video => input.VideoSeconds is 0 ? null : input.VideoSeconds,
        ListingField.Installs => input.Installs,
        ListingField.Reviews => input.Reviews,
        _ => limit.Unit == LimitUnit.Words ? Scan.Words(Text(limit.Field, input)) : Scan.Characters(Text(limit.Field, input)),
    };

    private static string Text(ListingField field, AuditListing.Input input) => field switch
    {
        ListingField.Name => input.Name,
        ListingField.Tagline => input.Tagline,
        _ => input.Description,
    };

    private static string Unit(MarketplaceLimit limit) => limit.Unit switch
    {
        LimitUnit.Characters => limit.Field == ListingField.Feature ? "characters in one feature" : "characters",
        LimitUnit.Words => "words",
        LimitUnit.Seconds => "seconds",
        _ => limit.Field == ListingField.Feature ? "features" : Name(limit.Field),
    };

    private static string Allowed(MarketplaceLimit limit, string unit) => limit switch
    {
        { Least: { } least, Most: { } most } => $"{Decimals.Text(least)} to {Decimals.Text(most)} {unit}",
        { Least: { } least } => $"at least {Decimals.Text(least)} {unit}",
        _ => $"up to {Decimals.Text(limit.Most!.Value)} {unit}",
    };

    private static string Name(ListingField field) => field.ToString().ToLowerInvariant();

    private static string Instead(Claim claim) => claim switch
    {
        Claim.Statistics => "Say what the user gets without a figure; let the reviews prove it.",
        Claim.Superlatives => "Say what it does that others do not.",
        Claim.Testimonials => "Take the quote out and ask that customer for a review.",
        _ => "Move the price to the pricing section.",
    };
}
