using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>A document from data alone, without a workspace.</summary>
public sealed class DataDocument(TemplateLibrary library, PolicyDocument policy)
{
    /// <summary>
    /// Renders a template. The data has the names templates use (<c>company.name</c>), <c>fields</c> and <c>inputs</c> as a document's data file has them.
    /// Everything missing is refused at once, unless <paramref name="gaps"/> prints a mark instead.
    /// </summary>
    public DocumentText Render(string name, JsonObject data, DateOnly asOf, bool gaps)
    {
        var template = Find(library, name);
        var culture = library.Culture(policy.Culture);
        var source = new DocumentSource(Part(data, "fields"), Part(data, "inputs"), null);
        var given = new JsonObject(data.Where(member => member.Key is not ("fields" or "inputs")).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        foreach (var taken in given.Select(member => member.Key).Where(DocumentData.Own.Contains))
        {
            throw new RefusalException(new Refusal("not_yours", $"data.{taken}", "data of that name", "names other than " + string.Join(", ", DocumentData.Own), $"Leave it out: it comes from the policy and the operations."));
        }

        var engine = new TemplateEngine(library, policy.Currency, culture);
        try
        {
            var values = TemplateData.From(DocumentData.Of(given, source, template, policy, asOf, culture));
            var missing = TemplateNeeds.Missing(template, values);
            if (missing.Count > 0 && !gaps)
            {
                throw new RefusalException([.. missing.Select(need => new Refusal("missing_field", need.Field, null, $"{need.Type}, for example {need.Example}", Guidance(need)))]);
            }

            TemplateNeeds.Mark(template, values, missing, culture);
            return new(engine.Render(template, values), DocumentData.Basis(values, culture), culture);
        }
        catch (ContentException broken) when (broken.Faults.All(fault => MissingName.Is(fault.Message)))
        {
            throw new RefusalException([.. broken.Faults.Select(fault => new Refusal("not_in_data", "data", null, "a value for every name the template uses", $"{fault.Place}: {fault.Message}"))]);
        }
        catch (RefusalException refused)
        {
            throw new RefusalException([.. refused.Refusals.Select(refusal => refusal.Path.StartsWith("data", StringComparison.Ordinal) ? refusal : refusal with { Path = $"data.{refusal.Path}" })]);
        }
    }

    /// <summary>The template of that name; an unknown one is refused with the nearest, a broken one with what is wrong with it.</summary>
    public static Template Find(TemplateLibrary library, string name) => library.Find(name)
        ?? throw new RefusalException(new Refusal("unknown_template", "template", name, "a name that list_templates shows",
            Nearest.Or(name, library.Templates.Keys, "Call list_templates.")));

    private static string Guidance(TemplateNeed need) => char.ToUpperInvariant(need.Guidance[0]) + need.Guidance[1..].TrimEnd('.') + ".";

    private static JsonObject Part(JsonObject data, string name) => data[name] switch
    {
        null => [],
        JsonObject part => (JsonObject)part.DeepClone(),
        _ => throw new RefusalException(new Refusal("wrong_type", $"data.{name}", "something else", "an object", name == "inputs" ? "Give each operation's input under its name." : "Give each field under its name.")),
    };
}
