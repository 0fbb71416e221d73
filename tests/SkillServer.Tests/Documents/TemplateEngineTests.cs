using System.Text.Json.Nodes;
using Partnerships.Kernel;
using SkillServer.Content;
using SkillServer.Rendering;

namespace SkillServer.Tests.Documents;

public sealed class TemplateEngineTests : IDisposable
{
    private const string Front = "---\ntitle: T\narea: program\naudience: all\nper: program\nformats: [md]\n---\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("templates").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData("# Hi {{name}}\n", "# Hi Ann\n")]
    [InlineData("{{money amount}} {{percent rate}} {{number amount}} {{date day}}", "$1,234.50 12.5% 1,234.5 30 September 2026")]
    [InlineData("{{#each rows}}\n| {{a}} | {{../name}} |\n{{/each}}\n", "| 1 | Ann |\n| 2 | Ann |\n")]
    [InlineData("{{#if empty}}some{{else}}none{{/if}} {{#if (eq name 'Ann')}}yes{{/if}} {{count rows}} {{join words ', '}}", "none yes 2 a, b")]
    [InlineData("{{#if (lookup this 'absent')}}a{{else}}b{{/if}} {{plural 1 'deal' 'deals'}} {{plural 2 'deal' 'deals'}}", "b 1 deal 2 deals")]
    public void Fills_in(string template, string expected) => Assert.Equal(expected, Render(template));

    [Fact]
    public void Faults_say_where_and_what_was_meant()
    {
        var endless = new string[] { "{{> one}}" };
        Testing.Golden.Verify(string.Join("\n", new (string, string[])[]
        {
            ("line one\n{{name}}\n{{vlue}}", []),
            ("{{#each rows}}\n{{a}}\n{{/each}}\n{{#if ok}}\n{{company.nmae}}\n{{/if}}", []),
            ("{{#each rows}}\n{{#if (eq a 2)}}\n{{bb}}\n{{/if}}\n{{/each}}", []),
            ("{{#if absent}}x{{/if}}", []),
            ("{{#if empty}}x{{else if absnt}}y{{/if}}", []),
            ("{{mony amount}}", []),
            ("{{money name}}", []),
            ("{{date name}}", []),
            ("\n{{> one}}", ["a\nb {{nmae}}"]),
            ("\n{{> one}}", endless),
            ("{{> two}}", ["x"]),
            ("  {{> one}}", ["x"]),
            ("{{{name}}}", []),
            ("{{&name}}", []),
            ("{{#if ok}}\n", []),
            ("{{#if ok}}\n{{/each}}", []),
            ("{{/if}}", []),
            ("{{name", []),
            ("{{#list rows}}{{/list}}", []),
            (string.Concat(Enumerable.Repeat("{{#if ok}}", 25)), []),
            (string.Concat(Enumerable.Repeat("{{#each rows}}", 5)), []),
            ("{{eq (eq (eq (eq (eq (eq (eq (eq (eq (eq 1 1) 1) 1) 1) 1) 1) 1) 1) 1) 1}}", []),
            (new string('x', TemplateTags.MaxSource + 1), []),
            ("\n{{date (name}}", []),
            ("\n{{date name)}}", []),
            ("\n{{label \"page}}", []),
            ("\n{{else}}", []),
            ("\n{{#if}}x{{/if}}", []),
            ("\n{{#each}}x{{/each}}", []),
            ("\n{{money amount=}}", []),
            ("\n{{name.}} {{..name}} {{a..b}}", []),
            ("\n{{> one}}", ["\n{{else}}"]),
            ("\n{{> one}}", ["x {{money amount=}}"]),
            (Loops("{{#if false}}{{/if}}"), []),
            (Loops(new string('x', 5000)), []),
        }.Select(given => Refused(given.Item1, given.Item2))), "template_faults");
    }

    [Theory] // data stays data in a paragraph, a heading, a list, a table and a link text
    [InlineData("a|b")]
    [InlineData("**bold** _it_ `code` ~~x~~")]
    [InlineData("<script>alert(1)</script><!-- -->")]
    [InlineData("[x](javascript:alert(1)) ![i](http://e) <http://e> [^note]")]
    [InlineData("# heading #")]
    [InlineData("- item")]
    [InlineData("1. item")]
    [InlineData("12) item")]
    [InlineData("---")]
    [InlineData("===")]
    [InlineData("+ plus")]
    [InlineData("> quote")]
    [InlineData("&amp; &#60; &lt;b&gt; AT&T")]
    [InlineData("```\ncode\n```")]
    [InlineData("    indented")]
    [InlineData("line\n\n# two\r\n| a | b |\u2028end\u0085!")]
    [InlineData("back\\slash \\| end\\")]
    [InlineData("Müller & Söhne, \"quoted\" 'x' {curly} {{tag}} $5 ^2 :smile: www.example.com http://e.com")]
    [InlineData("[ ] task [x]")]
    [InlineData("*")]
    [InlineData("#")]
    [InlineData("right \u202Eleft")]
    public void Data_cannot_become_markup(string data)
    {
        var markdown = Render("# {{x}}\n\n{{x}}\n\n- {{x}}\n- [{{x}}](#a)\n\n| {{x}} | b |\n| --- | --- |\n| {{x}} | {{x}} |\n", new() { ["x"] = data });
        var document = new DocumentText(markdown);
        var expected = Partnerships.Kernel.OneLine.Of(data).Trim();
        var html = System.Text.Encoding.UTF8.GetString(new HtmlRenderer().Render(document));
        var main = html[html.IndexOf("<main>", StringComparison.Ordinal)..];
        var tags = System.Text.RegularExpressions.Regex.Matches(main, "<([a-z][a-z0-9]*)").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(["main", "h1", "p", "ul", "li", "li", "a", "div", "table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"], tags);
        var text = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(main, "<[^>]*>", "\n")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        Assert.All(text.Where(line => line != "b"), line => Assert.Equal(expected, line));
    }

    [Fact]
    public void Page_keeps_a_date_of_a_table_on_one_line()
    {
        var html = System.Text.Encoding.UTF8.GetString(new HtmlRenderer().Render(new DocumentText("# T\n\n| What | By |\n| --- | --- |\n| On 16 October 2026 | 16 October 2026 |\n")));
        Assert.Contains("<td>On 16 October 2026</td>\n<td class=\"day\">16 October 2026</td>", html, StringComparison.Ordinal);
        Assert.Contains("td.day { white-space: nowrap; }", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{> one}}")]
    [InlineData("{{> one}}\nnext")]
    [InlineData("first\n{{> one}}\nnext")]
    [InlineData("a {{> one}} b")]
    [InlineData("{{#each rows}}\n{{> one}}\n{{/each}}")]
    public void Partials_escape_too(string body) => Assert.DoesNotContain("a | b", Render(body, new() { ["x"] = "a | b", ["rows"] = new JsonArray(new JsonObject { ["x"] = "a | b" }) }, "{{x}}"), StringComparison.Ordinal);

    [Fact]
    public void A_companys_own_template_replaces_ours_of_the_same_name()
    {
        var own = Path.Combine(_folder, "own");
        Directory.CreateDirectory(Path.Combine(own, "partials"));
        Write("t", Front + "ours {{> one}}");
        File.WriteAllText(Path.Combine(_folder, "partials", "one.md.hbs"), "part");
        File.WriteAllText(Path.Combine(own, "partials", "one.md.hbs"), "their part");
        var library = new TemplateLibrary([own, _folder]);
        Assert.Equal("ours their part", new TemplateEngine(library, Currency.Of("USD"), Culture.English).Render(library.Templates["t"], TemplateData.From([])));
    }

    [Theory]
    [InlineData("no front matter")]
    [InlineData("---\ntitle: T\n---\n")]
    [InlineData("---\ntitle: T\narea: program\naudience: all\nper: partnr\nformats: [md]\nfeeds: [assign_teir]\n---\n")]
    [InlineData("---\ntitle: T\narea: program\naudience: all\nper: partner\nformats: [md]\nfeeds: [assign_teir]\n---\n")]
    public void Front_matter_is_strict(string text)
    {
        Write("t", text);
        var fault = Assert.Throws<ContentException>(() => new TemplateLibrary([_folder]).Find("t"));
        Testing.Golden.Verify(fault.Message, "front_matter_" + text.Length.ToString());
    }

    private static string Loops(string inner) => "{{#each hundred}}{{#each ../hundred}}{{#each ../../hundred}}{{#each ../../../hundred}}" + inner + "{{/each}}{{/each}}{{/each}}{{/each}}";

    private string Refused(string body, string[] partials) => Record.Exception(() => Render(body, null, partials))?.Message ?? "NO FAULT " + body;

    private string Render(string body, JsonObject? data = null, params string[] partials)
    {
        Write("t", Front + body);
        foreach (var partial in partials)
        {
            File.WriteAllText(Path.Combine(_folder, "partials", "one.md.hbs"), partial);
        }

        data ??= new()
        {
            ["name"] = "Ann", ["value"] = 1, ["amount"] = 1234.50m, ["rate"] = 12.5m, ["day"] = "2026-09-30", ["ok"] = true, ["empty"] = new JsonArray(),
            ["company"] = new JsonObject { ["name"] = "Acme" }, ["words"] = new JsonArray("a", "b"),
            ["rows"] = new JsonArray(new JsonObject { ["a"] = 1, ["b"] = "x" }, new JsonObject { ["a"] = 2, ["b"] = "x" }),
            ["hundred"] = new JsonArray([.. Enumerable.Range(0, 100).Select(i => (JsonNode)i)]),
        };
        var library = new TemplateLibrary([_folder]);
        return new TemplateEngine(library, Currency.Of("USD"), Culture.English).Render(library.Find("t")!, TemplateData.From(data));
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "partials"));
        File.WriteAllText(Path.Combine(_folder, name + ".md.hbs"), text);
        File.Delete(Path.Combine(_folder, "partials", "one.md.hbs"));
    }
}
