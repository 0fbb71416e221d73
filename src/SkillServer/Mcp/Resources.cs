using System.Text;
using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Mcp;

/// <summary>The skills, rules and policies as resources. A client's URI is only ever compared with names; it never becomes a path.</summary>
internal sealed partial class Resources(ContentFolder content, LiveContent live)
{
    /// <summary>Template of a rule under a skill.</summary>
    public const string RuleTemplate = "skill://{skill}/rules/{rule}";

    /// <summary>Template of a policy.</summary>
    public const string PolicyTemplate = "policy://{name}";

    /// <summary>Template of a document template.</summary>
    public const string DocumentTemplate = "template://{name}";

    /// <summary>Whether the files as they are now are what is served.</summary>
    public const string Status = "status://content";

    private const string Markdown = "text/markdown", Yaml = "application/yaml", Plain = "text/plain", Index = "_sections";
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(5);

    /// <summary>Names of the files a rule template can be filled with.</summary>
    public IEnumerable<string> RuleFiles => content.Rules.Rules.Select(rule => rule.Name).Prepend(Index).Select(name => name + ".md");

    /// <summary>The files of the skills: what prompts link and skills consist of, whatever is wrong with other files.</summary>
    public IReadOnlyList<Resource> SkillFiles => field ??=
    [
        .. content.Skills.SelectMany(skill => content.Rules.Rules.Where(rule => rule.Skill == skill.Name)
            .Select(rule => Entry(rule.Uri, rule.Name, rule.Title, rule.Summary, Markdown, rule.Source))
            .Prepend(Readable(() => Entry($"skill://{skill.Name}/rules/{Index}.md", Index, "Sections", "The sections of the rule documents, and what to read each document for.", Markdown, content.Rules.Sections)))
            .Prepend(Entry(skill.Uri, skill.Name, "Skill " + skill.Name, skill.Description, Markdown, skill.Source)).OfType<Resource>()),
    ];

    /// <summary>Everything there is to read, each text once. What is broken is left out; the state of the content names it.</summary>
    public IReadOnlyList<Resource> All => field ??=
    [
        .. SkillFiles,
        .. content.Policies.Names.Select(name => Readable(() => Entry("policy://" + name, name, $"Policy {name}", "The program's figures, as the calculations use them.", Yaml, content.Policies.Text(name)))).OfType<Resource>(),
        .. content.Documents.Templates.Values.Select(template => Entry("template://" + template.Name, template.Name, template.Front!.Title, $"The template of a document for {template.Front.Audience}.", Markdown, template.Source)),
        new() { Uri = Status, Name = "content", Title = "State of the content", Description = "Whether the files as they are now are what is served, and what is wrong with them.", MimeType = Plain },
    ];

    private Listing<Resource>? _listed;

    /// <summary>Every text but the state's, by URI.</summary>
    public IReadOnlyDictionary<string, string> Texts => All.Where(resource => resource.Uri != Status).ToDictionary(resource => resource.Uri, resource => Find(resource.Uri)!.Value.Text, StringComparer.Ordinal);

    /// <summary>The state of the content in words.</summary>
    internal string StatusText => live.Faults.Count == 0 ? "The files as they are now are served.\n"
        : live.Trouble + "\n" + string.Concat(live.Faults.Select(fault => $"- {fault}\n"));

    private static readonly Listing<ResourceTemplate> Templates = new("resourceTemplates", () =>
    [
        new() { UriTemplate = RuleTemplate, Name = "rule", Title = "Rule document", Description = "A rule document by its file name, such as revenue-sharing-models.md.", MimeType = Markdown },
        new() { UriTemplate = DocumentTemplate, Name = "template", Title = "Document template", Description = "A document's template with what it needs, such as qbr.", MimeType = Markdown },
        new() { UriTemplate = PolicyTemplate, Name = "policy", Title = "Policy", Description = "The figures of a policy, such as standard.", MimeType = Yaml },
    ]);

    /// <summary>resources/list.</summary>
    public ListResourcesResult List(RequestContext<ListResourcesRequestParams> request) =>
        request.Keep(new ListResourcesResult { NextCursor = (_listed ??= new("resources", () => All)).Give(request) }, Time, CacheScope.Private);

    /// <summary>resources/templates/list.</summary>
    public static ListResourceTemplatesResult ListTemplates(RequestContext<ListResourceTemplatesRequestParams> request) =>
        request.Keep(new ListResourceTemplatesResult { NextCursor = Templates.Give(request) }, Time, CacheScope.Private);

    /// <summary>resources/read. Rules link each other, so each is found under either skill.</summary>
    public ReadResourceResult Read(RequestContext<ReadResourceRequestParams> request)
    {
        var uri = request.Params!.Uri;
        if (MadeDocuments.Find(content.Workspace, uri) is { } document)
        {
            return request.Keep(new ReadResourceResult { Contents = [document] }, TimeSpan.Zero, CacheScope.Private); // the next build may make it anew
        }

        var (text, type) = Find(uri) ?? throw Faults.NoResource(request, uri, Near(uri));
        return request.Keep(new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = type, Text = text }] }, type == Plain ? TimeSpan.Zero : Time, CacheScope.Private); // the state is as of now
    }

    /// <summary>The text behind a URI; null when there is none. A broken file is refused with what is wrong with it.</summary>
    internal (string Text, string MimeType)? Find(string uri) => Resolve(uri) is { } found ? (found.Text(), found.MimeType) : null;

    /// <summary>The listed resource that a URI means, whichever skill it names a rule under and whatever heading; null when there is none.</summary>
    internal string? Listed(string uri) => Resolve(uri)?.Uri;

    private (string Uri, Func<string> Text, string MimeType)? Resolve(string uri)
    {
        if (Parts().Match(uri) is not { Success: true } match)
        {
            return null;
        }

        if (match.Groups["policy"] is { Success: true, Value: var policy })
        {
            return content.Policies.Names.Contains(policy) ? ("policy://" + policy, () => content.Policies.Text(policy), Yaml) : null;
        }

        if (match.Groups["template"] is { Success: true, Value: var template })
        {
            return content.Documents.Find(template) is { } found ? ("template://" + template, () => found.Source, Markdown) : null;
        }

        if (uri.StartsWith(Status, StringComparison.Ordinal))
        {
            return (Status, () => StatusText, Plain);
        }

        if (content.Skills.Find(match.Groups["skill"].Value) is not { } skill)
        {
            return null;
        }

        if (match.Groups["rule"] is not { Success: true, Value: var name })
        {
            return (skill.Uri, () => skill.Source, Markdown);
        }

        return name == Index ? ($"skill://{skill.Name}/rules/{Index}.md", () => content.Rules.Sections, Markdown)
            : content.Rules.Rules.Find(name) is { } rule ? (rule.Uri, () => rule.Source, Markdown)
            : null;
    }

    /// <summary>The part all URIs share says nothing about what was meant.</summary>
    private string Near(string uri)
    {
        if (uri.StartsWith(MadeDocuments.Prefix, StringComparison.Ordinal))
        {
            return " Documents are there once render_document or a build has made them.";
        }

        static string Key(string uri) => uri.Replace("skill://", "", StringComparison.Ordinal).Replace("/rules/", "", StringComparison.Ordinal);
        var near = Nearest.To(Key(uri), All.Select(resource => Key(resource.Uri)));
        return near is null ? " resources/list has them all." : $" Did you mean '{All.First(resource => Key(resource.Uri) == near).Uri}'?";
    }

    private static Resource? Readable(Func<Resource> entry)
    {
        try
        {
            return entry();
        }
        catch (ContentException)
        {
            return null;
        }
    }

    private static Resource Entry(string uri, string name, string title, string description, string type, string text) =>
        new() { Uri = uri, Name = name, Title = title, Description = description, MimeType = type, Size = Encoding.UTF8.GetByteCount(text) };

    /// <summary>A fragment is the reader's affair: links such as rules/x.md#heading resolve to the whole document.</summary>
    [GeneratedRegex(@"^(?:status://content|policy://(?<policy>[A-Za-z0-9_-]{1,100})|template://(?<template>[A-Za-z0-9_-]{1,100})|skill://(?<skill>[a-z0-9-]{1,100})/(?:SKILL\.md|rules/(?<rule>[A-Za-z0-9_-]{1,100})(?:\.md)?))(?:#[^#]{0,200})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
