using System.Text;
using System.Text.Json.Nodes;
using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>Inputs of operations that judge what a document's fields say. It is written once, as fields, and judged as it is printed.</summary>
internal static class FieldInputs
{
    /// <summary>The input with what the fields say filled in; what the input says itself stands. Null when there is nothing to run on.</summary>
    public static JsonObject? Complete(string operation, JsonObject? given, JsonObject fields) => operation switch
    {
        "audit_listing" when Has(fields, "marketplace", "name", "tagline", "hook", "solution") => Over(given, Listing(fields)),
        "audit_listing" => given?["description"] is null ? null : given,
        "check_raci" when fields["roles"] is JsonArray roles && fields["activities"] is JsonArray activities => Over(given, Raci(roles, activities)),
        _ => given,
    };

    /// <summary>Fields that would be judged otherwise than they are printed.</summary>
    public static IEnumerable<Refusal> Faults(string operation, JsonObject fields)
    {
        if (operation != "check_raci" || fields["roles"] is not JsonArray roles || fields["activities"] is not JsonArray activities)
        {
            yield break;
        }

        for (var i = 0; i < activities.Count; i++)
        {
            if (activities[i] is not JsonObject { } activity || activity["letters"] is not JsonArray letters)
            {
                yield return new("missing_field", $"fields.activities[{i}].letters", null, "a list with a letter for each role", "Write a dash for a role without a part.");
            }
            else if (letters.Count != roles.Count)
            {
                yield return new("wrong_count", $"fields.activities[{i}].letters", $"{Plural(letters.Count, "letter")} for \"{activity["activity"]}\"", $"{roles.Count}, one for each role: {string.Join(", ", roles.Select(role => role?["role"]))}",
                    "Write a dash for a role without a part.");
            }
        }
    }

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static JsonObject Listing(JsonObject fields) => Json.Some(
        ("marketplace", fields["marketplace"]!.DeepClone()),
        ("name", fields["name"]!.DeepClone()),
        ("tagline", fields["tagline"]!.DeepClone()),
        ("description", Description(fields)),
        ("screenshots", fields["screenshots"] is JsonArray screenshots ? (JsonNode?)screenshots.Count : null),
        ("videoSeconds", fields["video_seconds"]?.DeepClone()),
        ("category", fields["category"]?.DeepClone()),
        ("pricing", fields["pricing"]?.DeepClone()),
        ("keywords", fields["keywords"]?.DeepClone()));

    /// <summary>The description in the order the listing prints it. Where its field is short, what has a field of its own is left out.</summary>
    private static string Description(JsonObject fields)
    {
        var text = new StringBuilder();
        foreach (var block in (string[])["hook", "problem", "solution"])
        {
            if (fields[block] is { } prose)
            {
                text.Append(prose.ToString()).Append("\n\n");
            }
        }

        Block(text, "Key features", fields["features"], item => $"- {item["feature"]} - {item["benefit"]}");
        if (fields["short_description"] is null)
        {
            Block(text, "Use cases", fields["use_cases"], item => $"- {item["role"]}: {item["workflow"]}");
            if (fields["getting_started"] is JsonArray steps)
            {
                text.Append("**Getting started**\n\n").AppendJoin('\n', steps.Select((step, i) => $"{i + 1}. {step}")).Append("\n\n");
            }

            if (fields["support"] is JsonObject support)
            {
                (string Name, string Title)[] lines = [("documentation", "Documentation"), ("email", "Email"), ("hours", "Hours")];
                text.Append("**Support**\n\n").AppendJoin('\n', lines.Where(line => support[line.Name] is not null).Select(line => $"- {line.Title}: {support[line.Name]}"));
            }
        }

        return text.ToString().TrimEnd();
    }

    private static void Block(StringBuilder text, string heading, JsonNode? items, Func<JsonObject, string> line)
    {
        if (items is JsonArray { Count: > 0 } list)
        {
            text.Append("**").Append(heading).Append("**\n\n").AppendJoin('\n', list.OfType<JsonObject>().Select(line)).Append("\n\n");
        }
    }

    /// <summary>Letters stand in the order of the roles; a dash is no part in it.</summary>
    private static JsonObject Raci(JsonArray roles, JsonArray activities) => new()
    {
        ["activities"] = Json.List(activities.OfType<JsonObject>(), activity => new JsonObject
        {
            ["activity"] = activity["activity"]?.DeepClone(),
            ["roles"] = Letters(roles, activity["letters"] as JsonArray ?? []),
        }),
    };

    private static JsonObject Letters(JsonArray roles, JsonArray letters)
    {
        var held = new JsonObject();
        foreach (var (role, letter) in roles.OfType<JsonObject>().Zip(letters))
        {
            if (letter is not null && letter.ToString() is not ("" or "-" or "–"))
            {
                held[role["role"]?.ToString() ?? ""] = letter.DeepClone();
            }
        }

        return held;
    }

    private static bool Has(JsonObject fields, params string[] names) => names.All(name => fields[name] is JsonValue);

    private static JsonObject Over(JsonObject? given, JsonObject derived)
    {
        foreach (var (name, value) in given ?? [])
        {
            derived[name] = value?.DeepClone();
        }

        return derived;
    }
}
