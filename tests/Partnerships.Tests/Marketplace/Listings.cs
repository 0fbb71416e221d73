using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using Testing;

namespace Partnerships.Tests.Marketplace;

/// <summary>The good and the bad listing of the rule, and shorthands to audit them.</summary>
internal static class Listings
{
    public const string GoodName = "DataSync for HubSpot — Automate Your CRM Data";

    public const string GoodTagline = "Sync customer data in real-time, never miss an update";

    public const string GoodText = """
        Stop wasting hours on manual data entry. DataSync automatically keeps your HubSpot contacts synchronized with 50+ tools your team already uses.

        **Why teams choose DataSync**

        - Real-time sync — Changes reflect instantly, not hourly
        - Bi-directional — Data flows both ways automatically
        - Zero code — Setup in 5 minutes, no developer needed
        - Audit trail — See every change, debug with confidence

        **Perfect for**

        - Sales teams syncing CRM with outreach tools
        - Marketing teams connecting campaign data
        - Operations teams maintaining data hygiene

        **Trusted by 2,000+ companies**

        "DataSync saved our team 10 hours per week on manual updates." — Sarah Chen, RevOps at TechCorp

        **Getting started**

        1. Click "Install" to add DataSync to your HubSpot
        2. Connect your data sources (takes 2 minutes)
        3. Choose sync rules and you're done!
        """;

    public const string BadText = """
        DataSync is a tool that syncs data between systems. It supports many different integrations and has been used by companies of all sizes. Our platform leverages advanced technology to ensure reliable data transfer. Contact us for more information.

        **Features**

        - Syncing
        - Multiple integrations
        - Reliable
        """;

    public static JsonObject Good(string marketplace = "generic") => new()
    {
        ["marketplace"] = marketplace,
        ["name"] = GoodName,
        ["tagline"] = GoodTagline,
        ["description"] = GoodText,
        ["screenshots"] = 4,
        ["reviews"] = 127,
        ["rating"] = 4.8m,
    };

    public static JsonObject Bad(string marketplace = "generic") => new()
    {
        ["marketplace"] = marketplace,
        ["name"] = "DataSync",
        ["tagline"] = "Data synchronization tool",
        ["description"] = BadText,
        ["screenshots"] = 0,
        ["reviews"] = 0,
    };

    public static JsonObject With(this JsonObject listing, string field, JsonNode? value)
    {
        listing[field] = value;
        return listing;
    }

    public static Answer Audit(JsonObject listing, PolicyDocument? policy = null) => Engine.Run("audit_listing", listing.ToJsonString(), policy ?? Engine.Policy());

    public static decimal Score(JsonObject listing) => Audit(listing).Result.GetProperty("score").GetDecimal();

    /// <summary>Findings as "severity field code".</summary>
    public static IReadOnlyList<string> Found(JsonObject listing, PolicyDocument? policy = null) => [.. Audit(listing, policy).Result.GetProperty("findings").EnumerateArray()
        .Select(finding => $"{Text(finding, "severity")} {Text(finding, "field")} {Text(finding, "code")}")];

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
