using SkillServer.Content;
using SkillServer.Workspace;

namespace SkillServer.Tests.Documents;

/// <summary>A copy of the sample company in a folder of its own, for a test to build or to spoil.</summary>
internal sealed class SampleWorkspace : IDisposable
{
    public SampleWorkspace()
    {
        var source = Testing.Repository.PathTo("examples", "acme");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(source, file).StartsWith("out", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("acme").FullName;

    public static WorkspaceBuilder Builder { get; } = new(new PolicyLibrary([Testing.Repository.PathTo("policies")]), Testing.Repository.PathTo("templates"));

    public string PathTo(string name) => Path.Combine(Root, name);

    public string Text(string name) => File.ReadAllText(PathTo(name));

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(name))!);
        File.WriteAllText(PathTo(name), text);
    }

    public void Replace(string name, string old, string with)
    {
        Assert.Contains(old, Text(name), StringComparison.Ordinal);
        Write(name, Text(name).Replace(old, with, StringComparison.Ordinal));
    }

    public WorkspaceReport Build(params string[] only) => Builder.Build(Root, only.Length == 0 ? null : only);

    public WorkspaceReport Validate() => Builder.Validate(Root);

    public void Dispose() => Directory.Delete(Root, true);
}
