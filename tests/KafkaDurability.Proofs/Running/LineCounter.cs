using System.Text;

namespace KafkaDurability.Proofs.Running;

/// <summary>Counts the lines that are written to it, and hands them on.</summary>
internal sealed class LineCounter(TextWriter inner) : TextWriter
{
    private int _lines;

    public int Lines => Volatile.Read(ref _lines);

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == '\n')
        {
            Interlocked.Increment(ref _lines);
        }

        inner.Write(value);
    }
}
