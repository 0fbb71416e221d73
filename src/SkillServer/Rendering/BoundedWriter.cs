using Partnerships.Kernel;

namespace SkillServer.Rendering;

/// <summary>Stops a rendering that prints without end.</summary>
internal sealed class BoundedWriter(int most) : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    public override void Write(char value)
    {
        Room(1);
        base.Write(value);
    }

    public override void Write(string? value)
    {
        Room(value?.Length ?? 0);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Room(count);
        base.Write(buffer, index, count);
    }

    private void Room(int more)
    {
        if (GetStringBuilder().Length + more > most)
        {
            throw new TemplateLimitException($"the document grows beyond {Decimals.Text(most)} characters. Show fewer rows.");
        }
    }
}
