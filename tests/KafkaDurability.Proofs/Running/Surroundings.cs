using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace KafkaDurability.Proofs.Running;

/// <summary>
/// Puts the code of a page in touch with what is around it in a proof, at three points and no other: the settings of a
/// client as it is built, the processing of a value, and the value that is sent. All the rest runs as it stands.
/// </summary>
internal sealed class Surroundings : CSharpSyntaxRewriter
{
    /// <summary>A file of the program. Its fields are filled before the program runs.</summary>
    public const string Source = """
        public static class Surroundings
        {
            /// What a client is built with, made from what the code says.
            public static Func<IEnumerable<KeyValuePair<string, string>>, IEnumerable<KeyValuePair<string, string>>> Building;

            /// The work on a message.
            public static Func<string, Task> Processing;

            /// The value to send.
            public static Func<string> Sending;

            public static void Process(string value) => Processing(value).GetAwaiter().GetResult();

            public static Task ProcessAsync(string value) => Processing(value);
        }
        """;

    /// <summary>What the pages send, and is counted.</summary>
    private static readonly string[] s_sentValues = ["paid", "invoice 1"];

    private readonly SemanticModel _model;

    private Surroundings(SemanticModel model) => _model = model;

    /// <summary>The compilation with <see cref="Source"/>, where each of the trees speaks to it.</summary>
    public static Compilation Around(Compilation compilation)
    {
        var changed = compilation;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var root = new Surroundings(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot());
            changed = changed.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root, tree.Options));
        }

        return changed.AddSyntaxTrees(ParseSyntaxTree(Source, compilation.SyntaxTrees.First().Options));
    }

    public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        var visited = (ObjectCreationExpressionSyntax)base.VisitObjectCreationExpression(node)!;
        return BuildsClient(node) ? visited.WithArgumentList(ThroughBuilding(visited.ArgumentList!)) : visited;
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        node is { Identifier.Text: "Process" or "ProcessAsync", ExpressionBody: not null, Parent: ClassDeclarationSyntax { Identifier.Text: "Sample" } }
            ? node.WithExpressionBody(ArrowExpressionClause(ParseExpression($"Surroundings.{node.Identifier.Text}(value)")))
            : base.VisitMethodDeclaration(node);

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) =>
        node.IsKind(SyntaxKind.StringLiteralExpression) && s_sentValues.Contains(node.Token.ValueText)
            ? ParseExpression("Surroundings.Sending()")
            : base.VisitLiteralExpression(node);

    private bool BuildsClient(ObjectCreationExpressionSyntax node) =>
        _model.GetTypeInfo(node).Type is { Name: "ProducerBuilder" or "ConsumerBuilder" or "AdminClientBuilder" } type
        && type.ContainingNamespace.ToDisplayString() == "Confluent.Kafka";

    private static ArgumentListSyntax ThroughBuilding(ArgumentListSyntax list)
    {
        var config = list.Arguments[0];
        var call = InvocationExpression(ParseExpression("Surroundings.Building"), ArgumentList(SingletonSeparatedList(Argument(config.Expression))));
        return list.WithArguments(list.Arguments.Replace(config, config.WithExpression(call)));
    }
}
