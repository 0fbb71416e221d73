// Lets LibreOffice work out every formula of the workbooks in a folder and compares each result with the value we stored beside the formula
// and with what the Markdown document of the same name prints. The stored values are taken out first, so that none can be copied.
//
//     skillserver build examples/acme
//     dotnet run eng/recalculate.cs -- examples/acme/out
//
// Needs LibreOffice's soffice on the PATH. Prints "N workbooks, N formulas, N differ"; ends with 1 when any differs and with 2 when it cannot tell.
#:property PublishAot=false

using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
XNamespace x = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

var folder = Path.GetFullPath(args.Length > 0 ? args[0] : Path.Combine("examples", "acme", "out"));
var books = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.xlsx", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList() : [];
if (books.Count == 0)
{
    return Cannot($"{folder} holds no workbooks. Build a workspace first: skillserver build examples/acme.");
}

var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
    .SelectMany(path => new[] { Path.Combine(path, "soffice"), Path.Combine(path, "soffice.exe") }).FirstOrDefault(File.Exists);
if (program is null)
{
    return Cannot("soffice is not on the PATH. Install LibreOffice (libreoffice-calc), or add its program folder to the PATH.");
}

var temporary = Directory.CreateTempSubdirectory("recalculate").FullName;
var (formulas, differ) = (0, 0);
try
{
    foreach (var book in books)
    {
        var name = Path.GetRelativePath(folder, book).Replace('\\', '/');
        var ours = Sheets(book, shared: false);
        var bare = Path.Combine(temporary, "bare", Path.GetFileName(book));
        var result = Path.Combine(temporary, "result", Path.GetFileName(book));
        WithoutValues(book, bare);
        Directory.CreateDirectory(Path.GetDirectoryName(result)!);
        File.Delete(result);
        Convert(bare, Path.GetDirectoryName(result)!);
        if (!File.Exists(result))
        {
            return Cannot($"LibreOffice did not open {name}.");
        }

        var worked = Sheets(result, shared: true);
        var markdown = Path.ChangeExtension(book, ".md");
        var tables = File.Exists(markdown) ? Tables(File.ReadAllLines(markdown)) : null;
        foreach (var (sheet, cells) in ours)
        {
            foreach (var (place, cell) in cells.Where(cell => cell.Value.Formula is not null))
            {
                formulas++;
                var found = worked[sheet].GetValueOrDefault(place)?.Value ?? "nothing";
                var printed = tables is null ? cell.Value : Printed(tables, cells, place);
                if (!Same(cell.Value, found) || !Same(cell.Value, printed))
                {
                    differ++;
                    Console.WriteLine($"{name}, {sheet}!{place}, ={cell.Formula}: stored {cell.Value}, LibreOffice {found}, the document prints {printed}");
                }
            }
        }
    }
}
finally
{
    Directory.Delete(temporary, recursive: true);
}

Console.WriteLine($"{books.Count} workbooks, {formulas} formulas, {differ} differ");
return differ == 0 ? 0 : 1;

static int Cannot(string why)
{
    Console.Error.WriteLine(why);
    return 2;
}

// Spreadsheets calculate with binary fractions of about 15 digits.
static bool Same(string one, string other) =>
    decimal.TryParse(one, NumberStyles.Float, null, out var a) && decimal.TryParse(other, NumberStyles.Float, null, out var b) && Math.Abs(a - b) <= 0.000_000_001m * Math.Max(1m, Math.Abs(a));

void Convert(string book, string target)
{
    var start = new ProcessStartInfo(program!) { RedirectStandardOutput = true, RedirectStandardError = true };
    string[] words = [$"-env:UserInstallation={new Uri(Path.Combine(temporary, "profile"))}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", target, book];
    words.ToList().ForEach(start.ArgumentList.Add);
    using var running = Process.Start(start)!;
    running.OutputDataReceived += (_, _) => { };
    running.ErrorDataReceived += (_, _) => { };
    running.BeginOutputReadLine();
    running.BeginErrorReadLine();
    running.WaitForExit();
}

void WithoutValues(string book, string target)
{
    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
    File.Copy(book, target, overwrite: true);
    using var zip = ZipFile.Open(target, ZipArchiveMode.Update);
    foreach (var name in zip.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("xl/worksheets/", StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal)).ToList())
    {
        var sheet = Xml(zip, name);
        sheet.Descendants(x + "c").Where(cell => cell.Element(x + "f") is not null).Elements(x + "v").Remove();
        zip.GetEntry(name)!.Delete();
        using var stream = zip.CreateEntry(name).Open();
        sheet.Save(stream);
    }
}

Dictionary<string, Dictionary<string, Cell>> Sheets(string book, bool shared)
{
    using var zip = ZipFile.OpenRead(book);
    var texts = shared && zip.GetEntry("xl/sharedStrings.xml") is not null ? Xml(zip, "xl/sharedStrings.xml").Root!.Elements(x + "si").Select(text => text.Value).ToList() : [];
    var parts = Xml(zip, "xl/_rels/workbook.xml.rels").Root!.Elements().ToDictionary(part => part.Attribute("Id")!.Value, part => part.Attribute("Target")!.Value.TrimStart('/'));
    return Xml(zip, "xl/workbook.xml").Descendants(x + "sheet").ToDictionary(
        sheet => sheet.Attribute("name")!.Value,
        sheet =>
        {
            var part = parts[sheet.Attribute(r + "id")!.Value];
            return Xml(zip, part.StartsWith("xl/", StringComparison.Ordinal) ? part : "xl/" + part).Descendants(x + "c").ToDictionary(
                cell => cell.Attribute("r")!.Value,
                cell => new Cell(cell.Element(x + "f")?.Value, cell.Attribute("t")?.Value == "s" ? texts[int.Parse(cell.Element(x + "v")!.Value)] : (cell.Element(x + "v") ?? cell.Element(x + "is"))?.Value ?? ""));
        });
}

static XDocument Xml(ZipArchive zip, string name)
{
    using var stream = zip.GetEntry(name)!.Open();
    return XDocument.Load(stream);
}

static List<List<string[]>> Tables(string[] lines)
{
    var tables = new List<List<string[]>>();
    for (var i = 0; i < lines.Length; i++)
    {
        if (lines[i].StartsWith('|'))
        {
            if (i == 0 || !lines[i - 1].StartsWith('|'))
            {
                tables.Add([]);
            }

            tables[^1].Add([.. Regex.Split(lines[i].Trim().Trim('|'), @"(?<!\\)\|").Select(Plain)]);
        }
    }

    return tables;
}

static string Plain(string cell) => Regex.Replace(cell.Replace("**", "", StringComparison.Ordinal), @"\[\^[^\]]+\]|\\(?=[^\w\s])", "").Trim();

// What the document prints where the sheet has the formula: in the table with these headings, the row with this name, the column with this heading.
static string Printed(List<List<string[]>> tables, Dictionary<string, Cell> cells, string place)
{
    var column = place.TrimEnd("0123456789".ToCharArray());
    var row = place[column.Length..];
    string Text(string at) => cells.GetValueOrDefault(at)?.Value ?? "";
    foreach (var table in tables.Where(table => table[0].Contains(Text(column + "1")) && table[0][0] == Text("A1")))
    {
        var at = Array.IndexOf(table[0], Text(column + "1"));
        if (table.Count > int.Parse(row) && table[int.Parse(row)][0] == Text("A" + row))
        {
            var printed = table[int.Parse(row)][at];
            var digits = Regex.Replace(printed.Replace('−', '-'), @"[^0-9.\-]", "");
            return decimal.TryParse(digits, NumberStyles.Float, null, out var value) ? (printed.EndsWith('%') ? value / 100m : value).ToString(CultureInfo.InvariantCulture) : $"'{printed}'";
        }
    }

    return "no such cell";
}

internal sealed record Cell(string? Formula, string Value);
