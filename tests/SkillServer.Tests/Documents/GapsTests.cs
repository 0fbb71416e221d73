using System.Text.RegularExpressions;
using SkillServer.Rendering;
using SkillServer.Workspace;
using Testing;

namespace SkillServer.Tests.Documents;

/// <summary>A document whose data is not there yet.</summary>
public sealed partial class GapsTests : IDisposable
{
    private static readonly TemplateLibrary Library = new([Repository.PathTo("templates")]);
    private readonly SampleWorkspace _workspace = new();

    public static TheoryData<string> Templates => [.. Library.Templates.Keys];

    public void Dispose() => _workspace.Dispose();

    /// <summary>Every name a template reads is in its needs, guarded by has, or comes from the policy: without any data it is a form to fill in.</summary>
    [Theory, MemberData(nameof(Templates))]
    public void Without_any_data_a_template_is_a_form_to_fill_in(string name)
    {
        var text = new DataDocument(Library, Engine.Policy()).Render(name, [], new(2026, 9, 30), gaps: true);
        Assert.Contains("[to fill in: ", text.Source.Replace("\\[", "[", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotMatch(LooseNote(), text.Source);
        Assert.All(DocumentRenderer.All.Where(renderer => Library.Templates[name].Front!.Formats.Contains(renderer.Format)), renderer => Assert.NotEmpty(renderer.Render(text)));
    }

    [Fact]
    public void An_operation_without_its_input_is_marked_wherever_its_result_would_stand()
    {
        var file = "documents/event-business-case-retail-forum.yaml";
        _workspace.Write(file, _workspace.Text(file)[.._workspace.Text(file).IndexOf("inputs:", StringComparison.Ordinal)]);
        var refused = Assert.Single(_workspace.Build("event-business-case/event-business-case-retail-forum").Faults).Message;
        Assert.Contains("event_roi (list, for example inputs: { event_roi: [{ label: ", refused, StringComparison.Ordinal);
        _workspace.Replace("documents.yaml", "- template: event-business-case", "- template: event-business-case\n    gaps: true");
        Assert.Empty(_workspace.Build("event-business-case").Faults);
        var text = _workspace.Text("out/event-business-case/event-business-case-retail-forum.md");
        Assert.Contains("is asked to release **\\[to fill in: the input of event\\_roi\\]** for", text, StringComparison.Ordinal);
        Assert.Contains("### Event ROI: the steps\n\n**\\[to fill in: the input of event\\_roi\\]**", text, StringComparison.Ordinal);
        Assert.DoesNotContain("forecast\\_webinar", text, StringComparison.Ordinal); // it can do without
        Assert.DoesNotContain("[to fill in", _workspace.Text("out/event-business-case/event-business-case-spring-webinar.md").Replace("\\[", "[", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("event-business-case", "event_roi", "{ sponsorship: 9000 }", "documents/d.yaml:4:16: inputs.event_roi: one input was given; allowed is a list: event-business-case shows several results of event_roi, each under its label. Write event_roi: [{ label: First, input: { … } }].")]
    [InlineData("event-business-case", "event_roi", "[{ sponsorship: 9000 }]", "documents/d.yaml:4:17: inputs.event_roi[0]: an item without label or input was given; allowed is a label and an input for each of several. Write both, as { label: First, input: { … } }.")]
    [InlineData("event-business-case", "forecast_webinar", "[{ label: A, input: { ourEmails: 1, partnerEmails: 2 } }]", "documents/d.yaml:4:23: inputs.forecast_webinar: a list of 1 was given; allowed is one input: event-business-case shows one result of forecast_webinar. Write it alone, as forecast_webinar: { … }.")]
    [InlineData("event-business-case", "forecast_webinar", "many", "documents/d.yaml:4:23: inputs.forecast_webinar: a bare value was given; allowed is an input. Write what forecast_webinar takes, as its page in docs/operations shows.")]
    public void One_input_and_several_are_not_mistaken_for_each_other(string template, string operation, string input, string message)
    {
        _workspace.Write("documents.yaml", $"documents:\n  - template: {template}\n    data: [documents/d.yaml]\n");
        _workspace.Write("documents/d.yaml", $"fields:\n  event: A\ninputs:\n    {operation}: {input}\n");
        Assert.Equal(message, Assert.Single(_workspace.Build().Faults).ToString());
    }

    [Fact]
    public void A_row_of_the_RACI_matrix_has_a_letter_for_each_role()
    {
        var file = "documents/raci-matrix-C01.yaml";
        _workspace.Replace(file, "letters: [I, C, I, –, A/R, –, –]", "letters: [I, C, I, –, A/R]");
        _workspace.Replace(file, "letters: [I, A/R, –, –, I, C, –]", "letters: [I, A/R, –, –, I, C, –, R]");
        var faults = _workspace.Build("raci-matrix").Faults.Select(fault => fault.ToString()).ToList();
        Assert.Equal(2, faults.Count);
        Assert.StartsWith("documents/raci-matrix-C01.yaml:17:", faults[0], StringComparison.Ordinal);
        Assert.EndsWith("fields.activities[2].letters: 5 letters for \"Demo\" was given; allowed is 7, one for each role: Acme partnerships, Acme marketing, Acme operations, Acme sales, Tessellane product, Tessellane marketing, Tessellane sales. Write a dash for a role without a part.", faults[0], StringComparison.Ordinal);
        Assert.Contains("8 letters for \"Design\"", faults[1], StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\[\^(?<name>[a-z0-9-]+)\](?!:)(?![\s\S]*^\[\^\k<name>\]:)", RegexOptions.Multiline)]
    private static partial Regex LooseNote();
}
