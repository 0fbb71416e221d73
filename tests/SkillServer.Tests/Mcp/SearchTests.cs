using System.Text.Json;
using SkillServer.Tools;

namespace SkillServer.Tests.Mcp;

public sealed class SearchTests
{
    private static readonly Tool Search = new ToolSet(Session.Content).All.Single(tool => tool.Name == "search_rules");

    [Fact]
    public void Every_heading_is_found_by_its_own_words()
    {
        foreach (var (rule, heading) in Session.Content.Rules.Rules.SelectMany(rule => rule.Headings.Where(heading => heading.Level > 1).Select(heading => (rule, heading))))
        {
            var hits = Hits(heading.Title, 25);
            if (heading.Title.Any(char.IsLetter))
            {
                Assert.Contains($"{rule.Name}#{heading.Anchor}", hits.Select(hit => hit.Citation));
            }

            Assert.All(hits, hit => Assert.InRange(hit.Excerpt.Length, 0, 242)); // of a line that is one long word, too
        }
    }

    [Fact]
    public void More_words_of_a_heading_score_more() =>
        Assert.True(Hits("clawback provisions", 1)[0].Score > Hits("clawback", 1)[0].Score);

    private static List<(string Citation, string Excerpt, int Score)> Hits(string query, int limit)
    {
        var arguments = JsonElement.Parse($"{{\"query\":\"{JsonEncodedText.Encode(query)}\",\"limit\":{limit}}}");
        return [.. Search.Call(arguments).Data.GetProperty("hits").EnumerateArray().Select(hit =>
            (hit.GetProperty("citation").GetString()!, hit.GetProperty("excerpt").GetString()!, hit.GetProperty("score").GetInt32()))];
    }
}
