using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Baselines;

/// <summary>Where in a member the same code stands several times: read once, as each finding in the member asks.</summary>
internal sealed class EqualCode
{
    private readonly Lazy<SyntaxNode[]> _nodes;
    private readonly ConcurrentDictionary<string, int[]> _starts = new();

    private EqualCode(SyntaxNode scope, int kind) => _nodes = new(() => scope.DescendantNodes().Where(node => node.RawKind == kind).ToArray());

    /// <summary>How many nodes of the same kind and tokens begin before one, in a scope around it.</summary>
    /// <param name="words">The node's tokens.</param>
    public static int Before(SyntaxNode node, string[] words, SyntaxNode scope, Compilation compilation, CancellationToken cancellation) =>
        KafkaProgram.Of(compilation).Part(_ => new EqualCode(scope, node.RawKind), (scope, node.RawKind))
            .Starts(words, cancellation).Count(start => start < node.SpanStart);

    private int[] Starts(string[] words, CancellationToken cancellation)
    {
        var code = string.Join(" ", words);
        return _starts.TryGetValue(code, out var known) ? known : _starts.GetOrAdd(code, _nodes.Value.Where(IsSame).Select(node => node.SpanStart).ToArray());

        bool IsSame(SyntaxNode node)
        {
            cancellation.ThrowIfCancellationRequested();
            return node.DescendantTokens().Select(token => token.Text).SequenceEqual(words);
        }
    }
}
