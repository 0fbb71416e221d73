using Partnerships.Kernel;
using SkillServer.Rendering;

namespace SkillServer.Content;

/// <summary>Everything the server serves, below one folder; each part is read when first asked for.</summary>
public sealed class ContentFolder(string root, string? ownPolicies = null, string? workspace = null)
{
    private readonly Lazy<Shelf<Skill>> _skills = new(() => Skill.ReadAll(Path.Combine(root, "skills")));
    private readonly Lazy<Shelf<Prompt>> _prompts = new(() => Prompt.ReadAll(Path.Combine(root, "prompts")));
    private readonly Lazy<TemplateLibrary> _documents = new(() => new([.. workspace is null ? [] : new[] { Path.Combine(workspace, "templates") }, Path.Combine(root, "templates")], workspace));

    /// <summary>The content that travels beside the program.</summary>
    public static ContentFolder Shipped { get; } = new(Path.Combine(AppContext.BaseDirectory, "content"));

    /// <summary>The same content with a company's own policies beside the shipped ones; of two policies of one name its own is used.</summary>
    public ContentFolder WithPolicies(string folder) => new(root, folder, workspace);

    /// <summary>The same content with a company's workspace, whose documents can be asked for.</summary>
    public ContentFolder WithWorkspace(string folder) => new(root, ownPolicies, folder);

    /// <summary>The same folders, read anew.</summary>
    public ContentFolder Again() => new(root, ownPolicies, workspace);

    /// <summary>The folders it is read from.</summary>
    public IEnumerable<string> Folders => new[] { root, ownPolicies, workspace }.OfType<string>();

    /// <summary>Whether a file of these folders is content; of a workspace only its policies and templates are.</summary>
    public bool Concerns(string path) => workspace is null
        || Path.GetRelativePath(workspace, path).Split(Path.DirectorySeparatorChar) is var parts && parts[0] is ".." or "policies" or "templates";

    /// <summary>Reads everything, after which nothing of it depends on the files any more; every fault, a line each.</summary>
    public IReadOnlyList<string> Load()
    {
        Action[] parts =
        [
            () => Rules.Rules.Whole(), () => _ = Rules.Sections, () => Skills.Whole(), () => Prompts.Whole(),
            .. Prompts.Select(prompt => (Action)(() => TemplateEngine.CheckPrompt(prompt))), () => Documents.Whole(), .. Policies.Loads(),
        ];
        return [.. parts.SelectMany(Faults).Distinct()];
    }

    private static IEnumerable<string> Faults(Action part)
    {
        try
        {
            part();
            return [];
        }
        catch (ContentException broken)
        {
            return broken.Message.Split('\n');
        }
        catch (RefusalException refused)
        {
            return refused.Refusals.Select(refusal => refusal.Message);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [unreadable.Message];
        }
    }

    /// <summary>The company's workspace; null when there is none.</summary>
    public string? Workspace => workspace;

    /// <summary>The rule documents.</summary>
    public RuleLibrary Rules { get; } = new(Path.Combine(root, "rules"));

    /// <summary>The policies.</summary>
    public PolicyLibrary Policies { get; } = new([.. new[] { ownPolicies, workspace is null ? null : Path.Combine(workspace, "policies") }.OfType<string>(), Path.Combine(root, "policies")], workspace);

    /// <summary>The skills' front pages.</summary>
    public Shelf<Skill> Skills => _skills.Value;

    /// <summary>The prompts.</summary>
    public Shelf<Prompt> Prompts => _prompts.Value;

    /// <summary>The workspace that `new` copies.</summary>
    public string Starter { get; } = Path.Combine(root, "starter");

    /// <summary>The document templates, a workspace's own before the shipped ones.</summary>
    public TemplateLibrary Documents => _documents.Value;

    /// <summary>Where the document templates are.</summary>
    public string Templates { get; } = Path.Combine(root, "templates");
}
