using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>What the policy promises in a word or a figure, gathered for templates; what a policy does not say is left out.</summary>
internal static class TermData
{
    public static JsonObject Of(PolicyDocument policy)
    {
        var (mdf, deals, classes, payouts) = (policy.Section("mdf"), policy.Section("dealRegistration"), policy.Section("dealClasses"), policy.Section("payouts"));
        return Json.Some(
            ("register_within_days", Copy(classes?["registerWithinDays"])),
            ("approval_hours", Copy(deals?["approvalHours"])),
            ("protection_days", Copy(deals?["protectedDays"])),
            ("holdback_days", Copy(payouts?["holdbackDays"])),
            ("minimum_payout", Copy(payouts?["minimumPayout"])),
            ("clawback_days", Copy(policy.Section("clawback")?["bands"]?.AsArray()[^1]?["from"])),
            ("mdf_minimum_arr", Copy(mdf?["minimumArr"])),
            ("mdf_director_from", Copy(mdf?["approvals"]?.AsArray().LastOrDefault()?["from"])),
            ("mdf_payment_days", Copy(mdf?["paymentDays"])),
            ("mdf_claim_days", Copy(mdf?["claimDays"])));
    }

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();
}
