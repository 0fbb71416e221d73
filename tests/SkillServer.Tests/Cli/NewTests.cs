namespace SkillServer.Tests.Cli;

/// <summary><c>new</c>: a workspace to begin with.</summary>
public sealed class NewTests : IDisposable
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("new").FullName, "mine");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public async Task A_new_workspace_is_valid_and_builds_as_it_is()
    {
        Assert.Equal(0, (await Cli.RunAsync("new", _folder)).Code);
        var (code, _, error) = await Cli.RunAsync("validate", _folder);
        Assert.True(code == 0, error);
        (code, _, error) = await Cli.RunAsync("build", _folder, "--format", "html");
        Assert.True(code == 0, error);
        Assert.True(File.Exists(Path.Combine(_folder, "out", "program-guide.html")));
        Assert.Equal((0, ""), await Checked());

        async Task<(int, string)> Checked()
        {
            var (code, output, _) = await Cli.RunAsync("build", _folder, "--format", "html", "--check");
            return (code, output);
        }
    }

    [Fact]
    public async Task A_folder_with_files_is_left_alone()
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, "notes.txt"), "mine", TestContext.Current.CancellationToken);
        var (code, _, error) = await Cli.RunAsync("new", _folder);
        Assert.Equal(1, code);
        Assert.Equal($"{_folder}:1:1: there are files already. Name a new or an empty folder.\n", error);
        Assert.Equal(["notes.txt"], Directory.EnumerateFileSystemEntries(_folder).Select(file => Path.GetFileName(file)));
    }
}
