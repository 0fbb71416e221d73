using System.Runtime.CompilerServices;

namespace Testing;

/// <summary>
/// Compares text with a `*.verified.*` file beside the test. A difference writes `*.received.*` next to it; set UPDATE_GOLDEN=1 to accept.
/// </summary>
internal static class Golden
{
    public static void Verify(string actual, string name, string extension = "txt", [CallerFilePath] string caller = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(Located(caller))!, "Golden");
        Directory.CreateDirectory(folder);
        var verified = Path.Combine(folder, $"{name}.verified.{extension}");
        var received = Path.Combine(folder, $"{name}.received.{extension}");
        var text = actual.ReplaceLineEndings("\n");
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (text == expected)
        {
            File.Delete(received);
            return;
        }

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(verified, text);
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{name} differs from {verified}\n{FirstDifference(expected, text)}\nCompare with {received}; UPDATE_GOLDEN=1 accepts it.");
    }

    /// <summary>A deterministic build replaces the source root in caller paths; find the file below the real one.</summary>
    private static string Located(string caller)
    {
        var at = caller.Replace('\\', '/').IndexOf("tests/", StringComparison.Ordinal);
        return Repository.PathTo(caller.Replace('\\', '/')[at..]);
    }

    private static string FirstDifference(string? expected, string actual)
    {
        if (expected is null)
        {
            return "There is no verified file yet.";
        }

        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(i => left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i));
        return $"line {line + 1}\n  expected: {left.ElementAtOrDefault(line)}\n  actual:   {right.ElementAtOrDefault(line)}";
    }
}
