using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;

namespace KafkaDurability.Tool.Fixing;

/// <summary>A diff that git apply and patch take.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    public static string Of(string path, string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new LineEndingsPreservingChunker());
        var text = new StringBuilder($"--- a/{path}\n+++ b/{path}\n");
        var blocks = diff.DiffBlocks;
        for (var first = 0; first < blocks.Count;)
        {
            // Changes whose surroundings touch are one hunk.
            var last = first;
            while (last + 1 < blocks.Count && blocks[last + 1].DeleteStartA - (blocks[last].DeleteStartA + blocks[last].DeleteCountA) <= 2 * Context)
            {
                last++;
            }

            var from = Math.Max(0, blocks[first].DeleteStartA - Context);
            var to = Math.Min(diff.PiecesOld.Count, blocks[last].DeleteStartA + blocks[last].DeleteCountA + Context);
            var shift = blocks[first].InsertStartB - blocks[first].DeleteStartA;
            var grown = blocks.Skip(first).Take(last - first + 1).Sum(block => block.InsertCountB - block.DeleteCountA);
            text.Append($"@@ -{Range(from, to - from)} +{Range(from + shift, to - from + grown)} @@\n");
            var place = from;
            foreach (var block in blocks.Skip(first).Take(last - first + 1))
            {
                Append(text, ' ', diff.PiecesOld.Skip(place).Take(block.DeleteStartA - place));
                Append(text, '-', diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
                Append(text, '+', diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
                place = block.DeleteStartA + block.DeleteCountA;
            }

            Append(text, ' ', diff.PiecesOld.Skip(place).Take(to - place));
            first = last + 1;
        }

        return text.ToString();
    }

    private static string Range(int start, int count) => count == 0 ? $"{start},0" : $"{start + 1},{count}";

    private static void Append(StringBuilder text, char sign, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append(sign).Append(line);
            if (!line.EndsWith('\n'))
            {
                text.Append("\n\\ No newline at end of file\n");
            }
        }
    }
}
