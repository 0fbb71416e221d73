using System.Text.Json;

namespace Partnerships.Kernel;

/// <summary>Collects the faults of one reading.</summary>
internal sealed record Reader(Currency Currency, List<Refusal> Faults)
{
    /// <summary>More faults than this help nobody.</summary>
    private const int MaxFaults = 50;

    public void Add(string code, string path, string? given, string allowed, string fix)
    {
        if (Faults.Count < MaxFaults)
        {
            Faults.Add(new(code, path.Length == 0 ? "input" : path, given, allowed, fix));
        }
    }

    public void WrongType(string path, JsonElement json, string allowed) =>
        Add("wrong_type", path, Describe.Given(json), allowed, "Send the value in that form.");

    public void Unknown(string path, string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        var near = Nearest.To(name, names);
        Add("unknown_field", path, "a field of that name", names.Count == 0 ? "no fields" : string.Join(", ", names),
            near is null ? "Remove it." : $"Did you mean '{near}'?");
    }
}
