// Time of a cold build of examples/acme as HTML and DOCX, from the tables to the files, against a Node peer (documents.mjs: marked, docx)
// that is given our finished Markdown and makes the same files of it. In turn, so that a slow moment of the machine hits both.
// Run from the repository: dotnet run bench/documents.cs [rounds] [a published skillserver]
#:property PublishAot=false
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var root = Directory.GetCurrentDirectory();
var published = Path.Combine(root, "artifacts", "startup");
var program = args.Length > 1 ? Path.GetFullPath(args[1]) : Path.Combine(published, OperatingSystem.IsWindows() ? "skillserver.exe" : "skillserver");
if (args.Length < 2)
{
    Run("dotnet", ["publish", "src/SkillServer", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", published, "-v", "quiet"]);
}

Run("npm", ["install", "--prefix", "bench", "--no-audit", "--no-fund", "--silent"]);
var temporary = Directory.CreateTempSubdirectory("documents").FullName;
try
{
    var (markdown, list) = (Workspace("markdown"), Path.Combine(temporary, "list.txt"));
    Run(program, ["build", markdown, "--format", "md"]);
    var (ours, peers) = (new List<TimeSpan>(), new List<TimeSpan>());
    var (files, documents) = (0, 0);
    for (var round = 0; round <= rounds; round++)
    {
        var workspace = Workspace($"ours{round}");
        var our = Run(program, ["build", workspace, "--format", "html", "docx"]);
        var made = Made(workspace).Where(name => File.Exists(Path.Combine(markdown, "out", Path.ChangeExtension(name, ".md")))).ToList();
        (files, documents) = (made.Count, made.Select(name => Path.ChangeExtension(name, null)).Distinct().Count());
        File.WriteAllLines(list, made);
        var target = Path.Combine(temporary, $"peer{round}");
        var peer = Run("node", ["bench/documents.mjs", Path.Combine(markdown, "out"), target, list]);
        if (Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Count() != files)
        {
            throw new InvalidOperationException("the peer did not make every file");
        }

        if (round > 0) // the first round warms the disk cache
        {
            ours.Add(our);
            peers.Add(peer);
        }
    }

    Tell("skillserver (tables to documents)", ours);
    Tell("marked and docx (our Markdown to documents)", peers);
    Console.WriteLine($"ratio of medians: {Median(ours) / Median(peers):F2}");

    void Tell(string name, List<TimeSpan> times) =>
        Console.WriteLine($"{name}: median {Median(times):F0} ms, minimum {times.Min().TotalMilliseconds:F0} ms, maximum {times.Max().TotalMilliseconds:F0} ms, {documents} documents in {files} files, {documents * 1000 / Median(times):F1} documents/s, {times.Count} rounds");
}
finally
{
    Directory.Delete(temporary, recursive: true);
}

string Workspace(string name)
{
    var (source, copy) = (Path.Combine(root, "examples", "acme"), Path.Combine(temporary, name));
    foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(source, file).StartsWith("out" + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
    {
        var target = Path.Combine(copy, Path.GetRelativePath(source, file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target);
    }

    return copy;
}

static IEnumerable<string> Made(string workspace) => Directory.EnumerateFiles(Path.Combine(workspace, "out"), "*", SearchOption.AllDirectories)
    .Where(file => file.EndsWith(".html", StringComparison.Ordinal) || file.EndsWith(".docx", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Path.Combine(workspace, "out"), file)).Order(StringComparer.Ordinal);

static double Median(List<TimeSpan> times) => times.Order().Skip(times.Count / 2).First().TotalMilliseconds;

static TimeSpan Run(string file, string[] arguments)
{
    var clock = Stopwatch.StartNew();
    using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    process.OutputDataReceived += (_, _) => { };
    process.BeginOutputReadLine();
    var error = process.StandardError.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0 ? clock.Elapsed : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} failed: {error}");
}
