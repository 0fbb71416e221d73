namespace SkillServer.Content;

/// <summary>Everything the server serves, below one folder; each part is read when first asked for.</summary>
public sealed class ContentFolder(string root, string? ownPolicies = null, string? workspace = null)
{
    private readonly Lazy<IReadOnlyList<Skill>> _skills = new(() => Skill.ReadAll(Path.Combine(root, "skills")));
    private readonly Lazy<IReadOnlyList<Prompt>> _prompts = new(() => Prompt.ReadAll(Path.Combine(root, "prompts")));

    /// <summary>The content that travels beside the program.</summary>
    public static ContentFolder Shipped { get; } = new(Path.Combine(AppContext.BaseDirectory, "content"));

    /// <summary>The same content with a company's own policies beside the shipped ones; of two policies of one name its own is used.</summary>
    public ContentFolder WithPolicies(string folder) => new(root, folder, workspace);

    /// <summary>The same content with a company's workspace, whose documents can be asked for.</summary>
    public ContentFolder WithWorkspace(string folder) => new(root, ownPolicies, folder);

    /// <summary>The company's workspace; null when there is none.</summary>
    public string? Workspace => workspace;

    /// <summary>The rule documents.</summary>
    public RuleLibrary Rules { get; } = new(Path.Combine(root, "rules"));

    /// <summary>The policies.</summary>
    public PolicyLibrary Policies { get; } = new([.. new[] { ownPolicies, workspace is null ? null : Path.Combine(workspace, "policies") }.OfType<string>(), Path.Combine(root, "policies")]);

    /// <summary>The skills' front pages.</summary>
    public IReadOnlyList<Skill> Skills => _skills.Value;

    /// <summary>The prompts.</summary>
    public IReadOnlyList<Prompt> Prompts => _prompts.Value;

    /// <summary>The workspace that `new` copies.</summary>
    public string Starter { get; } = Path.Combine(root, "starter");

    /// <summary>Where the document templates are.</summary>
    public string Templates { get; } = Path.Combine(root, "templates");
}
