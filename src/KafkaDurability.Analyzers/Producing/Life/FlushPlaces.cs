using System;
using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What an operation does for an empty queue.</summary>
internal enum FlushKind
{
    None,
    Flush,

    /// <summary>It does when it is repeated.</summary>
    Poll,

    /// <summary>Time passes there.</summary>
    Wait,
}

/// <summary>Where a function flushes on some condition. What that is for, the code does not tell: it is taken for the user's answer on both ways.</summary>
internal sealed class FlushPlaces
{
    private readonly HashSet<SyntaxNode> _answers = [];

    private FlushPlaces()
    {
    }

    /// <summary>The function flushes at all.</summary>
    public bool Any { get; private set; }

    /// <param name="variable">Conditions outside of its scope are none of its own.</param>
    public static FlushPlaces In(ControlFlowGraph graph, Func<IOperation, bool> isSend, Func<IOperation, FlushKind> kindOf, ISymbol variable)
    {
        var places = new FlushPlaces();
        var flushes = new List<(SyntaxNode Syntax, FlushKind Kind)>();
        var sends = new List<int>();
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in FunctionGraphs.InOrder(graph, block))
            {
                if (isSend(operation))
                {
                    sends.Add(operation.Syntax.SpanStart);
                }
                else if (kindOf(operation) is not FlushKind.None and var kind)
                {
                    flushes.Add((operation.Syntax, kind));
                    places.Any |= kind == FlushKind.Flush;
                }
            }
        }

        sends.Sort();
        var declaration = variable is ILocalSymbol ? variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() : null;
        var seen = new HashSet<SyntaxNode>();
        flushes.ForEach(flush => places.AddGuards(flush.Syntax, flush.Kind, sends, declaration, seen));
        return places;
    }

    /// <summary>The node is part of a condition that a Flush depends on.</summary>
    public bool IsAnswer(SyntaxNode node) => _answers.Contains(node);

    private void AddGuards(SyntaxNode flush, FlushKind kind, List<int> sends, SyntaxNode? declaration, HashSet<SyntaxNode> seen)
    {
        var inner = flush;
        foreach (var outer in flush.Ancestors().TakeWhile(StatementOrder.IsSameFunction))
        {
            if (declaration is not null && outer.Span.Contains(declaration.Span))
            {
                return;
            }

            var guard = outer switch
            {
                IfStatementSyntax choice when choice.Condition != inner && !IsPeriodic(choice.Condition) => choice.Condition,
                SwitchStatementSyntax choice when choice.Expression != inner => choice.Expression,
                ConditionalExpressionSyntax choice when choice.Condition != inner => choice.Condition,
                WhileStatementSyntax loop => loop.Condition,
                DoStatementSyntax loop => loop.Condition,
                ForStatementSyntax loop => loop.Condition,
                CommonForEachStatementSyntax loop => loop.Expression,
                _ => null,
            };
            var isLoop = StatementOrder.IsLoop(outer);
            if (guard is not null && (isLoop ? !Sends(outer, sends) : kind != FlushKind.Poll) && seen.Add(guard))
            {
                _answers.UnionWith(guard.DescendantNodesAndSelf());
            }

            if (isLoop && kind == FlushKind.Poll)
            {
                return;
            }

            inner = outer;
        }
    }

    /// <summary>Now and then: if (count % 1000 == 0). What came after the last time is not flushed.</summary>
    private static bool IsPeriodic(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().Any(node => node.IsKind(SyntaxKind.ModuloExpression));

    private static bool Sends(SyntaxNode loop, List<int> sends)
    {
        var index = sends.BinarySearch(loop.SpanStart);
        index = index < 0 ? ~index : index;
        return index < sends.Count && sends[index] < loop.Span.End;
    }
}
