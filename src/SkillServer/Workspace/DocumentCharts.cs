using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>Charts from answers: what is drawn is what was worked out.</summary>
internal sealed class DocumentCharts(Currency currency, Culture culture, Prose prose)
{
    /// <summary>The charts that a document's answers allow, by the name templates use.</summary>
    public JsonObject Of(IReadOnlyList<(string Label, Answer Answer)> answers)
    {
        var charts = new JsonObject();
        foreach (var (_, answer) in answers)
        {
            switch (answer.Operation)
            {
                case "place_partners":
                    charts["value_matrix"] = Matrix(answer.Result).ToJson();
                    break;
                case "partner_revenue_report" when answer.Result.Items("targets").Any():
                    charts["revenue"] = Revenue(answer.Result).ToJson();
                    break;
                case "attribute_revenue":
                    charts["attribution"] = Attribution(answer.Result).ToJson();
                    break;
                case "forecast_webinar":
                    charts["funnel"] = Funnel(answer.Result).ToJson();
                    break;
                case "assign_tier" when answer.Result.Items("progress").Any() && answers.Count(a => a.Answer.Operation == "assign_tier") == 1:
                    charts["tier"] = Tier(answer.Result).ToJson();
                    break;
            }
        }

        return charts;
    }

    private ScatterChart Matrix(JsonElement result)
    {
        var chart = result.GetProperty("chart");
        var (cutX, cutY, most) = (chart.Number("xCut"), chart.Number("yCut"), chart.Number("xMax"));
        return new()
        {
            Title = culture.Label("matrix_title"),
            Text = $"{prose.Of(result.GetProperty("concentration").Text("text"))} {string.Join(", ", result.Items("quadrants").Select(q => culture.Label("matrix_quarter", q.Text("partners"), q.Text("quadrant"))))}.",
            X = new(culture.Label("matrix_revenue"), cutX, culture.Label("chart_cut", Money(cutX)), most, Money(most)),
            Y = new(culture.Label("matrix_value"), cutY, culture.Label("chart_cut", culture.Number(cutY)), chart.Number("yMax"), culture.Number(chart.Number("yMax"))),
            Quarters = [Name(false, true), Name(true, true), Name(false, false), Name(true, false)],
            Points = [.. chart.Items("points").Select((point, i) => new ScatterChart.Point(i + 1, point.Text("label"), point.Number("x"), Money(point.Number("x")), point.Number("y"), culture.Number(point.Number("y"))))],
        };

        string Name(bool right, bool upper) => chart.Items("areas").First(area => area.GetProperty("right").GetBoolean() == right && area.GetProperty("upper").GetBoolean() == upper).Text("name");
    }

    private BarChart Revenue(JsonElement result)
    {
        var targets = result.Items("targets").ToList();
        var direct = result.Items("classes").First(line => line.Text("class") == "direct");
        return new()
        {
            Title = culture.Label("revenue_title"),
            Text = culture.Label("revenue_text"),
            Category = culture.Label("revenue_reading"),
            Series = [culture.Label("revenue_share")],
            Most = 100m,
            Bars =
            [
                .. targets.Select(line => new BarChart.Bar(Words(line.Text("reading")), [line.Number("sharePercent")], [culture.Label("revenue_amount", Percent(line, "sharePercent"), Money(line.Number("amount")))],
                    new(line.Number("fromPercent"), line.Number("toPercent"), culture.Label("revenue_range", Percent(line, "fromPercent"), Percent(line, "toPercent"))))),
                new(culture.Label("revenue_direct"), [direct.Number("sharePercent")], [culture.Label("revenue_amount", Percent(direct, "sharePercent"), Money(direct.Number("amount")))]),
            ],
        };
    }

    private BarChart Attribution(JsonElement result)
    {
        (string Key, string Name)[] models = [("first", culture.Label("attribution_first")), ("last", culture.Label("attribution_last")), ("linear", culture.Label("attribution_linear")), ("timeDecay", culture.Label("attribution_time_decay")), ("uShaped", culture.Label("attribution_u_shaped")), ("wShaped", culture.Label("attribution_w_shaped")), ("fullPath", culture.Label("attribution_full_path"))];
        var sources = result.Items("sources").ToList();
        return new()
        {
            Title = culture.Label("attribution_title"),
            Text = culture.Label("attribution_text"),
            Category = culture.Label("attribution_model"),
            Series = [.. sources.Select(source => source.Text("source"))],
            Most = 100m,
            Bars = [.. models.Select(model => new BarChart.Bar(model.Name, [.. sources.Select(source => source.GetProperty("sharePercent").Number(model.Key))], [.. sources.Select(source => Percent(source.GetProperty("sharePercent"), model.Key))]))],
        };
    }

    /// <summary>Expected counts with their range; after the webinar what happened, against the range.</summary>
    private BarChart Funnel(JsonElement result)
    {
        var stages = result.Items("stages").ToList();
        var actual = result.Items("actual").ToDictionary(line => line.Text("stage"), line => line.Number("count"));
        return new()
        {
            Title = culture.Label("funnel_title"),
            Text = actual.Count > 0 ? culture.Label("funnel_actual") : culture.Label("funnel_expected", Whole(result.Number("reach"))),
            Category = culture.Label("funnel_stage"),
            Series = [culture.Label("funnel_people")],
            Most = stages.Select(stage => stage.Number("high")).Concat(actual.Values).Max(),
            Bars = [.. stages.Select(stage => Bar(stage, culture.Label("revenue_range", Whole(stage.Number("low")), Whole(stage.Number("high")))))],
        };

        BarChart.Bar Bar(JsonElement stage, string range) => actual.Count == 0
            ? new(Words(stage.Text("stage")), [Rounded(stage, "expected")], [$"{Whole(stage.Number("expected"))} ({range})"])
            : new(Words(stage.Text("stage")), [actual.GetValueOrDefault(stage.Text("stage"))], [actual.TryGetValue(stage.Text("stage"), out var count) ? culture.Number(count) : culture.Label("funnel_uncounted")], new(Rounded(stage, "low"), Rounded(stage, "high"), range));

        static decimal Rounded(JsonElement stage, string name) => Decimals.Round(stage.Number(name), 0);
    }

    private string Whole(decimal count) => culture.Number(Decimals.Round(count, 0));

    private BarChart Tier(JsonElement result) => new()
    {
        Title = culture.Label("tier_title", result.Text("tier"), result.Text("nextTier")),
        Text = prose.Of(result.Text("headline")),
        Category = culture.Label("tier_path"),
        Series = [culture.Label("tier_progress")],
        Most = 100m,
        Bars = [.. result.Items("progress").Select(path => new BarChart.Bar(culture.Label("tier_by", path.Text("path")), [path.Number("percent")], [$"{Percent(path, "percent")}, {prose.Of(path.Text("short"))}"]))],
    };

    private string Percent(JsonElement line, string name) => culture.Percent(line.Number(name));

    private static string Words(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');

    /// <summary>Amounts in charts are rounded to whole units; the tables beside them are exact.</summary>
    private string Money(decimal amount) => culture.Money(Decimals.Round(amount, 0), currency);
}
