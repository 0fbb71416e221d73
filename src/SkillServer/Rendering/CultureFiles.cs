using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Rendering;

/// <summary>The files of labels: a company's own over ours, and under both the English one that travels inside the program.</summary>
internal static partial class CultureFiles
{
    /// <summary>The folder of labels beside templates.</summary>
    public const string Folder = "labels";

    private const string Ending = ".yaml";
    private static readonly YamlDocument Ours = ReadOurs();

    /// <summary>English as shipped.</summary>
    public static Culture English() => new(Culture.Default, (JsonObject)Ours.Root.DeepClone());

    /// <summary>The cultures there are, sorted.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<string> folders) => [.. folders.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*" + Ending)).Select(file => Path.GetFileNameWithoutExtension(file)).Append(Culture.Default).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A culture from the folders, the one that overrides first. Every fault of every file is reported together.</summary>
    public static Culture Load(string name, IReadOnlyList<string> folders, string? workspace = null)
    {
        var data = (JsonObject)Ours.Root.DeepClone();
        var faults = new List<(Location, string)>();
        var files = new[] { Culture.Default, name }.Distinct().SelectMany(each => folders.Reverse().Select(folder => Path.Combine(folder, each + Ending))).Where(File.Exists);
        foreach (var file in files)
        {
            try
            {
                var shown = $"templates/{Folder}/{Path.GetFileName(file)}";
                var own = YamlReader.Read(ContentText.Read(file, shown, workspace), shown);
                var before = faults.Count;
                Check(own, own.Root, Ours.Root, "", faults);
                if (faults.Count == before)
                {
                    JsonText.Overlay(data, own.Root);
                    Separators(own, data, faults);
                }
            }
            catch (ContentException broken)
            {
                faults.AddRange(broken.Faults);
            }
        }

        return faults.Count == 0 ? new(name, data) : throw new ContentException(faults);
    }

    /// <summary>What a file says must be what the English one says in its place: the same names but for signs and labels, the same kinds, the same places in a text.</summary>
    private static void Check(YamlDocument file, JsonObject given, JsonObject model, string at, List<(Location, string)> faults)
    {
        foreach (var (key, value) in given)
        {
            var path = at.Length == 0 ? key : $"{at}.{key}";
            var known = model[key];
            if (known is null && at is not ("labels" or "numbers.signs"))
            {
                var names = model.Select(member => member.Key).ToList();
                Fault($"'{key}' is not read here" + (Nearest.To(key, names) is { } near ? $"; did you mean '{near}'?" : $"; there are {string.Join(", ", names)}."));
            }
            else if (known is JsonObject below)
            {
                if (value is JsonObject inner)
                {
                    Check(file, inner, below, path, faults);
                }
                else
                {
                    Fault($"'{key}' is a mapping of names to texts. Write it as in en-US.yaml.");
                }
            }
            else if (known is JsonArray months)
            {
                if (value is not JsonArray list || list.Count != months.Count || !list.All(IsText))
                {
                    Fault($"'{key}' is a list of {months.Count} names, January first.");
                }
            }
            else if (!IsText(value))
            {
                Fault($"'{key}' is a text. Put it in quotes.");
            }
            else if (known is not null && Slots((string)known!) is var wanted && !wanted.SetEquals(Slots((string)value!)))
            {
                Fault($"'{value}' has the places {Listed(Slots((string)value!))}; here they are {Listed(wanted)}, each as in en-US.yaml.");
            }
            else if (path == "numbers.percent" && !Percent().IsMatch((string)value!))
            {
                Fault($"'{value}' is given; a percentage is written as \"{{value}}%\" or \"{{value}} %\".");
            }

            void Fault(string message) => faults.Add((file.Locate(path), message));
        }
    }

    private static void Separators(YamlDocument file, JsonObject data, List<(Location, string)> faults)
    {
        var (point, group) = ((string)data["numbers"]!["decimal"]!, (string)data["numbers"]!["group"]!);
        if (point.Length != 1 || group.Length > 1 || point == group || char.IsAsciiLetterOrDigit(point[0]) || group.Any(char.IsAsciiLetterOrDigit))
        {
            faults.Add((file.Locate("numbers.decimal"), $"decimal '{point}' and group '{group}' are given; they are one character each, no letters or digits, and differ. Write for example decimal: \",\" and group: \".\"."));
        }
    }

    private static bool IsText(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out _);

    private static HashSet<string> Slots(string text) => [.. Slot().Matches(text).Select(slot => slot.Value)];

    private static string Listed(HashSet<string> slots) => slots.Count == 0 ? "none" : string.Join(" ", slots.Order(StringComparer.Ordinal));

    private static YamlDocument ReadOurs()
    {
        using var stream = typeof(CultureFiles).Assembly.GetManifestResourceStream("en-US.yaml")!;
        using var reader = new StreamReader(stream);
        return YamlReader.Read(reader.ReadToEnd(), "templates/labels/en-US.yaml");
    }

    [GeneratedRegex(@"\{[a-z0-9]+\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"^\{value\}[ \u00A0\u202F]?%\z")]
    private static partial Regex Percent();
}
