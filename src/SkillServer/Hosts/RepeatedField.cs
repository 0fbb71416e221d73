using System.Text.Json;

namespace SkillServer.Hosts;

/// <summary>
/// A field given twice, of which one reader takes the first and another the last. In a tool's arguments the tool says where;
/// anywhere else the message is refused.
/// </summary>
internal static class RepeatedField
{
    /// <summary>The name of the first such field; null when there is none, or when the text is not JSON.</summary>
    public static string? Of(ReadOnlySpan<byte> message)
    {
        var (seen, objects, count, inParams) = (new HashSet<(int Owner, string Name)>(), new Stack<int>(), 0, false);
        try
        {
            var reader = new Utf8JsonReader(message);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    objects.Push(count++);
                }
                else if (reader.TokenType == JsonTokenType.EndObject)
                {
                    objects.Pop();
                }
                else if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    if (!seen.Add((objects.Peek(), name)))
                    {
                        return name;
                    }

                    inParams = objects.Count == 1 ? name == "params" : inParams;
                    if (inParams && objects.Count == 2 && name == "arguments")
                    {
                        reader.Skip();
                    }
                }
            }
        }
        catch (JsonException)
        {
            // Reading the message will say so.
        }

        return null;
    }
}
