using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Collects what leaves each finally block: one that becomes empty goes.</summary>
internal sealed class EmptiedFinallies(EditSession session)
{
    private readonly Dictionary<FinallyClauseSyntax, EmptiedFinally> _clauses = new();

    public EmptiedFinally Of(FinallyClauseSyntax clause)
    {
        if (!_clauses.TryGetValue(clause, out var rewrite))
        {
            _clauses.Add(clause, rewrite = new EmptiedFinally(session, clause));
        }

        return rewrite;
    }

    public bool Write() => _clauses.Values.All(clause => clause.Write());
}
