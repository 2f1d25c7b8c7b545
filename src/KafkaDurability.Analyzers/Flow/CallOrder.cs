using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Flow;

/// <summary>Members that call each other in a circle; mostly it is one that calls none of its callers.</summary>
internal sealed record CallCircle(ImmutableArray<SyntaxNode> Members, bool IsRecursive);

/// <summary>Orders members so that callees come before their callers.</summary>
internal static class CallOrder
{
    /// <summary>Tarjan's strongly connected components, on a stack of its own.</summary>
    /// <param name="callees">The members that a member may call.</param>
    /// <param name="isDone">Members that need no second visit.</param>
    public static IEnumerable<CallCircle> BottomUp(
        SyntaxNode root, Func<SyntaxNode, IEnumerable<SyntaxNode>> callees, Func<SyntaxNode, bool> isDone, CancellationToken cancellation)
    {
        var visits = new Dictionary<SyntaxNode, Visit>();
        var open = new Stack<Visit>();
        var path = new Stack<Visit>();
        Enter(root);
        while (path.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var visit = path.Peek();
            if (visit.Callees.MoveNext())
            {
                var callee = visit.Callees.Current!;
                if (visits.TryGetValue(callee, out var known))
                {
                    visit.IsRecursive |= known == visit;
                    visit.Low = known.IsOpen ? Math.Min(visit.Low, known.Index) : visit.Low;
                }
                else if (visits.Count < Limits.CallOrderMembers && !isDone(callee))
                {
                    Enter(callee);
                }

                continue;
            }

            path.Pop();
            if (path.Count > 0)
            {
                path.Peek().Low = Math.Min(path.Peek().Low, visit.Low);
            }

            if (visit.Low == visit.Index)
            {
                yield return Close(visit);
            }
        }

        void Enter(SyntaxNode member)
        {
            var visit = new Visit(member, visits.Count, callees(member).GetEnumerator());
            visits.Add(member, visit);
            open.Push(visit);
            path.Push(visit);
        }

        CallCircle Close(Visit first)
        {
            var members = ImmutableArray.CreateBuilder<SyntaxNode>();
            Visit visit;
            do
            {
                visit = open.Pop();
                visit.IsOpen = false;
                members.Add(visit.Member);
            }
            while (visit != first);

            return new CallCircle(members.ToImmutable(), members.Count > 1 || first.IsRecursive);
        }
    }

    private sealed class Visit(SyntaxNode member, int index, IEnumerator<SyntaxNode> callees)
    {
        public SyntaxNode Member { get; } = member;

        public int Index { get; } = index;

        public int Low { get; set; } = index;

        public bool IsOpen { get; set; } = true;

        public bool IsRecursive { get; set; }

        public IEnumerator<SyntaxNode> Callees { get; } = callees;
    }
}
