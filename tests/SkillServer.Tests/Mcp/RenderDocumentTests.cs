using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using ModelContextProtocol.Protocol;
using Partnerships.Kernel;
using SkillServer.Tests.Documents;
using SkillServer.Tools;
using Testing;

namespace SkillServer.Tests.Mcp;

/// <summary>render_document and list_templates as a client calls them.</summary>
public sealed class RenderDocumentTests : IDisposable
{
    private const string Card = """
        {"template":"battle-card","asOf":"2026-09-30","data":{"company":{"name":"Acme","partner_contact":"partners@acme.example"},"people":{"sales":"Marcus"},"fields":{}}}
        """;

    private readonly SampleWorkspace _workspace = new();
    private readonly ToolSet _tools = new(Session.Content);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void What_is_missing_is_told_at_once_with_an_example_each()
    {
        var refused = Refused(Card);
        Assert.True(refused.Count > 3);
        Golden.Verify(string.Concat(refused.Select(refusal => refusal.Message + "\n")), "battle_card_missing");
    }

    [Fact]
    public void Gaps_are_marked_when_asked_for()
    {
        var answer = Call(Card.Replace("\"asOf\"", "\"gaps\":true,\"asOf\"", StringComparison.Ordinal));
        Assert.Contains("[to fill in:", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_from_data_comes_back_as_text_and_carries_its_receipts()
    {
        var answer = Call(Statement("md"));
        Assert.Contains("Receipt: `sha256:", answer.Text, StringComparison.Ordinal);
        Assert.Null(answer.File);
        Assert.Equal(Call(Statement("md")).Text, answer.Text);
    }

    [Theory]
    [InlineData(Session.Old)]
    [InlineData(Session.New)]
    public async Task Word_comes_back_as_an_embedded_file(string version)
    {
        await using var session = await Session.OpenAsync(version);
        using var arguments = JsonDocument.Parse(Statement("docx"));
        var result = await session.Client.CallToolAsync("render_document", arguments.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value), cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEqual(true, result.IsError);
        var file = Assert.IsType<BlobResourceContents>(Assert.IsType<EmbeddedResourceBlock>(result.Content[1]).Resource);
        using var stream = new MemoryStream(file.DecodedData.ToArray());
        using var word = WordprocessingDocument.Open(stream, false);
        Assert.Contains("Referral", word.MainDocumentPart!.Document.InnerText, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_document_of_the_workspace_is_written_into_its_out_folder_and_linked()
    {
        var answer = new ToolSet(Session.Content.WithWorkspace(_workspace.Root)).Get("render_document").Call(Json("""{"document":"qbr/P05","format":"docx"}"""));
        Assert.Equal("out/qbr/P05.docx", answer.File!.Path);
        Assert.True(File.Exists(_workspace.PathTo(answer.File.Path!)));
        Assert.Equal("out/qbr/P05.docx", answer.Data.GetProperty("path").GetString());
        Assert.Equal(["index.html", "manifest.json", "qbr"], Directory.EnumerateFileSystemEntries(_workspace.PathTo("out")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    /// <summary>Several assistants, or one that is in a hurry.</summary>
    [Fact]
    public void Calls_for_documents_of_one_workspace_may_come_at_once()
    {
        var tool = new ToolSet(Session.Content.WithWorkspace(_workspace.Root)).Get("render_document");
        string[] wanted = [.. Enumerable.Range(0, 12).Select(i => $$"""{"document":"qbr/P0{{(i % 2 == 0 ? 5 : 1)}}","format":"{{(i % 3 == 0 ? "docx" : "md")}}"}""")];
        var answers = wanted.AsParallel().WithDegreeOfParallelism(wanted.Length).Select(call => tool.Call(Json(call))).ToList();
        Assert.All(answers, answer => Assert.True(File.Exists(_workspace.PathTo(answer.File!.Path!))));
        Assert.Equal(4, answers.Select(answer => answer.File!.Path).Distinct().Count());
        Assert.All(answers, answer => Assert.Contains($"\"{answer.File!.Path}\"", _workspace.Text("out/manifest.json"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_build_that_is_cancelled_ends_and_leaves_nothing_unfinished()
    {
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => SampleWorkspace.Builder.Build(_workspace.Root, progress: new CancelAfter(3, stop), cancellation: stop.Token));
        Assert.False(File.Exists(_workspace.PathTo("out/index.html")));
        Assert.Empty(Directory.EnumerateFiles(_workspace.PathTo("out"), "*.partial", SearchOption.AllDirectories));
        Assert.ThrowsAny<OperationCanceledException>(() => new ToolSet(Session.Content.WithWorkspace(_workspace.Root)).Get("render_document").Call(Json("""{"document":"qbr/P05"}"""), new CancellationToken(true)));
        Assert.NotNull(new ToolSet(Session.Content.WithWorkspace(_workspace.Root)).Get("render_document").Call(Json("""{"document":"qbr/P05"}""")).File);
    }

    [Fact]
    public void A_workspace_that_cannot_be_written_to_is_said_without_saying_where_it_lies()
    {
        _workspace.Write("out", "a file where the folder should be");
        var refused = Assert.Throws<RefusalException>(() => new ToolSet(Session.Content.WithWorkspace(_workspace.Root)).Get("render_document").Call(Json("""{"document":"qbr/P05"}"""))).Refusals[0];
        Assert.Equal("not_written", refused.Code);
        Assert.StartsWith("out/qbr/P05.md:1:1: this file cannot be written", refused.Fix, StringComparison.Ordinal);
        Assert.DoesNotContain(_workspace.Root, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_calls_say_what_to_do()
    {
        var calls = new[]
        {
            "{}",
            """{"template":"battle-card","document":"qbr/P05"}""",
            """{"template":"batle-card","asOf":"2026-09-30"}""",
            """{"template":"battle-card","asOf":"2026-09-30","format":"pdf"}""",
            """{"template":"battle-card","asOf":"2026-09-30","format":"xlsx"}""",
            """{"template":"battle-card"}""",
            """{"template":"battle-card","asOf":"2026-09-30","data":[]}""",
            """{"template":"battle-card","asOf":"2026-09-30","data":{"fields":[]}}""",
            """{"template":"battle-card","asOf":"2026-09-30","data":{"policy":{}}}""",
            """{"template":"battle-card","asOf":"2026-09-30","policy":"standrd"}""",
            """{"document":"qbr/P05"}""",
            """{"document":"../../etc/passwd"}""",
            Statement("md").Replace("\"amount\":24000", "\"amuont\":24000", StringComparison.Ordinal),
        };
        var messages = calls.Select(call => $"{call.Trim()}\n  {string.Join("\n  ", Refused(call).Take(2).Select(refusal => refusal.Message))}\n");
        var own = new ToolSet(Session.Content.WithWorkspace(_workspace.Root)).Get("render_document");
        var outside = Assert.Throws<RefusalException>(() => own.Call(Json("""{"document":"../../etc/passwd"}"""))).Refusals[0].Message;
        Golden.Verify(string.Concat(messages) + outside.Replace(_workspace.Root, "DIR", StringComparison.Ordinal) + "\n", "render_faults");
    }

    [Fact]
    public void Templates_are_listed_and_one_says_what_it_needs()
    {
        var all = _tools.Get("list_templates").Call(Json("{}"));
        Assert.True(all.Data.GetProperty("templates").GetArrayLength() >= 40);
        var one = _tools.Get("list_templates").Call(Json("""{"template":"event-business-case"}"""));
        Golden.Verify(one.Text, "event_business_case_needs");
    }

    /// <summary>The commission statement of one payment: fields and an operation's input, nothing else.</summary>
    private static string Statement(string format) => """
        {"template":"commission-policy","format":"FORMAT","asOf":"2026-09-30","gaps":true,"data":{"company":{"name":"Acme"},"people":{"finance":"Ingrid","operations":"Samir","sales":"Marcus","head_of_partnerships":"Dana","partner_manager":"Dana","sponsor":"Caroline"},
        "inputs":{"calculate_commission":[{"label":"Referral of 24,000","input":{"model":"referral","amount":24000,"ratePercent":20}}]}}}
        """.Replace("FORMAT", format, StringComparison.Ordinal);

    private ToolAnswer Call(string arguments) => _tools.Get("render_document").Call(Json(arguments));

    private IReadOnlyList<Refusal> Refused(string arguments) => Assert.Throws<RefusalException>(() => Call(arguments)).Refusals;

    private static JsonElement Json(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private sealed class CancelAfter(int documents, CancellationTokenSource stop) : IProgress<Workspace.BuildProgress>
    {
        public void Report(Workspace.BuildProgress value)
        {
            if (value.Done >= documents)
            {
                stop.Cancel();
            }
        }
    }
}
