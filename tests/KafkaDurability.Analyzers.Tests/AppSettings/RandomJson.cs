using System.Text.Json;

namespace KafkaDurability.Analyzers.Tests.AppSettings;

/// <summary>JSON as nobody would write it, and what is left of it after an accident.</summary>
internal static class RandomJson
{
    private static readonly string[] s_names = ["a", "Kafka", "enable.idempotence", "Acks", "ä \"q\"", "\\", "", "x:y", "\u2028", "Producer"];
    private static readonly string[] s_blanks = ["", " ", "\n", "\r\n", "\t", "/* c */", "// c\n", " /*\"{*/ "];
    private static readonly string[] s_scalars = ["true", "false", "null", "0", "-1", "1.50", "2e+7", "-0.1E-2"];

    public static string Value(Random random, int depth) => random.Next(depth > 0 ? 4 : 2) switch
    {
        0 => Blank(random) + s_scalars[random.Next(s_scalars.Length)] + Blank(random),
        1 => Blank(random) + Quoted(random) + Blank(random),
        2 => Blank(random) + "[" + List(random, () => Value(random, depth - 1)) + "]" + Blank(random),
        _ => Blank(random) + "{" + List(random, () => Blank(random) + Quoted(random) + " :" + Value(random, depth - 1)) + "}" + Blank(random),
    };

    /// <summary>Cut off, or with a character lost, doubled or changed.</summary>
    public static string Damaged(Random random, string text)
    {
        var at = random.Next(text.Length);
        return random.Next(4) switch
        {
            0 => text[..at],
            1 => text.Remove(at, 1),
            2 => text.Insert(at, text[random.Next(text.Length)].ToString()),
            _ => text.Remove(at, 1).Insert(at, "{}[],:\"\\/x0 \n\u0001"[random.Next(14)].ToString()),
        };
    }

    private static string List(Random random, Func<string> item)
    {
        var items = Enumerable.Range(0, random.Next(4)).Select(_ => item()).ToList();
        return items.Count == 0 ? Blank(random) : string.Join(",", items) + (random.Next(4) == 0 ? "," : "") + Blank(random);
    }

    private static string Quoted(Random random) => JsonSerializer.Serialize(s_names[random.Next(s_names.Length)]);

    private static string Blank(Random random) => s_blanks[random.Next(s_blanks.Length)];
}
