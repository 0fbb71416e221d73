using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace SkillServer.Rendering;

/// <summary>One self-contained page: readable on a screen in light and dark, printable, charts drawn inline with their text beside them.</summary>
public sealed class HtmlRenderer : DocumentRenderer
{
    private static readonly string Style = ReadStyle();

    /// <inheritdoc />
    public override string Format => "html";

    /// <inheritdoc />
    public override string MediaType => "text/html";

    /// <inheritdoc />
    public override bool IsText => true;

    /// <inheritdoc />
    public override byte[] Render(DocumentText document)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var renderer = new Markdig.Renderers.HtmlRenderer(writer);
        DocumentText.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new WideTable(document.Culture));
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new ChartOrCode(document));
        renderer.Render(document.Tree);
        return Encoding.UTF8.GetBytes(Page(document, writer.ToString()));
    }

    private static string Page(DocumentText document, string body) =>
        $"<!doctype html>\n<html lang=\"{Svg.Encode(document.Culture.Name)}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{Svg.Encode(document.Title)}</title>\n<style>\n{Style}</style>\n</head>\n<body>\n{Contents(document)}<main>\n{body}</main>\n</body>\n</html>\n";

    private static string Contents(DocumentText document)
    {
        var headings = document.Tree.OfType<HeadingBlock>().Where(heading => heading.Level == 2 && heading.Inline is not null).ToList();
        return headings.Count < 5 ? "" : $"<nav aria-label=\"{Svg.Encode(document.Culture.Label("contents"))}\"><p>{Svg.Encode(document.Culture.Label("contents"))}</p><ul>{string.Concat(headings.Select(heading =>
            $"<li><a href=\"#{Svg.Encode(heading.GetAttributes().Id ?? "")}\">{Svg.Encode(DocumentText.Plain(heading.Inline!))}</a></li>"))}</ul></nav>\n";
    }

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlRenderer).Assembly.GetManifestResourceStream("page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string ChartFigure(Chart chart, string id)
    {
        var drawing = chart switch
        {
            ScatterChart scatter => ScatterDrawing.Draw(scatter, id),
            BarChart bars => BarDrawing.Draw(bars, id),
            _ => throw new InvalidOperationException($"{chart.GetType().Name} has no drawing."),
        };
        var (head, rows) = ChartTable.Table(chart);
        return $"<figure>\n<figcaption>{Svg.Encode(chart.Title)}</figcaption>\n{drawing}\n<details><summary>{Svg.Encode(chart.Text)}</summary>\n<div class=\"wide\"><table>\n<thead><tr>{Cells(head, "th scope=\"col\"", "th")}</tr></thead>\n<tbody>\n{string.Concat(rows.Select(row => $"<tr>{Cells(row, "td", "td")}</tr>\n"))}</tbody></table></div></details>\n</figure>\n";
    }

    private static string Cells(IEnumerable<string> cells, string open, string close) => string.Concat(cells.Select(cell => $"<{open}>{Svg.Encode(cell)}</{close}>"));

    /// <summary>A table that scrolls by itself on a narrow screen and says which cells are headings.</summary>
    private sealed class WideTable(Culture culture) : HtmlTableRenderer
    {
        protected override void Write(Markdig.Renderers.HtmlRenderer renderer, Table table)
        {
            foreach (var cell in table.OfType<TableRow>().Where(row => row.IsHeader).SelectMany(row => row.OfType<TableCell>()))
            {
                cell.GetAttributes().AddPropertyIfNotExist("scope", "col");
            }

            foreach (var cell in table.Descendants<TableCell>().Where(cell => Figure.Read(TableText.Text(cell), culture) is { Kind: FigureKind.Date }))
            {
                cell.GetAttributes().AddClass("day");
            }

            renderer.Write("<div class=\"wide\" tabindex=\"0\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }

    private sealed class ChartOrCode(DocumentText document) : CodeBlockRenderer
    {
        private int _charts;

        protected override void Write(Markdig.Renderers.HtmlRenderer renderer, CodeBlock block)
        {
            if (document.ChartOf(block) is { } chart)
            {
                renderer.Write(ChartFigure(chart, $"chart{++_charts}"));
            }
            else
            {
                base.Write(renderer, block);
            }
        }
    }
}
