using Partnerships.Kernel;

namespace Partnerships.Marketplace;

/// <summary>Good practice in a listing's texts: name, tagline, description and keywords.</summary>
internal static class TextChecks
{
    private const string Framework = "marketplace-positioning#listing-optimization-framework";
    private const string Blocks = "marketplace-positioning#description-structure";
    private const string Bad = "marketplace-positioning#bad-marketplace-listing";
    private const string Seo = "marketplace-positioning#marketplace-seo-factors";

    public static void NameAndTagline(AuditListing.Input input, MarketplaceTerms terms, Audit audit)
    {
        var rules = audit.Rules;
        var (nameWords, taglineWords) = (Scan.Words(input.Name), Scan.Words(input.Tagline));
        audit.Practice(AuditFactor.AppName, nameWords >= rules.NameWords, ListingField.Name, "generic_name", $"{nameWords} {(nameWords == 1 ? "word" : "words")}", $"at least {rules.NameWords} words",
            "Add the category or the benefit to the brand, for example \"Acme CRM Integration\".", "marketplace-positioning#app-name-best-practices");
        audit.Practice(AuditFactor.Tagline, taglineWords > 0, ListingField.Tagline, "missing_tagline", "nothing", "a tagline", "Write the value proposition in one line.", Framework);
        if (taglineWords == 0)
        {
            return;
        }

        if (!terms.Limits.Values.Any(limit => limit is { Field: ListingField.Tagline, Unit: LimitUnit.Words }))
        {
            audit.Practice(AuditFactor.Tagline, taglineWords < rules.TaglineWordsBelow, ListingField.Tagline, "long_tagline", $"{taglineWords} words", $"fewer than {rules.TaglineWordsBelow} words",
                $"Take out {taglineWords - rules.TaglineWordsBelow + 1}; keep the benefit.", Framework);
        }

        audit.Practice(AuditFactor.Tagline, Scan.Any(input.Tagline, rules.Words.Value) is not null, ListingField.Tagline, "no_value", $"\"{Describe.Short(input.Tagline)}\"", "a benefit",
            "Say what the user gains or no longer has to do, not what kind of product it is.", Bad);
    }

    /// <summary>The seven blocks, where the marketplace leaves room for them.</summary>
    public static void Description(Structure text, int? most, Audit audit, Trace trace)
    {
        var (rules, words) = (audit.Rules, audit.Rules.Words);
        audit.Practice(AuditFactor.Description, text.Lines.Count > 0, ListingField.Description, "missing_description", "nothing", "a description", "Write the seven blocks in order.", Blocks);
        if (text.Lines.Count == 0)
        {
            return;
        }

        var corporate = Scan.Any(text.Text, words.Corporate);
        Block(corporate is null, "corporate_speak", corporate is null ? "" : $"\"{corporate}\"", "the user's language", "Say it the way a user would.", Bad);
        var hook = text.Hook is { } first && Scan.Words(first) <= rules.HookWords && Scan.Any(first, words.Generic) is null;
        Block(hook, "no_hook", text.Hook is { } opening ? $"\"{Describe.Short(opening)}\"" : "no opening sentence", $"one sentence of up to {rules.HookWords} words with the value proposition", "Open with what the user gains, not with what the app is.", Blocks);
        if (most < rules.StructureFrom)
        {
            trace.Assume($"A description of up to {Decimals.Text(most.Value)} characters has no room for all seven blocks, so only its opening is asked for.");
            return;
        }

        Block(text.Has(words.Problem), "no_problem", "no pain named", "the problem it solves", "Name the pain in the user's words.", Blocks);
        Block(text.Has(words.Solution), "no_solution", "no help named", "how the integration helps", "Say how the app takes that pain away.", Blocks);
        var features = text.Features(words);
        Block(features.Count >= rules.Features, "few_features", $"{features.Count} {(features.Count == 1 ? "feature" : "features")} in a list", $"at least {rules.Features}", "List the key features under a heading.", Blocks);
        var benefits = features.Count(Structure.SaysBenefit);
        Block(features.Count > 0 && benefits == features.Count, "features_without_benefit", $"{benefits} of {features.Count} with a benefit", "each feature with its benefit", "Write \"Feature - benefit\".", Blocks);
        var roles = text.UseCases(words);
        Block(roles >= rules.Roles, "few_use_cases", $"{roles} by role", $"at least {rules.Roles} roles", "Write \"Role: what gets better\" for each.", Blocks);
        Block(text.GettingStarted(words), "no_getting_started", "no steps", "install, connect, configure", "List the steps and say how long they take.", Blocks);
        Block(text.Has(words.Support), "no_support", "no support named", "a documentation link and a support contact", "Add both at the end.", Blocks);

        void Block(bool passes, string code, string given, string allowed, string fix, string rule) =>
            audit.Practice(AuditFactor.Description, passes, ListingField.Description, code, given, allowed, fix, rule);
    }

    /// <summary>Each keyword in name or description, and none of them stuffed.</summary>
    public static void Keywords(AuditListing.Input input, Audit audit, Trace trace)
    {
        if (input.Keywords is not { Count: > 0 } given)
        {
            return;
        }

        var keywords = given.Select(word => word.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        audit.Practice(AuditFactor.KeywordsInName, keywords.Exists(word => Scan.Count(input.Name, word, 1) > 0), ListingField.Name, "no_keyword_in_name", $"\"{Describe.Short(input.Name)}\"", "at least one keyword",
            $"Add the category term, for example \"{keywords[0]}\".", Seo);
        var counts = keywords.ToDictionary(word => word, word => Scan.Count(input.Description, word), StringComparer.OrdinalIgnoreCase);
        var missing = keywords.Where(word => counts[word] == 0).ToList();
        foreach (var word in keywords)
        {
            audit.Practice(AuditFactor.KeywordsInDescription, counts[word] > 0, ListingField.Description, "missing_keywords", $"{missing.Count} of {keywords.Count} missing", "each keyword at least once",
                $"Use naturally: {string.Join(", ", missing.Take(5))}{(missing.Count > 5 ? " …" : "")}.", Seo);
        }

        var words = Scan.Words(input.Description);
        var rules = audit.Rules;
        var stuffed = keywords.Where(word => counts[word] >= rules.StuffedTimes && counts[word] * Scan.Words(word) * 100m >= words * rules.StuffedPercent.Points).ToList();
        audit.Practice(AuditFactor.KeywordsInDescription, stuffed.Count == 0, ListingField.Description, "keyword_stuffing", string.Join(", ", stuffed.Take(5).Select(word => $"\"{word}\" {counts[word]} times in {Decimals.Text(words)} words")),
            $"under {rules.StuffedPercent} of the words for one keyword, or fewer than {rules.StuffedTimes} times", "Say it another way, or leave it out.", "marketplace-positioning#anti-patterns");
        if (stuffed.Count > 0)
        {
            trace.Warn("keyword_stuffing", "Keyword stuffing: unnatural language hurts readability and trust.", "marketplace-positioning#anti-patterns");
        }
    }
}
