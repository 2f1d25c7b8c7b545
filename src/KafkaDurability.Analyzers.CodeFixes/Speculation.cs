using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>What new code would mean in the place it is meant for.</summary>
internal static class Speculation
{
    /// <summary>The locals and parameters that a part of the statement would use at the position; null where it would not compile.</summary>
    /// <param name="scope">A place in the scope of the position.</param>
    public static ImmutableArray<ISymbol>? Variables(EditSession session, int scope, int position, StatementSyntax statement, SyntaxNode part)
    {
        if (!session.Model.TryGetSpeculativeSemanticModel(scope, statement, out var model))
        {
            return null;
        }

        var variables = ImmutableArray.CreateBuilder<ISymbol>();
        foreach (var node in part.DescendantNodesAndSelf())
        {
            if (node is not (SimpleNameSyntax or InvocationExpressionSyntax))
            {
                continue;
            }

            var symbol = model.GetSymbolInfo(node, session.Cancellation).Symbol;
            if (symbol is null || (symbol is ILocalSymbol local && IsDeclaredBehind(session, local, position)))
            {
                return null;
            }

            // What the new code declares, such as a lambda's parameter, it brings along.
            if (symbol is ILocalSymbol or IParameterSymbol && node is IdentifierNameSyntax { Parent: not NameColonSyntax }
                && !symbol.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree != session.Root.SyntaxTree))
            {
                variables.Add(symbol);
            }
        }

        return variables.ToImmutable();
    }

    private static bool IsDeclaredBehind(EditSession session, ILocalSymbol local, int position) =>
        local.DeclaringSyntaxReferences.Any(declaration =>
            declaration.SyntaxTree == session.Root.SyntaxTree && declaration.Span.Start > position);
}
