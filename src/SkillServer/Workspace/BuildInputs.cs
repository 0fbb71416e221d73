using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>One hash of all that a build rests on: the program, its policies and templates, and every file of the workspace.</summary>
internal static class BuildInputs
{
    /// <summary>To read more than this takes longer than it may save.</summary>
    private const long MaxBytes = 256 * 1024 * 1024;

    private static readonly string Program = string.Join('\n', Parts());

    /// <summary>The hash; null when it cannot be told whether all was seen: a link leads elsewhere, a file cannot be read, or there is too much.</summary>
    public static string? Hash(WorkspaceFolder workspace, IReadOnlyList<string> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Program));
        var left = MaxBytes;
        try
        {
            return content.Where(Directory.Exists).All(folder => Add(folder, _ => true)) && Add(workspace.Root, IsInput) ? Convert.ToHexStringLower(hash.GetHashAndReset()) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        bool IsInput(FileSystemInfo entry) => entry.Name != ".git" && entry.FullName != Path.Combine(workspace.Root, WorkspaceBuilder.Out);

        bool Add(string folder, Func<FileSystemInfo, bool> chosen)
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(chosen).OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                var isFile = entry is FileInfo;
                var bytes = entry.LinkTarget is null && isFile && (left -= ((FileInfo)entry).Length) >= 0 ? File.ReadAllBytes(entry.FullName) : [];
                hash.AppendData(Encoding.UTF8.GetBytes($"\n{(isFile ? "file" : "folder")} {entry.Name}\0{bytes.Length}\n"));
                hash.AppendData(bytes);
                if (entry.LinkTarget is not null || left < 0 || !isFile && !Add(entry.FullName, chosen))
                {
                    return false;
                }
            }

            hash.AppendData("\nend"u8);
            return true;
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A library that was trimmed away renders nothing.")]
    private static IEnumerable<string> Parts() => new[] { typeof(BuildInputs).Assembly, typeof(Operation).Assembly }
        .SelectMany(own => own.GetReferencedAssemblies().Select(library => library.FullName).Append(own.ManifestModule.ModuleVersionId.ToString("N")));
}
