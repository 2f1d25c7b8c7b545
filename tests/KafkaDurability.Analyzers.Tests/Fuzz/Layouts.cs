using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>Ways to lay out a program, or to say the same in other words.</summary>
internal static class Layouts
{
    public static string Crlf(string code, Random random) => code.ReplaceLineEndings("\r\n");

    public static string Tabs(string code, Random random) => Steps(code, "\t");

    public static string TwoSpaces(string code, Random random) => Steps(code, "  ");

    public static string EightSpaces(string code, Random random) => Steps(code, "        ");

    public static string NoLastLineEnd(string code, Random random) => code.TrimEnd();

    public static string BracesAtLineEnds(string code, Random random) =>
        Changed(code, root => root.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.OpenBraceToken) && token.GetPreviousToken() is { RawKind: not 0 } before
                && !token.GetPreviousToken().IsKind(SyntaxKind.OpenBraceToken) && !token.GetPreviousToken().IsKind(SyntaxKind.SemicolonToken)
                && !token.GetPreviousToken().IsKind(SyntaxKind.CloseBraceToken) && IsBlank(root, before.Span.End, token.SpanStart))
            .Select(token => new TextChange(TextSpan.FromBounds(token.GetPreviousToken().Span.End, token.SpanStart), " ")));

    public static string Comments(string code, Random random) =>
        Changed(code, root => root.DescendantTokens()
            .Where(token => token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) && token.TrailingTrivia.All(IsLayout) && random.Next(2) == 0)
            .Select((token, index) => new TextChange(new TextSpan(token.Span.End, 0), random.Next(4) == 0 ? $" /* {index} */" : $" // {index}")));

    public static string Regions(string code, Random random) =>
        Around(code, random, node => node is MemberDeclarationSyntax or StatementSyntax, "#region Part\n", "#endregion\n");

    public static string Conditional(string code, Random random) =>
        Around(code, random, node => node is StatementSyntax, random.Next(2) == 0 ? "#if true\n" : "#if !NOTHING\n", random.Next(2) == 0 ? "#else\n#endif\n" : "#endif\n");

    /// <summary>The statements of a method, what they use made local, and the rest of the file behind them.</summary>
    public static string TopLevel(string code, Random random)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot();
        if (root.DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Body is { Statements.Count: > 1 }) is not { Parent: ClassDeclarationSyntax type } found
            || found.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Any())
        {
            return code;
        }

        var locals = found.ParameterList.Parameters.Select(parameter => $"{parameter.Type} {parameter.Identifier} = default!;\n")
            .Concat(type.Members.OfType<FieldDeclarationSyntax>().Where(_ => root.Members.Count == 1)
                .SelectMany(field => field.Declaration.Variables, (field, variable) => $"{field.Declaration.Type} {variable.Identifier} {variable.Initializer ?? (object)"= default!"};\n"));
        var functions = type.Members.OfType<MethodDeclarationSyntax>().Where(method => method != found && root.Members.Count == 1)
            .Select(method => "\n" + Outdented(method.WithModifiers([.. method.Modifiers.Where(modifier => modifier.IsKind(SyntaxKind.StaticKeyword) || modifier.IsKind(SyntaxKind.AsyncKeyword))]).ToFullString().Trim('\n')) + "\n");
        var body = code[found.Body!.OpenBraceToken.Span.End..found.Body.CloseBraceToken.SpanStart].Trim('\r', '\n', ' ', '\t');
        return string.Concat(root.Usings) + string.Concat(locals) + Outdented(Outdented("        " + body)) + "\n" + string.Concat(functions)
            + string.Concat(root.Members.Where(member => member != type).Select(member => "\n" + member.ToFullString()));
    }

    public static string Arrows(string code, Random random) =>
        Changed(code, root => root.DescendantNodes().OfType<BlockSyntax>()
            .Where(block => block is { Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax, Statements: [ExpressionStatementSyntax or ReturnStatementSyntax { Expression: not null }] } && !block.ContainsDirectives)
            .Select(block => new TextChange(block.Span, "=> " + (block.Statements[0] is ReturnStatementSyntax back ? back.Expression + ";" : block.Statements[0].ToString()))));

    public static string FileScoped(string code, Random random)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot();
        return root.Members is [BaseTypeDeclarationSyntax first, ..] && !root.Members.OfType<GlobalStatementSyntax>().Any()
            ? code.Insert(first.FullSpan.Start, "namespace Shop.Orders;\n\n")
            : code;
    }

    public static string Renamed(string code, Random random)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetRoot();
        var own = root.DescendantNodes().OfType<VariableDeclaratorSyntax>().Select(variable => variable.Identifier.Text).Distinct().ToHashSet();
        return Changed(code, _ => root.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && own.Contains(token.Text))
            .Select(token => new TextChange(token.Span, token.Text.Length % 2 == 0 ? "@" + token.Text : token.Text + "Ä")));
    }

    public static string OneLine(string code, Random random) =>
        Changed(code, root => root.DescendantNodes().OfType<InitializerExpressionSyntax>()
            .Where(list => !list.Ancestors().OfType<InitializerExpressionSyntax>().Any())
            .SelectMany(list => list.DescendantTokens().Where(token => token != list.GetLastToken()).Prepend(list.GetFirstToken().GetPreviousToken()).Distinct())
            .Where(token => token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) && IsBlank(root, token.Span.End, token.GetNextToken().SpanStart))
            .Select(token => new TextChange(TextSpan.FromBounds(token.Span.End, token.GetNextToken().SpanStart), " ")));

    /// <summary>One step of four spaces less.</summary>
    public static string Outdented(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : line));

    private static string Around(string code, Random random, Func<SyntaxNode, bool> where, string before, string after)
    {
        var text = SourceText.From(code);
        var nodes = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().Where(node => where(node) && node.Parent is not GlobalStatementSyntax
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(node.SpanStart).Start, node.SpanStart)))
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(node.Span.End, text.Lines.GetLineFromPosition(node.Span.End).End)))).ToList();
        if (nodes.Count == 0)
        {
            return code;
        }

        var span = nodes[random.Next(nodes.Count)].Span;
        var end = text.Lines.GetLineFromPosition(span.End);
        return end.EndIncludingLineBreak == end.End
            ? code
            : code.Insert(end.EndIncludingLineBreak, after).Insert(text.Lines.GetLineFromPosition(span.Start).Start, before);
    }

    private static string Steps(string code, string step) =>
        string.Join('\n', code.Split('\n').Select(line =>
        {
            var blanks = line.Length - line.TrimStart(' ').Length;
            return string.Concat(Enumerable.Repeat(step, blanks / 4)) + line[(blanks / 4 * 4)..];
        }));

    private static bool IsBlank(SyntaxNode root, int start, int end) => string.IsNullOrWhiteSpace(root.SyntaxTree.GetText().ToString(TextSpan.FromBounds(start, end)));

    private static bool IsLayout(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia;

    private static string Changed(string code, Func<CompilationUnitSyntax, IEnumerable<TextChange>> changes)
    {
        var tree = CSharpSyntaxTree.ParseText(code);
        return tree.GetText().WithChanges(changes(tree.GetCompilationUnitRoot())).ToString();
    }
}
