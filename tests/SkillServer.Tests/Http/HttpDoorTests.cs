using System.Net;
using System.Text;
using Partnerships.Kernel;
using SkillServer.Hosts.Http;
using SkillServer.Tests.Mcp;
using Testing;

namespace SkillServer.Tests.Http;

/// <summary>Tokens, limits, and the settings that are refused before anything listens.</summary>
public sealed class HttpDoorTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    private static readonly string List = Session.Request(1, "tools/list");

    [Theory]
    [InlineData($"Bearer {Token}", HttpStatusCode.OK)]
    [InlineData($"bearer {Token}", HttpStatusCode.OK)]
    [InlineData($"Basic {Token}", HttpStatusCode.Unauthorized)]
    [InlineData($"Bearer {Token}x", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Only_a_known_token_opens_the_door(string? authorization, HttpStatusCode expected)
    {
        await using var server = await HttpServer.StartAsync(Guarded());
        var request = server.Post(List);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var answer = await server.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Unauthorized, answer.Headers.WwwAuthenticate.Any(way => way.Scheme == "Bearer"));
    }

    [Fact]
    public async Task Health_needs_no_token_and_readiness_says_when_not_to_send()
    {
        var trouble = "a file of this server is at fault";
        await using var server = await HttpServer.StartAsync(Guarded(), unready: () => trouble);
        Assert.Equal("ok\n", await server.Client.GetStringAsync(new Uri(server.Address, "/healthz")));
        using var unready = await server.Client.GetAsync(new Uri(server.Address, "/readyz"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, trouble + "\n"), (unready.StatusCode, await unready.Content.ReadAsStringAsync()));
        trouble = null;
        Assert.Equal("ok\n", await server.Client.GetStringAsync(new Uri(server.Address, "/readyz")));
    }

    [Fact]
    public async Task A_token_has_its_rate_and_does_not_use_up_another_s()
    {
        await using var server = await HttpServer.StartAsync(Guarded() with { RatePerMinute = 3 });
        var statuses = new List<HttpStatusCode>();
        foreach (var token in new[] { Token, Token, Token, Token, Token[..^1] + "0" })
        {
            var request = server.Post(List);
            request.Headers.Authorization = new("Bearer", token);
            using var answer = await server.Client.SendAsync(request);
            statuses.Add(answer.StatusCode);
            Assert.Equal(answer.StatusCode == HttpStatusCode.TooManyRequests, answer.Headers.RetryAfter is not null);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK], statuses);
    }

    [Fact]
    public async Task Whoever_guesses_is_told_to_wait_and_a_known_token_still_opens()
    {
        await using var server = await HttpServer.StartAsync(Guarded());
        var last = HttpStatusCode.OK;
        for (var guess = 0; guess < 21; guess++)
        {
            var request = server.Post(List);
            request.Headers.Authorization = new("Bearer", $"{guess:D32}");
            last = (await server.SendAsync(request)).Status;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        var good = server.Post(List);
        good.Headers.Authorization = new("Bearer", Token);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(good)).Status);
    }

    [Fact]
    public void Settings_that_would_leave_the_door_open_are_refused()
    {
        var text = new StringBuilder();
        foreach (var (address, hosts, tokens) in new (string, string[], string?)[]
        {
            ("0.0.0.0:5080", [], null), ("0.0.0.0:5080", [], Token), ("192.0.2.1:5080", ["a.example"], null), ("127.0.0.1", [], null), ("localhost:", [], null),
            ("example.com:80", [], null), ("", [], null), ("127.0.0.1:5080", [], "short"), ("127.0.0.1:5080", [], "# nothing\n"),
            ("127.0.0.1:5080", [], $"alice {Token}\nbob {Token}"), ("127.0.0.1:5080", [], $"alice of acme {Token}"),
        })
        {
            var refused = Assert.Throws<RefusalException>(() => HttpSettings.For(address, hosts, BearerTokens.Read(null, tokens)));
            text.Append($"{address} {string.Join(' ', hosts)}\n{refused.Message}\n\n");
        }

        Assert.DoesNotContain(Token, text.ToString());
        Golden.Verify(text.ToString(), "http_settings");
    }

    [Theory]
    [InlineData("127.0.0.1:5080", "localhost", true)]
    [InlineData("127.0.0.1:5080", "[::1]", true)]
    [InlineData("127.0.0.1:5080", "127.0.0.1.evil.example", false)]
    [InlineData("[::1]:5080", "127.0.0.1", true)]
    [InlineData("0.0.0.0:5080", "localhost", false)]
    [InlineData("0.0.0.0:5080", "PARTNERS.example", true)]
    [InlineData("192.0.2.1:5080", "192.0.2.1", true)]
    public void A_server_knows_its_names(string address, string host, bool known) =>
        Assert.Equal(known, HttpSettings.For(address, ["partners.example"], BearerTokens.Read(null, Token)).Hosts.Knows(host));

    private static HttpSettings Guarded() => HttpServer.Settings with { Tokens = BearerTokens.Read(null, $"# ours\nalice {Token}\n{Token[..^1]}0\n") };
}
