using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using SkillServer.Content;

namespace SkillServer.Mcp;

/// <summary>
/// The skills extension (<c>io.modelcontextprotocol/skills</c>): each skill with its front matter and the digest of every file, so that
/// a client can keep a copy and know whether it still holds, and the folders of a skill.
/// </summary>
internal sealed class Skills(ContentFolder content, Resources resources)
{
    /// <summary>The extension's key among the capabilities.</summary>
    public const string Extension = "io.modelcontextprotocol/skills";

    /// <summary>What is offered of it.</summary>
    public const string Settings = """{"directoryRead":true}""";

    /// <summary>The extension's methods.</summary>
    public const string ListMethod = "skills/list", GetMethod = "skills/get", DirectoryMethod = "resources/directory/read";

    private const string Directory = "inode/directory";
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(5);

    /// <summary>skills/list.</summary>
    public JsonNode List(JsonRpcRequest request)
    {
        var (page, next) = Pages.Of(content.Skills, Text(request, "cursor"));
        return Answer(request, "skills", new JsonArray([.. page.Select(Entry)]), next);
    }

    /// <summary>skills/get: one skill by the URI of its front page.</summary>
    public JsonNode Get(JsonRpcRequest request)
    {
        var uri = Needed(request);
        return Answer(request, "skill", Entry(content.Skills.FirstOrDefault(skill => skill.Uri == uri) ?? throw Faults.Unknown("skill", uri, [.. content.Skills.Select(skill => skill.Uri)])), null);
    }

    /// <summary>resources/directory/read: what is directly inside a skill's folder.</summary>
    public JsonNode Read(JsonRpcRequest request)
    {
        var uri = Needed(request).TrimEnd('/');
        var folders = content.Skills.SelectMany(skill => new[] { Root(skill), Rules(skill) }).ToList();
        if (!folders.Contains(uri))
        {
            throw Faults.Unknown("folder", uri, folders);
        }

        var inside = resources.SkillFiles.Where(resource => resource.Uri[..resource.Uri.LastIndexOf('/')] == uri)
            .Select(resource => Child(resource.Uri, resource.Uri[(uri.Length + 1)..], resource.MimeType!, resource.Size));
        var below = folders.Where(folder => folder.StartsWith(uri + "/", StringComparison.Ordinal)).Select(folder => Child(folder, folder[(uri.Length + 1)..], Directory, null));
        var (page, next) = Pages.Of([.. inside, .. below], Text(request, "cursor"));
        return Answer(request, "resources", new JsonArray([.. page]), next);
    }

    private JsonObject Entry(Skill skill) => new()
    {
        ["uri"] = skill.Uri,
        ["frontmatter"] = FrontMatter.Read(skill.Source, skill.Uri).Head.Root.DeepClone(),
        ["resources"] = new JsonArray([.. resources.SkillFiles.Where(resource => resource.Uri.StartsWith(Root(skill) + "/", StringComparison.Ordinal)).Select(resource => (JsonNode)new JsonObject
        {
            ["uri"] = resource.Uri, ["digest"] = Digest(resources.Find(resource.Uri)!.Value.Text), ["size"] = resource.Size,
        })]),
    };

    private static JsonObject Child(string uri, string name, string type, long? size)
    {
        var child = new JsonObject { ["uri"] = uri, ["name"] = name, ["mimeType"] = type };
        if (size is { } bytes)
        {
            child["size"] = bytes;
        }

        return child;
    }

    /// <summary>The SDK leaves the newer protocol's marks to handlers of own methods; the older one rejects them.</summary>
    private static JsonObject Answer(JsonRpcRequest request, string name, JsonNode value, string? next)
    {
        var result = new JsonObject { [name] = value };
        if (next is not null)
        {
            result["nextCursor"] = next;
        }

        if (request.IsModern())
        {
            (result["resultType"], result["ttlMs"], result["cacheScope"]) = ("complete", (long)Time.TotalMilliseconds, "private");
        }

        return result;
    }

    private static string Needed(JsonRpcRequest request) => Text(request, "uri") ?? throw Faults.Params($"'{request.Method}' needs params with a uri.");

    private static string? Text(JsonRpcRequest request, string name) => (request.Params as JsonObject)?[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw Faults.Params($"'{name}' is not a text. Send it in quotes."),
    };

    private static string Root(Skill skill) => $"skill://{skill.Name}";

    private static string Rules(Skill skill) => Root(skill) + "/rules";

    private static string Digest(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
