using System.Text;
using ModelContextProtocol.Protocol;
using SkillServer.Content;
using SkillServer.Rendering;
using SkillServer.Workspace;

namespace SkillServer.Mcp;

/// <summary>
/// The documents that builds of a workspace have written, to be read by clients that cannot open a file of this machine. A URI is
/// compared with the names the builds recorded; even a recorded one is read only below the folder they write to.
/// </summary>
internal static class MadeDocuments
{
    /// <summary>How their addresses begin.</summary>
    public const string Prefix = "document://workspace/";

    private const string Folder = WorkspaceBuilder.Out + "/";

    /// <summary>The address of a file that a build has written, given as the build records it: <c>out/qbr/P05.docx</c>.</summary>
    public static string UriOf(string file) => Prefix + string.Join('/', file[Folder.Length..].Split('/').Select(Uri.EscapeDataString));

    /// <summary>What is behind an address; null when no build has made it, or it is not there any more.</summary>
    public static ResourceContents? Find(string? workspace, string uri)
    {
        if (workspace is null || !uri.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var folder = new WorkspaceFolder(workspace);
            var made = new BuildManifest(folder).Files.Select(file => file.Path).FirstOrDefault(file => UriOf(file) == uri);
            return made is not null && DocumentRenderer.Find(made[(made.LastIndexOf('.') + 1)..]) is { } format
                ? Contents(new WorkspaceFolder(folder.Inside(WorkspaceBuilder.Out)).Bytes(made[Folder.Length..]), uri, format)
                : null;
        }
        catch (Exception gone) when (gone is ContentException or IOException or UnauthorizedAccessException)
        {
            return null; // its path is nobody's business who reads over the protocol
        }
    }

    private static ResourceContents Contents(byte[] bytes, string uri, DocumentRenderer format) => format.IsText
        ? new TextResourceContents { Uri = uri, MimeType = format.MediaType, Text = Encoding.UTF8.GetString(bytes) }
        : BlobResourceContents.FromBytes(bytes, uri, format.MediaType);
}
