using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Collects what leaves each finally block: one that becomes empty goes.</summary>
internal sealed class FinallyChanges(EditSession session)
{
    private readonly Dictionary<FinallyClauseSyntax, FinallyRewrite> _clauses = new();

    public FinallyRewrite Of(FinallyClauseSyntax clause)
    {
        if (!_clauses.TryGetValue(clause, out var rewrite))
        {
            _clauses.Add(clause, rewrite = new FinallyRewrite(session, clause));
        }

        return rewrite;
    }

    public bool Write() => _clauses.Values.All(clause => clause.Write());
}
