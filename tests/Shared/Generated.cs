namespace Testing;

/// <summary>A file of the repository that is made from the code: the test holds them together, and UPDATE_GOLDEN=1 writes it.</summary>
internal static class Generated
{
    public static void Verify(string text, params string[] path)
    {
        var file = Repository.PathTo(path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file) && text == File.ReadAllText(file).ReplaceLineEndings("\n"), $"{string.Join('/', path)} is out of date; run the tests with UPDATE_GOLDEN=1.");
    }
}
