using CsvHelper;

namespace SkillServer.Rendering;

/// <summary>The table that the template names, else the first, for other programs: plain numbers, fractions for percentages, ISO dates (RFC 4180, UTF-8 without a mark).</summary>
public sealed class CsvRenderer : DocumentRenderer
{
    /// <summary>A text that a spreadsheet would run as a formula is written behind an apostrophe.</summary>
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = false };

    /// <inheritdoc />
    public override string Format => "csv";

    /// <inheritdoc />
    public override string MediaType => "text/csv";

    /// <inheritdoc />
    public override bool IsText => true;

    /// <inheritdoc />
    public override byte[] Render(DocumentText document)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options, true))
        {
            var tables = TableText.Of(document);
            if ((tables.FirstOrDefault(table => table.Heading == document.CsvHeading) ?? (tables.Count > 0 ? tables[0] : null)) is { Head.Count: > 0 } table)
            {
                foreach (var row in table.Rows.Select(row => row.Cells).Prepend(table.Head))
                {
                    Write(csv, row, document.Culture);
                }
            }
        }

        return bytes.ToArray();
    }

    private static void Write(CsvWriter csv, IReadOnlyList<string> cells, Culture culture)
    {
        foreach (var cell in cells)
        {
            switch (Figure.Read(cell, culture))
            {
                case null:
                    csv.WriteField(cell);
                    break;
                case { Kind: FigureKind.Date } date:
                    csv.WriteField(date.Day);
                    break;
                case var figure:
                    csv.WriteField(figure.Value, Figure.Shortest);
                    break;
            }
        }

        csv.EndRecord();
    }
}
