using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A message that is produced on a producer which is disposed by then.</summary>
/// <param name="Disposal">What disposes it.</param>
/// <param name="Start">What starts the work that the send is in; null where the send simply follows the disposal.</param>
internal sealed record SendAfterDisposal(SyntaxNode Send, SyntaxNode Disposal, SyntaxNode? Start);

/// <summary>Sends on producers that are built in sight and disposed before.</summary>
internal static class DisposedProducers
{
    public static IEnumerable<SendAfterDisposal> In(MemberFunctions functions, QueueModel model, CodeInSight code, CancellationToken cancellation)
    {
        foreach (var variable in VariablesOf(functions, model))
        {
            var isBuilt = variable is ILocalSymbol ? IsBuilt(variable, [functions], model, cancellation)
                : model.BuiltInSight.TryGetValue(variable, out var known) ? known
                : model.BuiltInSight.GetOrAdd(variable, IsBuilt(variable, model.FunctionsSeeing(variable, cancellation), model, cancellation));
            if (!isBuilt)
            {
                continue; // Of a producer that shares the handle of another, Dispose does nothing.
            }

            foreach (var function in functions.All)
            {
                foreach (var (send, disposal) in DisposedEvents.SendsAfter(variable, function, model.Symbols, cancellation))
                {
                    yield return new SendAfterDisposal(send, disposal, null);
                }
            }

            if (variable is ILocalSymbol local)
            {
                foreach (var late in InStartedWork(local, functions.Outermost.OriginalOperation, model, code))
                {
                    yield return late;
                }
            }
        }
    }

    private static bool IsBuilt(ISymbol variable, IReadOnlyList<MemberFunctions>? seeing, QueueModel model, CancellationToken cancellation)
    {
        var fills = seeing?.SelectMany(own => ClientUses.Of(variable, own.All, model.Symbols).Fills.Select(fill => (Fill: fill, Functions: own))).ToList();
        return fills is { Count: > 0 } && fills.All(fill => ProducerFields.IsBuilt(fill.Fill, fill.Functions, model, cancellation));
    }

    private static IEnumerable<ISymbol> VariablesOf(MemberFunctions functions, QueueModel model) => functions.All
        .SelectMany(function => FunctionGraphs.Operations(function).OfType<IInvocationOperation>()
            .Where(call => model.Symbols.ProducerMethod(call.TargetMethod) is "Produce" or "ProduceAsync" && model.Symbols.Owns(call.TargetMethod))
            .Select(call => Storage.Of(function).Resolve(call.Instance)))
        .Select(instance => instance switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation { Field.DeclaredAccessibility: Accessibility.Private, Instance: null or IInstanceReferenceOperation } field => ProducerFields.Kept(field),
            _ => null,
        })
        .OfType<ISymbol>()
        .Distinct<ISymbol>(SymbolEqualityComparer.Default);

    /// <summary>Work that nobody waits for uses the producer of a using, whose scope ends right behind the start.</summary>
    private static IEnumerable<SendAfterDisposal> InStartedWork(ILocalSymbol local, IOperation member, QueueModel model, CodeInSight code)
    {
        if (UsingOf(local) is not { } scope)
        {
            yield break;
        }

        var locals = new Lazy<LocalUses>(() => new LocalUses(member)); // Once for thousands of lambdas.
        var ends = new Dictionary<IOperation, int>();
        foreach (var lambda in member.Descendants().OfType<IAnonymousFunctionOperation>())
        {
            var send = lambda.Body.Descendants().OfType<IInvocationOperation>().FirstOrDefault(call =>
                model.Symbols.ProducerMethod(call.TargetMethod) is "Produce" or "ProduceAsync"
                && OwnOperations.Unconverted(call.Instance) is ILocalReferenceOperation { Local: var own } && SymbolEqualityComparer.Default.Equals(own, local));
            if (send is not null && scope.Span.Contains(lambda.Syntax.Span) && LaterOf(lambda, locals, code) is { } start && EndOf(OwnOperations.FunctionAround(lambda)) < start.Syntax.Span.End)
            {
                yield return new SendAfterDisposal(send.Syntax, local.DeclaringSyntaxReferences[0].GetSyntax(), start.Syntax);
            }
        }

        int EndOf(IOperation function)
        {
            if (!ends.TryGetValue(function, out var end))
            {
                ends.Add(function, end = LastThatLasts(scope, function));
            }

            return end;
        }
    }

    /// <summary>What runs the lambda later: work whose task is lost, or a query that is returned before anybody has enumerated it.</summary>
    private static IInvocationOperation? LaterOf(IAnonymousFunctionOperation lambda, Lazy<LocalUses> locals, CodeInSight code)
    {
        if (StartedWork.StartOf(lambda) is { TargetMethod.ContainingType.Name: not "Parallel" } start)
        {
            return start.TargetMethod.ContainingType.Name == "ThreadPool" || new TaskTrace(code, locals.Value).Lost(start) is not null ? start : null;
        }

        return lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" } } query } }
            && query.Parent is IReturnOperation or IConversionOperation { Parent: IReturnOperation } ? query : null;
    }

    /// <summary>Where the last of what may take as long as the work begins in the scope: nothing of that may follow the start; -1 where there is none.</summary>
    private static int LastThatLasts(SyntaxNode scope, IOperation function) => OwnOperations.Of(function)
        .Where(operation => operation is IAwaitOperation or ILoopOperation or IInvocationOperation { IsImplicit: false }
            && scope.Span.Contains(operation.Syntax.Span) && !(operation is IInvocationOperation call && KnownCallees.Observes(call.TargetMethod)))
        .Select(operation => operation.Syntax.SpanStart)
        .DefaultIfEmpty(-1)
        .Max();

    /// <summary>The code at whose end the variable is disposed by itself.</summary>
    private static SyntaxNode? UsingOf(ILocalSymbol local) => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Parent.Parent: { } declaration }
        ? declaration switch
        {
            UsingStatementSyntax block => block,
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Parent: BlockSyntax around } => around,
            _ => null,
        }
        : null;
}
