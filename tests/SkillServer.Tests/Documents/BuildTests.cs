using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Partnerships.Kernel;
using SkillServer.Workspace;

namespace SkillServer.Tests.Documents;

/// <summary>The sample company, built once for all tests that only read.</summary>
public sealed class BuiltSample : IDisposable
{
    private readonly SampleWorkspace _workspace = new();

    public BuiltSample() => Report = _workspace.Build();

    public WorkspaceReport Report { get; }

    public string Text(string name) => _workspace.Text(name);

    public byte[] Bytes(string name) => File.ReadAllBytes(_workspace.PathTo(name));

    public void Dispose() => _workspace.Dispose();
}

public sealed partial class BuildTests(BuiltSample sample) : IClassFixture<BuiltSample>
{
    [Fact]
    public void Sample_builds_without_a_fault()
    {
        Assert.Empty(sample.Report.Faults);
        Testing.Golden.Verify(string.Join('\n', sample.Report.Files.Select(file => $"{file.Path}: {file.Title}")) + "\n\n" + string.Join('\n', sample.Report.Notes), "sample_files");
    }

    [Fact]
    public void Every_workbook_of_the_sample_is_valid()
    {
        var books = sample.Report.Files.Where(file => file.Path.EndsWith(".xlsx", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(books);
        Assert.All(books, file =>
        {
            using var bytes = new MemoryStream(sample.Bytes(file.Path));
            using var book = SpreadsheetDocument.Open(bytes, false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book, TestContext.Current.CancellationToken).Select(finding => $"{finding.Part?.Uri} {finding.Path?.XPath}: {finding.Description}"));
        });
    }

    [Fact]
    public void Same_data_and_policy_give_the_same_bytes()
    {
        using var again = new SampleWorkspace();
        foreach (var file in again.Build().Files)
        {
            Assert.True(sample.Bytes(file.Path).AsSpan().SequenceEqual(File.ReadAllBytes(again.PathTo(file.Path))), file.Path);
        }

        Assert.All(again.Build().Files, file => Assert.False(file.Changed, file.Path));
    }

    [Theory]
    [InlineData("program-guide", false)]
    [InlineData("partner-mix-plan", true)]
    [InlineData("value-matrix-report", false)]
    [InlineData("comarketing-playbook", false)]
    [InlineData("joint-webinar-plan/C01", false)]
    [InlineData("qbr/P05", true)]
    [InlineData("attribution-policy", false)]
    public void Document_reads_as_agreed(string name, bool steps)
    {
        var text = sample.Text($"out/{name}.md");
        var end = text.IndexOf("## How these figures were worked out", StringComparison.Ordinal);
        Assert.True(end > 0, "every document ends with how its figures were worked out");
        Testing.Golden.Verify(Hash().Replace(steps ? text : text[..end], "sha256:…"), Path.GetFileName(name), "md");
    }

    [Fact]
    public void Nothing_is_left_to_fill_in_and_every_link_leads_somewhere()
    {
        foreach (var file in sample.Report.Files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)))
        {
            var html = sample.Text(file.Path);
            var body = html[html.IndexOf("<body>", StringComparison.Ordinal)..];
            Assert.DoesNotMatch(@"\{\{|\[\^|to fill in|TODO|Lorem|\| ---", body);
            Assert.DoesNotMatch("<(script|link|img|iframe)|(src|href)=\"(https?:)?//", html);
            var ids = Id().Matches(body).Select(match => match.Groups[1].Value).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.All(Anchor().Matches(body).Select(match => Uri.UnescapeDataString(match.Groups[1].Value)), target => Assert.Contains(target, ids));
        }

        var index = sample.Text("out/index.html");
        var linked = Link().Matches(index).Select(match => "out/" + match.Groups[1].Value).ToHashSet();
        Assert.Equal(sample.Report.Files.Select(file => file.Path).Where(path => path != "out/index.html").Order(), linked.Order());
    }

    [Fact]
    public void Every_chart_has_its_words_and_its_figures()
    {
        var charts = sample.Report.Files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)).SelectMany(file => Chart().Matches(sample.Text(file.Path)).Select(match => match.Value)).ToList();
        Assert.True(charts.Count >= 9);
        Assert.All(charts, chart =>
        {
            Assert.Matches("<title id=\"[^\"]+\">[^<]+</title><desc id=\"[^\"]+\">[^<]+</desc>", chart);
            Assert.Contains("<th scope=\"col\">", chart, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("```chart", sample.Text("out/value-matrix-report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_a_crowded_chart_do_not_cover_each_other()
    {
        var points = Enumerable.Range(0, 80).Select(i => new Rendering.ScatterChart.Point(i + 1, $"Partner number {i}", i * i % 97, "x", i * 37 % 101, "y")).ToList();
        var chart = new Rendering.ScatterChart { Title = "t", Text = "w", X = new("x", 50, "50", 97, "97"), Y = new("y", 50, "50", 100, "100"), Quarters = ["a", "b", "c", "d"], Points = points };
        var boxes = Label().Matches(Rendering.ScatterDrawing.Draw(chart, "c")).Select(match => (X: decimal.Parse(match.Groups[1].Value), Y: decimal.Parse(match.Groups[2].Value) - 10, Width: match.Groups[3].Value.Length * 6m)).ToList();
        Assert.True(boxes.Count > 40);
        Assert.All(boxes.Index(), a => Assert.DoesNotContain(boxes.Skip(a.Index + 1), b => a.Item.X < b.X + b.Width && b.X < a.Item.X + a.Item.Width && a.Item.Y < b.Y + 12 && b.Y < a.Item.Y + 12));
    }

    [Fact]
    public void Only_what_is_asked_for_is_built()
    {
        using var workspace = new SampleWorkspace();
        var report = SampleWorkspace.Builder.Build(workspace.Root, ["qbr/P05", "attribution-policy"], ["html"]);
        Assert.Equal(["out/qbr/P05.html", "out/attribution-policy.html", "out/index.html"], report.Files.Select(file => file.Path));
        Assert.Contains("Did you mean 'qbr'?", Assert.Throws<RefusalException>(() => SampleWorkspace.Builder.Build(workspace.Root, ["qbrs"])).Message, StringComparison.Ordinal);
        Assert.Contains("unknown_format", Assert.Throws<RefusalException>(() => SampleWorkspace.Builder.Build(workspace.Root, null, ["pdf"])).Refusals[0].Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_reports_its_progress_and_leaves_foreign_files_alone()
    {
        using var workspace = new SampleWorkspace();
        workspace.Write("out/notes.txt", "mine");
        var seen = new List<BuildProgress>();
        SampleWorkspace.Builder.Build(workspace.Root, ["qbr"], null, new Reported(seen));
        Assert.Equal(["qbr/P05", "qbr/P06", "qbr/P01", "qbr/P02", "qbr/P08", "index"], seen.Select(step => step.Document));
        Assert.Equal("mine", workspace.Text("out/notes.txt"));
    }

    [Fact]
    public void Validate_writes_nothing()
    {
        using var workspace = new SampleWorkspace();
        Assert.True(workspace.Validate().IsGood);
        Assert.False(Directory.Exists(workspace.PathTo("out")));
    }

    private sealed class Reported(List<BuildProgress> seen) : IProgress<BuildProgress>
    {
        public void Report(BuildProgress value) => seen.Add(value);
    }

    [GeneratedRegex("<text x=\"([0-9.]+)\" y=\"([0-9.]+)\" class=\"(?:label|small)\" text-anchor=\"start\">(\\d[^<]*)</text>")]
    private static partial Regex Label();

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex Hash();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Anchor();

    [GeneratedRegex("href=\"([^\"#]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<figure>.*?</figure>", RegexOptions.Singleline)]
    private static partial Regex Chart();
}
