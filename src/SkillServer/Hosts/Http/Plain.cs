namespace SkillServer.Hosts.Http;

/// <summary>What a stranger sent, fit for a message or a line of a log: short, and without characters that begin another line.</summary>
internal static class Plain
{
    private const int Longest = 100;

    public static string Text(string sent) =>
        string.Concat((sent.Length <= Longest ? sent : sent[..Longest] + "…").Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? '?' : letter));
}
