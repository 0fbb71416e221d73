using System.Globalization;
using System.Net;
using System.Text;

namespace SkillServer.Rendering;

/// <summary>Builds one inline picture with its text alternative. Colours come from the page's style, so that it follows light and dark.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    public Svg(string id, int width, int height, string title, string description) => _text.Append(CultureInfo.InvariantCulture,
        $"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-text\"><title id=\"{id}-title\">{Encode(title)}</title><desc id=\"{id}-text\">{Encode(description)}</desc>");

    public Svg Rectangle(decimal x, decimal y, decimal width, decimal height, string style) =>
        Add($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" class=\"{style}\"/>");

    public Svg Line(decimal x1, decimal y1, decimal x2, decimal y2, string style) =>
        Add($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" class=\"{style}\"/>");

    public Svg Path(string data, string style) => Add($"<path d=\"{data}\" class=\"{style}\"/>");

    public Svg Text(decimal x, decimal y, string text, string style, string anchor = "start") =>
        Add($"<text x=\"{N(x)}\" y=\"{N(y)}\" class=\"{style}\" text-anchor=\"{anchor}\">{Encode(text)}</text>");

    public Svg TurnedText(decimal x, decimal y, string text, string style) =>
        Add($"<text transform=\"translate({N(x)} {N(y)}) rotate(-90)\" class=\"{style}\" text-anchor=\"middle\">{Encode(text)}</text>");

    public override string ToString() => _text + "</svg>";

    /// <summary>A mark whose shape tells what its colour tells.</summary>
    public Svg Mark(int shape, decimal x, decimal y, decimal r) => Path(shape switch
    {
        0 => $"M{N(x)} {N(y - r)}L{N(x + r)} {N(y + r)}L{N(x - r)} {N(y + r)}Z",
        1 => $"M{N(x)} {N(y - r - 1)}L{N(x + r + 1)} {N(y)}L{N(x)} {N(y + r + 1)}L{N(x - r - 1)} {N(y)}Z",
        2 => $"M{N(x - r)} {N(y)}A{N(r)} {N(r)} 0 1 0 {N(x + r)} {N(y)}A{N(r)} {N(r)} 0 1 0 {N(x - r)} {N(y)}Z",
        _ => $"M{N(x - r)} {N(y - r)}H{N(x + r)}V{N(y + r)}H{N(x - r)}Z",
    }, $"mark s{shape}");

    public static string N(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private Svg Add(string element)
    {
        _text.Append(element);
        return this;
    }
}
