using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Rendering;

namespace SkillServer.Workspace;

/// <summary>Charts from answers: what is drawn is what was worked out.</summary>
internal static class DocumentCharts
{
    /// <summary>The charts that a document's answers allow, by the name templates use.</summary>
    public static JsonObject Of(IReadOnlyList<(string Label, Answer Answer)> answers, DocumentMoney money)
    {
        var charts = new JsonObject();
        foreach (var (_, answer) in answers)
        {
            switch (answer.Operation)
            {
                case "place_partners":
                    charts["value_matrix"] = Matrix(answer.Result, money).ToJson();
                    break;
                case "partner_revenue_report" when answer.Result.Items("targets").Any():
                    charts["revenue"] = Revenue(answer.Result, money).ToJson();
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

    private static ScatterChart Matrix(JsonElement result, DocumentMoney money)
    {
        var chart = result.GetProperty("chart");
        var (cutX, cutY, most) = (chart.Number("xCut"), chart.Number("yCut"), chart.Number("xMax"));
        return new()
        {
            Title = "Partner Value Matrix",
            Text = $"{result.GetProperty("concentration").Text("text")} {string.Join(", ", result.Items("quadrants").Select(q => $"{q.Text("partners")} in {q.Text("quadrant")}"))}.",
            X = new("Revenue, trailing twelve months", cutX, $"cut {money.Text(cutX)}", most, money.Text(most)),
            Y = new("Strategic value", cutY, $"cut {Decimals.Text(cutY)}", chart.Number("yMax"), Decimals.Text(chart.Number("yMax"))),
            Quarters = [Name(false, true), Name(true, true), Name(false, false), Name(true, false)],
            Points = [.. chart.Items("points").Select((point, i) => new ScatterChart.Point(i + 1, point.Text("label"), point.Number("x"), money.Text(point.Number("x")), point.Number("y"), Decimals.Text(point.Number("y"))))],
        };

        string Name(bool right, bool upper) => chart.Items("areas").First(area => area.GetProperty("right").GetBoolean() == right && area.GetProperty("upper").GetBoolean() == upper).Text("name");
    }

    private static BarChart Revenue(JsonElement result, DocumentMoney money)
    {
        var targets = result.Items("targets").ToList();
        var direct = result.Items("classes").First(line => line.Text("class") == "direct");
        return new()
        {
            Title = "Partner revenue against target",
            Text = "Each bar is a share of all revenue closed in the period; the bracket is the target.",
            Category = "Reading",
            Series = ["Share of revenue"],
            Most = 100m,
            Bars =
            [
                .. targets.Select(line => new BarChart.Bar(Words(line.Text("reading")), [line.Number("sharePercent")], [$"{Percent(line, "sharePercent")}, {money.Text(line.Number("amount"))}"],
                    new(line.Number("fromPercent"), line.Number("toPercent"), $"{Percent(line, "fromPercent")} to {Percent(line, "toPercent")}"))),
                new("Direct", [direct.Number("sharePercent")], [$"{Percent(direct, "sharePercent")}, {money.Text(direct.Number("amount"))}"]),
            ],
        };
    }

    private static BarChart Attribution(JsonElement result)
    {
        (string Key, string Name)[] models = [("first", "First touch"), ("last", "Last touch"), ("linear", "Linear"), ("timeDecay", "Time decay"), ("uShaped", "U-shaped"), ("wShaped", "W-shaped"), ("fullPath", "Full path")];
        var sources = result.Items("sources").ToList();
        return new()
        {
            Title = "One deal under each attribution model",
            Text = "Each bar is the whole deal, divided between those who touched it.",
            Category = "Model",
            Series = [.. sources.Select(source => source.Text("source"))],
            Most = 100m,
            Bars = [.. models.Select(model => new BarChart.Bar(model.Name, [.. sources.Select(source => source.GetProperty("sharePercent").Number(model.Key))], [.. sources.Select(source => Percent(source.GetProperty("sharePercent"), model.Key))]))],
        };
    }

    /// <summary>Expected counts with their range; after the webinar what happened, against the range.</summary>
    private static BarChart Funnel(JsonElement result)
    {
        var stages = result.Items("stages").ToList();
        var actual = result.Items("actual").ToDictionary(line => line.Text("stage"), line => line.Number("count"));
        return new()
        {
            Title = "Webinar funnel",
            Text = actual.Count > 0 ? "Each bar is what happened; the bracket is what the reach should bring at the usual rates." : $"Expected from {Whole(result.Number("reach"))} people reached; in brackets the low and the high case.",
            Category = "Stage",
            Series = ["People"],
            Most = stages.Select(stage => stage.Number("high")).Concat(actual.Values).Max(),
            Bars = [.. stages.Select(stage => Bar(stage, $"{Whole(stage.Number("low"))} to {Whole(stage.Number("high"))}"))],
        };

        BarChart.Bar Bar(JsonElement stage, string range) => actual.Count == 0
            ? new(Words(stage.Text("stage")), [Rounded(stage, "expected")], [$"{Whole(stage.Number("expected"))} ({range})"])
            : new(Words(stage.Text("stage")), [actual.GetValueOrDefault(stage.Text("stage"))], [actual.TryGetValue(stage.Text("stage"), out var count) ? Decimals.Text(count) : "not counted"], new(Rounded(stage, "low"), Rounded(stage, "high"), range));

        static decimal Rounded(JsonElement stage, string name) => Decimals.Round(stage.Number(name), 0);
    }

    private static string Whole(decimal count) => Decimals.Text(Decimals.Round(count, 0));

    private static BarChart Tier(JsonElement result) => new()
    {
        Title = $"{result.Text("tier")} to {result.Text("nextTier")}",
        Text = result.Text("headline"),
        Category = "Path",
        Series = ["Progress"],
        Most = 100m,
        Bars = [.. result.Items("progress").Select(path => new BarChart.Bar("By " + path.Text("path"), [path.Number("percent")], [$"{Percent(path, "percent")}, {path.Text("short")}"]))],
    };

    private static string Percent(JsonElement line, string name) => line.Number(name).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Words(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');
}

/// <summary>Amounts in charts are rounded to whole units; the tables beside them are exact.</summary>
internal sealed record DocumentMoney(Currency Currency)
{
    public string Text(decimal amount) => TemplateHelpers.Sign(Currency) + Decimals.Text(Decimals.Round(amount, 0));
}
