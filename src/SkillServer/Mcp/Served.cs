using SkillServer.Content;

namespace SkillServer.Mcp;

/// <summary>What is answered from one state of the content.</summary>
internal sealed class Served
{
    public Served(LiveContent live, ContentFolder content, Lazy<IReadOnlySet<string>> offered, Action<string> log)
    {
        (Content, Tools, Resources) = (content, new(content, offered, log), new(content, live));
        (Prompts, Completions, Skills) = (new(content, Resources), new(content, Resources), new(content, Resources));
    }

    public ContentFolder Content { get; }

    public ToolCalls Tools { get; }

    public Resources Resources { get; }

    public Prompts Prompts { get; }

    public Completions Completions { get; }

    public Skills Skills { get; }
}
