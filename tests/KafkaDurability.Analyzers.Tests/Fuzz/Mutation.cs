using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>Makes of a program what a person half-way through an edit may have, or a careless one may have written.</summary>
internal static class Mutation
{
    private static readonly string[] s_opening =
        ["if (true) { ", "while (true) { ", "try { ", "{ ", "lock (new object()) { ", "foreach (var x in new[] { 1 }) { ", "using (null as IDisposable) { "];

    private static readonly string[] s_logging =
        ["Action logged = () => Log.Write($\"{VALUE}\"); ", "Log.Write($\"of {VALUE}\"); ", "void Say() => Log.Write(this, $\"{VALUE} and {1}\"); ", "Func<Task> later = async () => Log.Write($\"{await Task.FromResult(1)}\"); "];

    private const string LogHandler = """

        [System.Runtime.CompilerServices.InterpolatedStringHandler] struct Text { public Text(int literals, int values, int missing, out bool isWanted) => isWanted = true; public Text(int literals, int values, string missing) { } public void AppendLiteral(string text) { } public void AppendFormatted<T>(T value) { } }
        static class Log { public static void Write(Text text) { } public static void Write(object to, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("to")] Text text) { } }
        """;

    public static string Of(string code, Random random) => random.Next(8) switch
    {
        0 => Truncated(code, random),
        1 => Tokens(code, random, (tokens, at) => tokens.RemoveAt(at)),
        2 => Tokens(code, random, (tokens, at) => tokens.Insert(at, tokens[random.Next(tokens.Count)])),
        3 => Tokens(code, random, (tokens, at) => (tokens[at], tokens[^(at + 1)]) = (tokens[^(at + 1)], tokens[at])),
        4 => Renamed(code, random),
        5 => Nested(code, random.Next(1, 8), random),
        6 => Logged(code, random),
        _ => Of(Of(code, random), random),
    };

    /// <summary>The code up to each of its tokens.</summary>
    public static IEnumerable<string> Truncations(string code) => Parse(code).Select(token => code[..token.Span.End]);

    /// <summary>A statement of the code put into as many blocks.</summary>
    public static string Nested(string code, int depth, Random random)
    {
        var statements = CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes()
            .Where(node => node is Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionStatementSyntax).ToList();
        if (statements.Count == 0)
        {
            return code;
        }

        var statement = statements[random.Next(statements.Count)];
        var opening = s_opening[random.Next(s_opening.Length)];
        var closing = opening.StartsWith("try", StringComparison.Ordinal) ? "} catch (Exception) { } " : "} ";
        return code[..statement.SpanStart]
            + string.Concat(Enumerable.Repeat(opening, depth)) + statement + " " + string.Concat(Enumerable.Repeat(closing, depth))
            + code[statement.Span.End..];
    }

    /// <summary>A call with an interpolated string for a handler type whose constructor does not bind: some of it the compiler's own graphs do not survive.</summary>
    private static string Logged(string code, Random random)
    {
        var statements = CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes()
            .Where(node => node is Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionStatementSyntax).ToList();
        if (statements.Count == 0)
        {
            return code;
        }

        var statement = (Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionStatementSyntax)statements[random.Next(statements.Count)];
        var call = s_logging[random.Next(s_logging.Length)].Replace("VALUE", statement.Expression.ToString(), StringComparison.Ordinal);
        return code[..statement.SpanStart] + call + code[statement.SpanStart..] + LogHandler;
    }

    private static string Truncated(string code, Random random)
    {
        var tokens = Parse(code);
        return tokens.Count == 0 ? code : code[..tokens[random.Next(tokens.Count)].Span.End];
    }

    private static string Renamed(string code, Random random)
    {
        var names = Parse(code).Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).Distinct().ToList();
        if (names.Count < 2)
        {
            return code;
        }

        var (from, to) = (names[random.Next(names.Count)], random.Next(3) == 0 ? "Unknown" : names[random.Next(names.Count)]);
        return string.Concat(Parse(code).Select(token => token.LeadingTrivia + (token.ValueText == from ? to : token.Text) + token.TrailingTrivia));
    }

    private static string Tokens(string code, Random random, Action<List<string>, int> change)
    {
        var tokens = Parse(code).Select(token => token.ToFullString()).ToList();
        for (var i = random.Next(1, 4); i > 0 && tokens.Count > 1; i--)
        {
            change(tokens, random.Next(tokens.Count - 1));
        }

        return string.Concat(tokens);
    }

    private static List<SyntaxToken> Parse(string code) => [.. CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens()];
}
