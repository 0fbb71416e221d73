using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>One document to render: its name below out/, its template and whom it is for.</summary>
internal sealed record PlannedDocument(string Name, Template Template, IReadOnlyList<string> Formats, PartnerRow? Partner, Campaign? Campaign, DocumentSource Source, bool Gaps, Location Place)
{
    /// <summary>Its file in a format, inside the workspace.</summary>
    public string Path(string format) => $"{WorkspaceBuilder.Out}/{Name}.{format}";
}

/// <summary>From documents.yaml to single documents; what it names wrongly is reported.</summary>
internal static class DocumentPlan
{
    public static IReadOnlyList<PlannedDocument> Of(Portfolio portfolio, TemplateLibrary library, WorkspaceFolder folder, List<Finding> faults)
    {
        var (company, planned) = (portfolio.Company, new List<PlannedDocument>());
        for (var i = 0; i < company.Documents.Count; i++)
        {
            var (request, at) = (company.Documents[i], $"documents[{i}]");
            if (library.Planned(request.Template) is not { } template)
            {
                if (library.IsBroken(request.Template))
                {
                    continue; // the file's own fault is told
                }

                Fault($"{at}.template", $"there is no template '{request.Template}'; there are {string.Join(", ", library.Templates.Keys)}.", request.Template, library.Templates.Keys);
                continue;
            }

            var suited = template.Front!.Formats;
            foreach (var wrong in (request.Formats ?? []).Where(format => !suited.Contains(format)))
            {
                Fault($"{at}.formats", $"'{wrong}' does not suit {template.Name}; it comes as {string.Join(", ", suited)}.", wrong, suited);
            }

            var formats = (request.Formats ?? suited).Where(format => suited.Contains(format) && DocumentRenderer.Find(format) is not null).ToList();
            var sources = Sources(request, at).ToList();
            var shared = template.Front.Per == TemplateScope.File ? DocumentSource.None : sources.Select(source => source.Source).FirstOrDefault() ?? DocumentSource.None;
            if (template.Front.Per != TemplateScope.File && sources.Count > 1)
            {
                Fault($"{at}.data", $"{template.Name} is one document {(template.Front.Per == TemplateScope.Program ? "" : $"per {Portfolio.Words(template.Front.Per.ToString())} ")}and takes one file of data.", "", []);
            }

            PlannedDocument Plan(string name, PartnerRow? partner, Campaign? campaign, DocumentSource source) => new(name, template, formats, partner, campaign, source, request.Gaps, company.DocumentsYaml.Locate(at));
            planned.AddRange(template.Front.Per switch
            {
                TemplateScope.Partner => Partners(request, at).Select(partner => Plan($"{template.Name}/{partner.Id}", partner, null, shared)),
                TemplateScope.Campaign => Campaigns(request, at).Select(campaign => Plan($"{template.Name}/{campaign.Id}", null, campaign, shared)),
                TemplateScope.File => sources.Select(source => Plan($"{template.Name}/{source.Name}", null, null, source.Source)),
                _ => [Plan(template.Name, null, null, shared)],
            });
            if (template.Front.Per == TemplateScope.File && request.Data is null)
            {
                Fault($"{at}.data", $"{template.Name} is made per file: name its files of fields and inputs.", "", []);
            }
        }

        foreach (var twice in planned.GroupBy(document => document.Name).Where(group => group.Count() > 1))
        {
            faults.Add(new(twice.Last().Place, $"'{twice.Key}' is asked for twice. Remove one of the two."));
        }

        return [.. planned.DistinctBy(document => document.Name)];

        IEnumerable<PartnerRow> Partners(DocumentRequest request, string at)
        {
            if (request.Partners is not { } named)
            {
                return portfolio.Ranked.Take(request.TopPartners ?? portfolio.Ranked.Count);
            }

            var known = company.Partners.Values.ToDictionary(partner => partner.Id, StringComparer.Ordinal);
            foreach (var unknown in named.Where(id => !known.ContainsKey(id)))
            {
                Fault($"{at}.partners", $"there is no partner '{unknown}'.", unknown, known.Keys);
            }

            return named.Where(known.ContainsKey).Select(id => known[id]);
        }

        IEnumerable<Campaign> Campaigns(DocumentRequest request, string at)
        {
            foreach (var unknown in (request.Campaigns ?? []).Where(id => company.Campaigns.All(campaign => campaign.Id != id)))
            {
                Fault($"{at}.campaigns", $"there is no campaign '{unknown}'.", unknown, company.Campaigns.Select(campaign => campaign.Id));
            }

            return company.Campaigns.Where(campaign => request.Campaigns is { } named ? named.Contains(campaign.Id) : campaign.Type == "joint_webinar");
        }

        IEnumerable<(string Name, DocumentSource Source)> Sources(DocumentRequest request, string at)
        {
            foreach (var (i, file) in (request.Data ?? []).Index())
            {
                DocumentSource? source = null;
                try
                {
                    source = folder.Has(file) ? DocumentSource.From(YamlReader.Read(folder.Read(file), file)) : null;
                    if (source is null)
                    {
                        Fault($"{at}.data[{i}]", $"there is no file '{file}' in the workspace.", file, folder.List(Path.GetDirectoryName(file) is { Length: > 0 } parent ? parent : ".", "*.yaml"));
                    }
                }
                catch (ContentException broken)
                {
                    faults.AddRange(Finding.Of(broken.Faults));
                }

                if (source is not null)
                {
                    yield return (Path.GetFileNameWithoutExtension(file), source);
                }
            }
        }

        void Fault(string path, string message, string given, IEnumerable<string> known) =>
            faults.Add(new(company.DocumentsYaml.Locate(path), message + Nearest.Hint(given, known)));
    }

    /// <summary>What the page that links everything shows.</summary>
    public static JsonObject Index(Company company, IReadOnlyList<PlannedDocument> plan, IReadOnlyDictionary<string, string> titles, Func<string, bool> exists) => new()
    {
        ["company"] = company.Program.Company.Name,
        ["as_of"] = Calendar.Iso(company.Program.AsOf),
        ["policy"] = new JsonObject { ["name"] = company.Policy.Identity.Name, ["version"] = company.Policy.Identity.Version, ["hash"] = company.Policy.Identity.Hash },
        ["left_out"] = Json.List(company.Faults.Take(20), fault => fault.ToString()),
        ["groups"] = Json.List(plan.GroupBy(document => document.Template.Name), group => new JsonObject
        {
            ["title"] = group.First().Template.Front!.Title,
            ["audience"] = group.First().Template.Front!.Audience,
            ["documents"] = Json.List(group, document => new JsonObject
            {
                ["title"] = titles.GetValueOrDefault(document.Name) ?? document.Partner?.Name ?? document.Campaign?.Name ?? document.Template.Front!.Title,
                ["files"] = Json.List(document.Formats.Where(format => exists(document.Path(format))), format => new JsonObject { ["path"] = $"{document.Name}.{format}", ["format"] = format == "md" ? "Markdown" : format.ToUpperInvariant() }),
            }),
        }),
    };
}
