using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Rendering;

namespace SkillServer.Tests.Documents;

/// <summary>A policy's culture: how documents write figures, and nothing else.</summary>
public sealed class CultureTests : IDisposable
{
    private readonly SampleWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    public static TheoryData<string> Cultures => [.. Directory.EnumerateFiles(Testing.Repository.PathTo("templates", "labels")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Text_is_in_the_policys_culture_with_the_companys_own_words()
    {
        Assert.Empty(German("de-DE").Build().Faults);
        var text = _workspace.Text("out/bericht/bericht.md");
        Assert.Contains("# Bericht vom 3.\u00A0März 2026\n", text, StringComparison.Ordinal);
        Assert.Contains("| Partnername | Offener Betrag | Anteil | Zahl | Tag |", text, StringComparison.Ordinal);
        Assert.Contains("| Studio 2.0 | 1.234,50\u00A0€ | 12,5\u00A0% | 9.876,25 | 3.\u00A0März 2026 |", text, StringComparison.Ordinal);
        Assert.Contains("| Nord | −34\u00A0€ | 1.200\u00A0% | 7 | keine |", text, StringComparison.Ordinal);
        var html = _workspace.Text("out/bericht/bericht.html");
        Assert.Contains("<html lang=\"de-DE\">", html, StringComparison.Ordinal);
        var index = _workspace.Text("out/index.html");
        Assert.Contains("Stand 30.\u00A0September 2026, nach dem Regelwerk eigene, Version 1.", index, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_stay_typed()
    {
        Assert.Empty(German("de-DE").Build("bericht").Faults);
        Assert.Equal("Partnername,Offener Betrag,Anteil,Zahl,Tag\nStudio 2.0,1234.5,0.125,9876.25,2026-03-03\nNord,-34,12,7,keine\nSumme,1200.5,,,\n", _workspace.Text("out/bericht/bericht.csv").ReplaceLineEndings("\n"));
        using var book = SpreadsheetDocument.Open(_workspace.PathTo("out/bericht/bericht.xlsx"), false);
        var sheets = book.WorkbookPart!.Workbook.Descendants<Sheet>().ToList();
        Assert.Equal("Inhalt", sheets[0].Name!.Value);
        var sheet = ((WorksheetPart)book.WorkbookPart.GetPartById(sheets[1].Id!.Value!)).Worksheet;
        Assert.Equal(("1234.5", "#,##0.00\"\u00A0€\";-#,##0.00\"\u00A0€\""), Typed("B2"));
        Assert.Equal(("0.125", "#,##0.0%"), Typed("C2"));
        Assert.Equal(("46084", "d\".\u00A0\"mmmm yyyy"), Typed("E2"));
        Assert.Equal("SUM(B2:B3)", At("B4").CellFormula!.Text);
        Assert.Equal("Seite &P von &N", sheet.Descendants<OddFooter>().Single().Text.Split("&R")[1]);

        Cell At(string place) => sheet.Descendants<Cell>().Single(cell => cell.CellReference == place);

        (string?, string?) Typed(string place)
        {
            var style = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
            var format = style.CellFormats!.Elements<CellFormat>().ElementAt((int)At(place).StyleIndex!.Value).NumberFormatId!.Value;
            return (At(place).CellValue?.Text, style.NumberingFormats!.Elements<NumberingFormat>().Single(own => own.NumberFormatId! == format).FormatCode!.Value);
        }
    }

    [Fact]
    public void Office_files_say_their_language()
    {
        Assert.Empty(German("de-DE").Build("bericht").Faults);
        using var word = WordprocessingDocument.Open(_workspace.PathTo("out/bericht/bericht.docx"), false);
        using var slides = PresentationDocument.Open(_workspace.PathTo("out/bericht/bericht.pptx"), false);
        foreach (var package in new OpenXmlPackage[] { word, slides })
        {
            var marks = package.GetAllParts().Select(part => part.RootElement?.OuterXml ?? "").SelectMany(xml => Regex.Matches(xml, "\"((?:en|de)-[A-Z]{2})\"").Select(mark => mark.Groups[1].Value)).ToList();
            Assert.Equal(["de-DE"], marks.Distinct());
        }

        Assert.StartsWith("Regelwerk eigene 1 · Stand 30.\u00A0September 2026Seite ", word.MainDocumentPart!.FooterParts.Single().Footer.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_and_receipts_are_the_same_and_their_figures_are_read_the_same()
    {
        German("en-US").Build("attribution-policy");
        var english = _workspace.Text("out/attribution-policy.md");
        German("de-DE").Build("attribution-policy");
        var german = _workspace.Text("out/attribution-policy.md");
        Assert.Equal(Receipts(english), Receipts(german));
        Assert.Contains("## Rechenweg\n", german, StringComparison.Ordinal);
        Assert.Contains("| Schritt | Was | Wie | Wert | Regel |", german, StringComparison.Ordinal);
        Assert.Contains("-die-schritte)", german, StringComparison.Ordinal);
        Assert.Equal(Values(english, Culture.English), Values(german, Library().Culture("de-DE")));
        Assert.NotEmpty(Values(german, Library().Culture("de-DE")));
    }

    [Theory, MemberData(nameof(Cultures))]
    public void Every_figure_is_read_back_as_it_was_written(string name)
    {
        var culture = Library().Culture(name);
        foreach (var currency in new[] { "USD", "EUR", "GBP", "JPY", "CHF", "BHD" }.Select(code => Currency.Of(code)))
        {
            foreach (var amount in new[] { 0m, 7m, -34m, 999.5m, 1234.50m, -1234567.89m, 12.345m })
            {
                var figure = Figure.Read(culture.Money(amount, currency), culture);
                Assert.Equal((FigureKind.Amount, currency.Digits < 3 ? Decimals.Round(amount, 2) : amount), (figure?.Kind, figure?.Value));
                Assert.Equal(amount, Figure.Read(culture.Number(amount), culture)?.Value);
            }
        }

        Assert.Equal(0.125m, Figure.Read(culture.Percent(12.5m), culture)?.Value);
        foreach (var month in Enumerable.Range(1, 12))
        {
            var day = new DateOnly(2026, month, 28);
            Assert.Equal(day, Figure.Read(culture.Date(day), culture)?.Day);
        }
    }

    [Theory]
    [InlineData("1.5", null)] // a version, not one and a half
    [InlineData("1.234", 1234d)]
    [InlineData("1,5", 1.5)]
    [InlineData("$1,234.50", null)]
    [InlineData("(1.234 €)", -1234d)]
    [InlineData("0151 234", null)]
    [InlineData("-12 €", -12d)]
    public void Only_the_cultures_own_forms_are_figures(string text, double? value) =>
        Assert.Equal((decimal?)value, Figure.Read(text, Library().Culture("de-DE"))?.Value);

    [Theory]
    [InlineData("Rate 12.5% of 4,800.00 is 600.00", "Rate 12,5\u00A0% of 4.800,00 is 600,00")]
    [InlineData("by 2026-09-30, version 1.0.0, D2.5 and W3", "by 2026-09-30, version 1.0.0, D2.5 and W3")]
    [InlineData("12,000 more, then 3.", "12.000 more, then 3.")]
    public void Sentences_of_the_engine_are_written_as_the_culture_does(string text, string expected) => Assert.Equal(expected, Library().Culture("de-DE").Prose(text));

    [Theory]
    [InlineData("chrome:\n  reciept: Beleg\n")]
    [InlineData("chrome:\n  page: Seite\n")]
    [InlineData("numbers:\n  group: \",\"\n")]
    [InlineData("numbers:\n  percent: \"% {value}\"\n")]
    [InlineData("dates:\n  months: [Jan, Feb]\n")]
    [InlineData("labels:\n  tier: 3\n")]
    [InlineData("dates: soon\n")]
    public void A_file_of_labels_is_read_strictly(string text)
    {
        _workspace.Write("templates/labels/de-DE.yaml", text);
        var fault = Assert.Throws<ContentException>(() => Library().Culture("de-DE"));
        Testing.Golden.Verify(fault.Message + "\n", "labels_" + Regex.Replace(text, "[^a-z]+", "_", RegexOptions.IgnoreCase).Trim('_'));
    }

    [Fact]
    public void An_unknown_label_is_told_with_its_place_and_the_nearest()
    {
        German("de-DE");
        _workspace.Replace("templates/bericht.md.hbs", "label \"amount_due\"", "label \"amount_deu\"");
        Assert.Equal("templates/bericht.md.hbs:11:30: there is no label 'amount_deu'. Did you mean 'amount_due'?", Assert.Single(_workspace.Build("bericht").Faults).ToString());
    }

    private TemplateLibrary Library() => new([_workspace.PathTo("templates"), Testing.Repository.PathTo("templates")]);

    private SampleWorkspace German(string culture)
    {
        _workspace.Write("policies/eigene.yaml", $"name: eigene\nversion: \"1\"\neffective: 2000-01-01\nextends: standard\nculture: {culture}\nprogram:\n  currency: EUR\n");
        _workspace.Write("program.yaml", Regex.Replace(_workspace.Text("program.yaml"), "(?m)^policy: .*$", "policy: eigene"));
        _workspace.Write("documents.yaml", "documents:\n  - template: attribution-policy\n  - template: bericht\n    data: [documents/bericht.yaml]\n");
        _workspace.Write("documents/bericht.yaml", "fields: { betrag: 1234.5, rest: -34, summe: 1200.5, anteil: 12.5, mehr: 1200, zahl: 9876.25, tag: \"2026-03-03\" }\n");
        _workspace.Write("templates/labels/de-DE.yaml", "chrome:\n  worked_out: Rechenweg\nlabels:\n  partner_name: Partnername\n  amount_due: Offener Betrag\n");
        _workspace.Write("templates/labels/en-US.yaml", "labels:\n  partner_name: Partner name\n  amount_due: Amount due\n");
        _workspace.Write("templates/bericht.md.hbs", """
            ---
            title: Bericht
            area: program
            audience: alle
            per: file
            formats: [md, html, docx, pptx, xlsx, csv]
            ---
            # Bericht vom {{date fields.tag}}

            ## Offen
            | {{label "partner_name"}} | {{label "amount_due"}} | Anteil | Zahl | Tag |
            | --- | ---: | ---: | ---: | --- |
            | Studio 2.0 | {{money fields.betrag}} | {{percent fields.anteil}} | {{number fields.zahl}} | {{date fields.tag}} |
            | Nord | {{money fields.rest}} | {{percent fields.mehr}} | 7 | {{label "none"}} |
            | **Summe** | {{money fields.summe}} | | | |

            """.ReplaceLineEndings("\n"));
        return _workspace;
    }

    private static List<string> Receipts(string text) => [.. Regex.Matches(text, "sha256:[0-9a-f]+").Select(receipt => receipt.Value)];

    /// <summary>The steps' values that are one figure.</summary>
    private static List<string> Values(string text, Culture culture) => [.. Regex.Matches(text, @"(?m)^\| [0-9]+ \|.*$").Select(row => row.Value.Split(" | "))
        .Where(cells => cells.Length == 5).Select(cells => Figure.Read(cells[3], culture)?.Value.ToString(CultureInfo.InvariantCulture)).OfType<string>()];
}
