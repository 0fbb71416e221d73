namespace SkillServer.Install;

/// <summary>The lines by which two texts differ.</summary>
internal static class LineChange
{
    /// <summary>Lines that go, marked <c>-</c>, and lines that come, marked <c>+</c>. What is the same before and after them is left out.</summary>
    public static IEnumerable<string> Between(string[] old, string[] next)
    {
        var start = old.Zip(next).TakeWhile(pair => pair.First == pair.Second).Count();
        var most = Math.Min(old.Length, next.Length) - start;
        var end = old.Reverse().Zip(next.Reverse()).Take(most).TakeWhile(pair => pair.First == pair.Second).Count();
        return [.. old[start..^end].Select(line => "- " + line), .. next[start..^end].Select(line => "+ " + line)];
    }
}
