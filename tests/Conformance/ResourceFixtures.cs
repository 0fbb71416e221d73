using System.Text.Json;
using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SkillServer.Mcp;

namespace SkillServer.Conformance;

/// <summary>The resources that the suite reads.</summary>
internal static partial class ResourceFixtures
{
    private const string Plain = "text/plain", Png = "image/png", Json = "application/json";

    public static ListResourcesResult List => new()
    {
        Resources =
        [
            new() { Uri = "test://static-text", Name = "static-text", MimeType = Plain },
            new() { Uri = "test://static-binary", Name = "static-binary", MimeType = Png },
            new() { Uri = "test://watched-resource", Name = "watched-resource", MimeType = Plain },
        ],
    };

    public static ListResourceTemplatesResult Templates => new()
    {
        ResourceTemplates = [new() { UriTemplate = "test://template/{id}/data", Name = "template", MimeType = Json }],
    };

    public static ReadResourceResult Read(RequestContext<ReadResourceRequestParams> request)
    {
        var uri = request.Params!.Uri;
        ResourceContents content = uri switch
        {
            "test://static-text" => Text(uri, Plain, "This is the content of the static text resource."),
            "test://static-binary" => BlobResourceContents.FromBytes(Samples.Png, uri, Png),
            "test://watched-resource" => Text(uri, Plain, "Watched."),
            _ when Id().Match(uri) is { Success: true } match => Text(uri, Json, "{\"id\":" + JsonSerializer.Serialize(match.Groups[1].Value) + ",\"templateTest\":true,\"data\":\"Data for ID: " + match.Groups[1].Value + "\"}"),
            _ => throw Faults.NoResource(request, uri, ""),
        };
        return new() { Contents = [content] };
    }

    private static TextResourceContents Text(string uri, string type, string text) => new() { Uri = uri, MimeType = type, Text = text };

    [GeneratedRegex("^test://template/([A-Za-z0-9]+)/data$")]
    private static partial Regex Id();
}
