using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>How a client is left that still has something to do: a consumer to close, a producer to flush.</summary>
internal enum ExitPointKind
{
    /// <summary>An exception of the code there leaves the function.</summary>
    Throws,

    /// <summary>The code ends there.</summary>
    Ends,

    /// <summary>It is disposed there.</summary>
    Disposes,

    /// <summary>The code there ends the process.</summary>
    Exits,

    /// <summary>The program's own code ends there.</summary>
    EndsProgram,
}

/// <param name="At">What throws, ends or disposes.</param>
internal sealed record ExitPoint(ExitPointKind Kind, SyntaxNode At)
{
    private bool IsEnd => Kind is ExitPointKind.Ends or ExitPointKind.EndsProgram;

    private int Position => IsEnd ? At.Span.End : At.SpanStart;

    /// <summary>Where one reads of it, counted from 1.</summary>
    public int Line => At.SyntaxTree.GetLineSpan(new Microsoft.CodeAnalysis.Text.TextSpan(System.Math.Max(0, IsEnd ? Position - 1 : Position), 0)).StartLinePosition.Line + 1;

    /// <summary>The end of the code that has the variable.</summary>
    /// <param name="function">Has it where nothing within does.</param>
    public static ExitPoint AtEndOf(ISymbol variable, SyntaxNode function) => new(
        ExitPointKind.Ends,
        (variable as ILocalSymbol)?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Ancestors().FirstOrDefault(outer => outer is BlockSyntax or UsingStatementSyntax) ?? function);

    /// <summary>The first one to read of.</summary>
    public static ExitPoint? First(System.Collections.Generic.IEnumerable<ExitPoint> ways)
    {
        ExitPoint? first = null;
        foreach (var way in ways)
        {
            first = first is null || way.Position < first.Position ? way : first;
        }

        return first;
    }
}
