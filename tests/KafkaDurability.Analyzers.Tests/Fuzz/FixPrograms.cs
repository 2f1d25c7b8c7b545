namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>The code of this repository, written as other people would have written it; each seed gives one program.</summary>
internal static class FixPrograms
{
    /// <summary>What a method body of a page or a test may speak of.</summary>
    private const string Head = """
        class Sample
        {
            private readonly IConsumer<string, string> _consumer = null!;
            private readonly IConsumer<string, string> consumer = null!;
            private readonly IProducer<string, string> _producer = null!;
            private readonly IProducer<string, string> producer = null!;
            private readonly ProducerConfig config = new();
            private readonly bool flag, cond;
            private readonly int n;

            static void Process(string value) => System.IO.File.AppendAllText("processed.txt", value);

            static void Handle(string value) => System.IO.File.AppendAllText("processed.txt", value);

            static Task ProcessAsync(string value) => System.IO.File.AppendAllTextAsync("processed.txt", value);

            async Task Run(CancellationToken token)
            {

        """;

    private const string Tail = "\n    }\n}\n";

    private static readonly Lazy<IReadOnlyList<string>> s_files =
        new(() => [.. Programs.Texts.Concat(Programs.Cases()).Select(text => Programs.IsFile(text) ? text : InMethod(text)).Distinct()]);

    private static readonly Func<string, Random, string>[] s_changes =
    [
        Layouts.Crlf, Layouts.Tabs, Layouts.TwoSpaces, Layouts.EightSpaces, Layouts.BracesAtLineEnds, Layouts.Comments, Layouts.Regions,
        Layouts.Conditional, Layouts.TopLevel, Layouts.Arrows, Layouts.FileScoped, Layouts.Renamed, Layouts.OneLine, Layouts.NoLastLineEnd, Together,
    ];

    public static int Count => s_files.Value.Count;

    /// <summary>The first seeds give the code as it is, each further one a program with up to three changes.</summary>
    public static string Of(int seed)
    {
        if (seed < Count)
        {
            return s_files.Value[seed];
        }

        var random = new Random(seed);
        var code = Any(random);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            code = s_changes[random.Next(s_changes.Length)](code, random);
        }

        return code.Contains('\r', StringComparison.Ordinal) ? code.ReplaceLineEndings("\r\n") : code;
    }

    /// <summary>Another program in the same file: in the same method, where both are a method's statements.</summary>
    private static string Together(string code, Random random)
    {
        var other = Any(random);
        return code.StartsWith(Head, StringComparison.Ordinal) && code.EndsWith(Tail, StringComparison.Ordinal) && other.StartsWith(Head, StringComparison.Ordinal)
            ? InMethod($"if (flag)\n{{\n{Indented(Body(code))}\n}}\nelse\n{{\n{Indented(Body(other))}\n}}")
            : code + "\nnamespace Second\n{\n" + Indented(other) + "\n}\n";
    }

    private static string Any(Random random) => s_files.Value[random.Next(Count)];

    private static string InMethod(string body) => Head + Indented(Indented(body.Trim('\n'))) + Tail;

    private static string Body(string code) => Layouts.Outdented(Layouts.Outdented(code[Head.Length..^Tail.Length]));

    private static string Indented(string code) => string.Join('\n', code.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));
}
