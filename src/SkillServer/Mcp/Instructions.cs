namespace SkillServer.Mcp;

/// <summary>What a client tells its model about this server.</summary>
internal static class Instructions
{
    /// <summary>Under 2,048 characters, the key in the first 512: some clients cut there.</summary>
    public const string Text = """
        Partnership marketing and channel management: rules, exact calculations and prompts for partner programs.
        Every figure must come from a tool of this server, be quoted from a rule, or be given by the user. Do no arithmetic; show a tool's figure with its steps, rule and policy.
        Knowledge: search_rules, then read_rule. Calculations: a tool by name; those not listed by run_operation (list_operations shows all).

        Prompts, by job:
        - build-program: partner mix, tiers, co-marketing budget, enablement, agreement and attribution for a revenue goal
        - quarterly-business-review: value matrix, health, tier, gaps, plans and investment for the top partners
        - joint-webinar: dated plan, roles, promotion, run of show, lead hand-off
        - marketplace-listing: audit and score, rewritten listing, install flow, launch tactics
        - reseller-rollout: deal registration, price sheet by tier, incentives, enablement, 90-day plan
        - partnership-marketer and channel-partner-management: any other question, with the skill's whole way of working

        How to work:
        - Ask once for all missing facts, in one list. Never fill a gap with a guess or with zero.
        - A refused call lists every fault with its field, what is allowed and what to do; mend them all and call again.
        - Answers carry assumptions, warnings and a policy name and version: pass them on. Status partial or needs_terms says what is missing.
        - The default policy is standard; another is chosen with the argument policy. Never mix two; compare_policies shows them side by side.
        - what_if varies one figure, or finds the value that reaches a target. Never vary by hand.
        - Dates: there is no clock here. Give today's date where a tool asks for asOf.
        - Rules cite each other as document#heading; read_rule takes such a citation. The same texts are resources: skill://partnership-marketer/SKILL.md, skill://channel-partner-management/SKILL.md, their rules, and policy://standard.
        """;
}
