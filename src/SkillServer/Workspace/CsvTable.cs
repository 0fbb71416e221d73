using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CsvHelper;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Workspace;

/// <summary>
/// Reads a CSV file into typed rows by the same contracts as everything else. A bad row is reported cell by cell and left out;
/// the rest stands. Columns nobody asks for are ignored with a note.
/// </summary>
internal static class CsvTable
{
    private const int MaxRows = 200_000, MaxFaults = 200;

    public static Table<T> Read<T>(string text, string file, CsvMapping mapping, Currency currency, List<Finding> faults, List<Finding> notes)
    {
        var type = WorkspaceContracts.Of<T>(currency);
        var columns = type.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        var (separator, found) = (mapping.Separator(text), faults);
        using var reader = CsvReader.FromText(text, new() { Separator = separator, HasHeader = false, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Skip, OnMalformedRecord = bad => found.Add(Malformed(bad, file)) });
        if (!reader.Read())
        {
            faults.Add(new(new(file, 1, 1), $"the file is empty. Its first line names the columns: {string.Join(",", columns.Keys)}."));
            return new(file, [], []);
        }

        var headings = Cells(reader);
        if (mapping.Names(headings, [.. type.Properties.Select(property => (property.Name, property.IsRequired))], file, faults) is not { } names)
        {
            return new(file, [], []);
        }

        string[] header = [.. names.Select(name => name ?? "")];
        if (!Check(headings, names, columns, file, faults, notes))
        {
            return new(file, header, []);
        }

        if (mapping.IsCrm && columns.ContainsKey("amount") && !header.Contains("partner_id"))
        {
            notes.Add(new(new(file, 1, 1), "no column is read as partner_id, so every deal counts as direct. Name one as csv.deals.columns.partner_id in program.yaml."));
        }

        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            notes.Add(new(new(file, text.AsSpan(0, text.IndexOf('\uFFFD', StringComparison.Ordinal)).Count('\n') + 1, 1), "a letter here is not UTF-8. Export the file as UTF-8."));
        }

        var (rows, bad, closing) = (new List<Placed<T>>(), new HashSet<string>(StringComparer.Ordinal), new List<(int Line, string Text)>());
        found = [];
        while (reader.Read())
        {
            var (cells, line) = (Cells(reader), (int)reader.LineNumber);
            if (rows.Count == MaxRows) // figures of the first rows alone would mislead
            {
                throw new ContentException(new(file, line, 1), $"here row {Decimals.Text(MaxRows + 1)} begins; at most {Decimals.Text(MaxRows)} rows of a file are read. Leave out old ones.");
            }

            if (mapping.Closes(cells))
            {
                closing.Add((line, cells[0]));
                continue;
            }

            if (cells.Length != header.Length)
            {
                found.Add(new(new(file, line, 1), $"the row has {cells.Length} cells and the heading {header.Length}. Quote a cell that holds a {(separator == ';' ? "semicolon" : "comma")}; the row is left out."));
                continue;
            }

            var refusals = new List<Refusal>();
            var row = Row(header, cells, columns, mapping, refusals);
            try
            {
                var read = Contract.Read(JsonText.Element(row), type, currency);
                if (refusals.Count == 0)
                {
                    rows.Add(new(read, line));
                }
            }
            catch (RefusalException refused)
            {
                refusals.AddRange(refused.Refusals.Where(refusal => !refusals.Exists(known => known.Path == refusal.Path)).ToList());
            }

            if (refusals.Count > 0)
            {
                bad.Add(cells[Math.Max(Array.IndexOf(header, "id"), 0)]);
                found.AddRange(refusals.Select(refusal => (refusal, At: Array.IndexOf(header, refusal.Path))).OrderBy(cell => cell.At)
                    .Select(cell => new Finding(new(file, line, cell.At + 1), Named(cell.refusal, cell.At, headings).Message)));
            }
        }

        faults.AddRange(found.Take(MaxFaults));
        if (found.Count > MaxFaults)
        {
            faults.Add(new(found[MaxFaults].Place, $"from here on there are {Decimals.Text(found.Count - MaxFaults)} more faults; at most {MaxFaults} of a file are listed. Mend those above first."));
        }

        if (closing.Find(line => line.Text.Length > 0) is { Line: > 0 } first)
        {
            notes.Add(new(new(file, first.Line, 1), $"from here on the lines are the export's own and no rows: {string.Join("; ", closing.Select(line => line.Text.TrimEnd('.')).Where(text => text.Length > 0).Distinct().Take(4))}."));
        }

        return new(file, header, rows) { LeftOut = bad };
    }

    /// <summary>By the file's own heading where that is another.</summary>
    private static Refusal Named(Refusal refusal, int at, string[] headings) =>
        at < 0 || headings[at].Equals(refusal.Path, StringComparison.OrdinalIgnoreCase) ? refusal : refusal with { Path = $"{headings[at]} ({refusal.Path})" };

    private static string[] Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Trim())];

    private static Finding Malformed(CsvMalformedRecord bad, string file) => new(new(file, (int)bad.LineNumber, 1), bad.Reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "a quoted cell starts here and is never closed; everything after it is left out. Close the quote, or write two for one.",
        CsvMalformedReason.StrayQuote or CsvMalformedReason.TextAfterClosingQuote => "a quote stands where none can; the row is left out. Quote the whole cell and write two quotes for one.",
        _ => "the row is not readable CSV and is left out.",
    });

    private static bool Check(string[] headings, string?[] names, Dictionary<string, JsonPropertyInfo> columns, string file, List<Finding> faults, List<Finding> notes)
    {
        var before = faults.Count;
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is not null && Array.IndexOf(names, names[i]) < i)
            {
                faults.Add(new(new(file, 1, i + 1), $"the column '{headings[i]}' is there twice. Remove one of the two."));
            }
        }

        var extra = Enumerable.Range(0, names.Length).Where(i => names[i] is not { } name || !columns.ContainsKey(name)).Select(i => headings[i]).ToList();
        foreach (var missing in columns.Values.Where(column => column.IsRequired && !names.Contains(column.Name)))
        {
            var near = Nearest.To(missing.Name, extra);
            faults.Add(new(new(file, 1, 1), $"the column '{missing.Name}' is missing" + (near is null ? ". Add it." : $"; is '{near}' meant? Rename it.")));
        }

        if (extra.Count > 0)
        {
            notes.Add(new(new(file, 1, Array.IndexOf(headings, extra[0]) + 1), $"{(extra.Count == 1 ? "the column" : "the columns")} {string.Join(", ", extra)} {(extra.Count == 1 ? "is" : "are")} not used."));
        }

        return faults.Count == before;
    }

    /// <summary>Cells as the kind of JSON value that the field asks for; what cannot be one stays text and is refused with its own words.</summary>
    private static JsonObject Row(string[] header, string[] cells, Dictionary<string, JsonPropertyInfo> columns, CsvMapping mapping, List<Refusal> refusals)
    {
        var row = new JsonObject();
        var isOpen = mapping.IsCrm && Array.IndexOf(header, "stage") is >= 0 and var stage && CsvPreset.Word("stage", cells[stage]) == "open";
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Length == 0 || !columns.TryGetValue(header[i], out var column) || (isOpen && header[i] == "closed"))
            {
                continue;
            }

            var type = Nullable.GetUnderlyingType(column.PropertyType) ?? column.PropertyType;
            var (value, refused) = mapping.Format.Read(mapping.IsCrm && type.IsEnum ? CsvPreset.Word(header[i], cells[i]) : cells[i], type, header[i]);
            if (refused is null)
            {
                row[header[i]] = value;
            }
            else
            {
                refusals.Add(refused);
            }
        }

        return row;
    }
}
