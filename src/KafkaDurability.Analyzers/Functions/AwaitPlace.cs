using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Whether a call may be awaited where it stands, with nothing else changed.</summary>
internal static class AwaitPlace
{
    /// <summary>Whether the call gives a task that is dropped, and "await" may stand before it.</summary>
    public static bool Takes(SyntaxNode call, SemanticModel model, CancellationToken cancellation) =>
        IsDroppedTask(call, model, cancellation) && Allows(call, model, cancellation);

    /// <summary>Whether the call gives a task that is dropped.</summary>
    public static bool IsDroppedTask(SyntaxNode call, SemanticModel model, CancellationToken cancellation) =>
        call is InvocationExpressionSyntax invocation
        && HandOffs.IsDropped(call)
        && IsAwaitedAtOnce(model.GetTypeInfo(invocation, cancellation).Type);

    /// <summary>
    /// True where the innermost function around the call is async (or is the program's top level, which becomes so),
    /// and no lock, unsafe code, query, exception filter or variable on the stack forbids an await.
    /// </summary>
    public static bool Allows(SyntaxNode call, SemanticModel model, CancellationToken cancellation)
    {
        return model.GetEnclosingSymbol(call.SpanStart, cancellation) is IMethodSymbol function
            && (function.IsAsync || IsTopLevel(function))
            && IsFree(call, model, cancellation);
    }

    /// <summary>Whether nothing around the call but its function forbids an await.</summary>
    internal static bool IsFree(SyntaxNode call, SemanticModel model, CancellationToken cancellation)
    {
        if (IsUnsafe(call) || Compiler.Operation(model, call, cancellation) is not { } operation)
        {
            return false;
        }

        var body = operation;
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case ILockOperation or ITranslatedQueryOperation:
                case ICatchClauseOperation clause when clause.Filter is { } filter && filter.Syntax.Span.Contains(call.Span):
                    return false;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return !KeepsStack(body);
            }

            body = outer;
        }

        return !KeepsStack(body);
    }

    /// <summary>Whether the type is a task, configured or not, that is over only when the work is.</summary>
    /// <remarks>A Task&lt;Task&gt;, as Task.Factory.StartNew gives for async code, is over when the work has begun.</remarks>
    public static bool IsAwaitedAtOnce(ITypeSymbol? type) =>
        (Awaitables.IsAwaitable(type) && !Awaitables.IsAwaitable(Awaitables.ResultOf(type)))
        || type is INamedTypeSymbol
        {
            Name: "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable",
            ContainingNamespace:
            {
                Name: "CompilerServices",
                ContainingNamespace: { Name: "Runtime", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
            },
        } configured && !configured.TypeArguments.Any(Awaitables.IsAwaitable);

    /// <summary>The name, &lt;Main&gt;$, is one that no code can spell.</summary>
    private static bool IsTopLevel(IMethodSymbol function) =>
        function.Name == WellKnownMemberNames.TopLevelStatementsEntryPointMethodName;

    /// <summary>Whether a function has variables that do not live across an await: spans, references, the enumerator over a span.</summary>
    private static bool KeepsStack(IOperation body) =>
        body.DescendantsAndSelf().Any(operation => operation switch
        {
            IVariableDeclaratorOperation declarator => IsOnStack(declarator.Symbol),
            IDeclarationExpressionOperation declaration => declaration.Type is { IsRefLikeType: true },
            IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } => IsOnStack(local),
            IForEachLoopOperation loop => loop.Collection.Type is { IsRefLikeType: true } || OwnOperations.Unconverted(loop.Collection)?.Type is { IsRefLikeType: true },
            IUsingOperation { Resources: { } resources } => resources.Type is { IsRefLikeType: true },
            _ => false,
        });

    private static bool IsOnStack(ILocalSymbol local) => local.IsRef || local.Type.IsRefLikeType;

    /// <summary>The one question here that operations do not answer.</summary>
    private static bool IsUnsafe(SyntaxNode call) => call.Ancestors().Any(node => node switch
    {
        UnsafeStatementSyntax => true,
        MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        _ => false,
    });
}
