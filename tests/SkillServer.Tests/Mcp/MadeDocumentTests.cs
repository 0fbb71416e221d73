using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SkillServer.Content;
using SkillServer.Mcp;
using SkillServer.Tests.Documents;
using SkillServer.Tests.Http;

namespace SkillServer.Tests.Mcp;

/// <summary>A workspace's document as a client elsewhere gets it: made by a call, read by the address in the answer.</summary>
public sealed class MadeDocumentTests : IDisposable
{
    private const string Address = "document://workspace/qbr/P05.";
    private readonly SampleWorkspace _workspace = new();

    private ContentFolder Content => Session.Content.WithWorkspace(_workspace.Root);

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(Session.Old)]
    [InlineData(Session.New)]
    public async Task Over_http_a_made_document_is_linked_by_an_address_that_can_be_read(string version)
    {
        var content = Content;
        await using var server = await HttpServer.StartAsync(options: _ => McpEndpoint.Options(new(content), Session.Everything, _ => { }, sessions: false));
        await using var client = await McpClient.CreateAsync(
            new HttpClientTransport(new() { Endpoint = server.Address, TransportMode = HttpTransportMode.StreamableHttp }),
            new McpClientOptions { ClientInfo = new() { Name = "test", Version = "1" }, ProtocolVersion = version });
        await MakeAndReadAsync(client);
    }

    [Theory]
    [InlineData(Session.Old)]
    [InlineData(Session.New)]
    public async Task Over_the_standard_streams_it_is_linked_in_the_same_way(string version)
    {
        await using var session = await Session.OpenAsync(version, content: Content);
        await MakeAndReadAsync(session.Client);
    }

    [Fact]
    public async Task Nothing_but_what_a_build_has_made_is_read()
    {
        await using var session = await Session.OpenAsync(Session.New, content: Content);
        await session.Client.CallToolAsync("render_document", new Dictionary<string, object?> { ["document"] = "qbr/P05" });
        Assert.NotEmpty((await session.Client.ReadResourceAsync(Address + "md")).Contents);
        foreach (var name in new[]
        {
            "manifest.json", "", "qbr", "qbr/", "qbr/P06.md", "qbr/P05", "QBR/P05.md", "qbr//P05.md", "./qbr/P05.md", "qbr/../qbr/P05.md", "qbr/P05.md#x", "qbr/P05.md?x", "qbr/P05.md\0", "qbr\\P05.md",
            "../partners.csv", "..%2fpartners.csv", "%2e%2e/partners.csv", "..\\partners.csv", "/etc/passwd", "../../../../../../etc/passwd", _workspace.PathTo("partners.csv"),
        })
        {
            await RefusedAsync(session, "document://workspace/" + name);
        }

        await RefusedAsync(session, "document:///qbr/P05.md");
        await RefusedAsync(session, "document://out/qbr/P05.md");
        await RefusedAsync(session, new Uri(_workspace.PathTo("out/qbr/P05.md")).AbsoluteUri);
    }

    /// <summary>What lies in the folder may have been put there by somebody else.</summary>
    [Theory]
    [InlineData("elsewhere")]
    [InlineData("partners.csv")]
    public async Task A_link_in_place_of_a_made_document_is_not_followed(string to)
    {
        var elsewhere = Path.GetTempFileName();
        await File.WriteAllTextAsync(elsewhere, "canary");
        await using var session = await Session.OpenAsync(Session.New, content: Content);
        await session.Client.CallToolAsync("render_document", new Dictionary<string, object?> { ["document"] = "qbr/P05" });
        File.Delete(_workspace.PathTo("out/qbr/P05.md"));
        File.CreateSymbolicLink(_workspace.PathTo("out/qbr/P05.md"), to == "elsewhere" ? elsewhere : _workspace.PathTo(to));
        await RefusedAsync(session, Address + "md");
        File.Delete(elsewhere);
    }

    [Fact]
    public async Task A_linked_out_folder_and_a_forged_record_are_not_believed()
    {
        await using var session = await Session.OpenAsync(Session.New, content: Content);
        await session.Client.CallToolAsync("render_document", new Dictionary<string, object?> { ["document"] = "qbr/P05" });
        _workspace.Replace("out/manifest.json", "out/qbr/P05.md", "out/../partners.csv");
        await RefusedAsync(session, "document://workspace/../partners.csv");
        await RefusedAsync(session, "document://workspace/%2E%2E/partners.csv");
        using var elsewhere = new SampleWorkspace();
        Directory.Move(_workspace.PathTo("out"), elsewhere.PathTo("out"));
        elsewhere.Replace("out/manifest.json", "out/../partners.csv", "out/qbr/P05.md");
        Directory.CreateSymbolicLink(_workspace.PathTo("out"), elsewhere.PathTo("out"));
        await RefusedAsync(session, Address + "md");
    }

    [Fact]
    public async Task Without_a_workspace_there_is_no_document()
    {
        await using var session = await Session.OpenAsync(Session.New);
        await RefusedAsync(session, Address + "md");
    }

    private async Task MakeAndReadAsync(McpClient client)
    {
        foreach (var format in new[] { "docx", "md" })
        {
            var answer = await client.CallToolAsync("render_document", new Dictionary<string, object?> { ["document"] = "qbr/P05", ["format"] = format });
            var link = Assert.IsType<ResourceLinkBlock>(answer.Content[^1]);
            Assert.Equal((Address + format, $"qbr/P05.{format}"), (link.Uri, link.Name));
            Assert.DoesNotContain(_workspace.Root, answer.StructuredContent!.Value.GetRawText() + ((TextContentBlock)answer.Content[0]).Text, StringComparison.Ordinal);
            var read = Assert.Single((await client.ReadResourceAsync(link.Uri)).Contents);
            Assert.Equal((link.Uri, link.MimeType), (read.Uri, read.MimeType));
            var bytes = read is TextResourceContents text ? System.Text.Encoding.UTF8.GetBytes(text.Text) : ((BlobResourceContents)read).DecodedData.ToArray();
            Assert.Equal(await File.ReadAllBytesAsync(_workspace.PathTo($"out/qbr/P05.{format}")), bytes);
        }
    }

    private async Task RefusedAsync(Session session, string uri)
    {
        var fault = await Assert.ThrowsAsync<McpProtocolException>(async () => await session.Client.ReadResourceAsync(uri));
        Assert.Equal(McpErrorCode.InvalidParams, fault.ErrorCode);
        Assert.StartsWith("Request failed (remote): Resource not found: '", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_workspace.Root, fault.Message.Replace(uri, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
