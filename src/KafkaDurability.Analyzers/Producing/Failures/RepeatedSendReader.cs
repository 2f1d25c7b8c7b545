using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Finds what sends a message again of which it does not know whether it arrived.</summary>
/// <remarks>Produce throws only where it has queued nothing: to call it again after that is no hazard.</remarks>
internal sealed class RepeatedSendReader(SendModel sends, KafkaSymbols symbols, CancellationToken cancellation)
{
    private readonly PickedFailures _picked = new(symbols);

    /// <param name="member">The operation of a member, as it is written.</param>
    /// <param name="method">The method that it is of; null where it is none.</param>
    public IEnumerable<RepeatedSend> Read(IOperation member, IMethodSymbol? method)
    {
        foreach (var call in member.DescendantsAndSelf().OfType<IInvocationOperation>())
        {
            cancellation.ThrowIfCancellationRequested();
            if (sends.SendOf(call, cancellation) is { IsQueueing: false } send)
            {
                foreach (var again in AfterCatch(send, method).Concat(ByPolly(send)))
                {
                    yield return again;
                }
            }

            if (symbols.ProducerMethod(call.TargetMethod) is "Produce" or "ProduceAsync" && ByHandler(call, member, method) is { } resent)
            {
                yield return resent;
            }
        }
    }

    private IEnumerable<RepeatedSend> AfterCatch(FailingSend send, IMethodSymbol? method)
    {
        for (var attempt = OwnOperations.Around<ITryOperation>(send.Call); attempt is not null; attempt = OwnOperations.Around<ITryOperation>(attempt))
        {
            if (!attempt.Body.Syntax.Span.Contains(send.Call.Syntax.Span))
            {
                continue;
            }

            foreach (var clause in attempt.Catches)
            {
                var isCancelled = GivesUp(send.Call, clause.ExceptionType);
                if ((!isCancelled && !send.IsTakenBy(clause.ExceptionType)) || _picked.In(clause)
                    || !Catches.LetThrough(send.Call, attempt, type => send.IsTakenBy(type) || (isCancelled && GivesUp(send.Call, type))))
                {
                    continue;
                }

                if (new RetryLoop(attempt, clause, send.Call) is { GoesRound: true, Loop: { } loop } && IsSameAgain(send, loop))
                {
                    yield return new RepeatedSend(send.Call.Syntax, send.Innermost, clause.Syntax, isCancelled);
                }

                foreach (var again in OwnOperations.Of(clause.Handler).OfType<IInvocationOperation>().Where(again => IsAgain(send, again, attempt) || IsRecursion(send, again, method)))
                {
                    yield return new RepeatedSend(again.Syntax, send.Innermost, clause.Syntax, isCancelled);
                }
            }
        }
    }

    private IEnumerable<RepeatedSend> ByPolly(FailingSend send)
    {
        if (OwnOperations.FunctionAround(send.Call) is IAnonymousFunctionOperation function
            && PollyRetries.Around(function, "ProduceException", "KafkaException") is { } retry
            && Catches.LetThrough(send.Call, function, send.IsTakenBy)
            && IsSameAgain(send, function))
        {
            yield return new RepeatedSend(send.Call.Syntax, send.Innermost, retry.Syntax, IsCancelled: false);
        }
    }

    /// <summary>The call sends the message of a report, in the function that is given the report.</summary>
    private RepeatedSend? ByHandler(IInvocationOperation call, IOperation member, IMethodSymbol? method)
    {
        if (SameMessage.ArgumentsOf(call).ToList() is not { Count: 2 } arguments || ReportOf(arguments[1], "Message") is not { } report)
        {
            return null;
        }

        var function = OwnOperations.FunctionAround(call);
        var symbol = function switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => function == member ? method : null,
        };
        return symbol is not null && SymbolEqualityComparer.Default.Equals(report.ContainingSymbol, symbol)
            && (SymbolEqualityComparer.Default.Equals(ReportOf(arguments[0], "Topic", "TopicPartition"), report) || IsTopicOf(function, arguments[0]))
            && !_picked.InConditions(function)
                ? new RepeatedSend(call.Syntax, call.Syntax, function.Syntax, IsCancelled: false)
                : null;
    }

    /// <summary>The parameter that is a report, one of whose parts a value is.</summary>
    private IParameterSymbol? ReportOf(IOperation value, params string[] parts) =>
        OwnOperations.Unconverted(value) is IPropertyReferenceOperation { Property.Name: var name, Instance: { } of } && parts.Contains(name)
        && OwnOperations.Unconverted(of) is IParameterReferenceOperation { Parameter: { Type: { } type } parameter }
        && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.DeliveryReport)
            ? parameter
            : null;

    /// <summary>The function is the handler of a call of Produce with this topic, written in place.</summary>
    private bool IsTopicOf(IOperation function, IOperation topic)
    {
        var outer = function.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
        {
            outer = outer.Parent;
        }

        return outer is IInvocationOperation produce && symbols.ProducerMethod(produce.TargetMethod) == "Produce"
            && SameMessage.ArgumentsOf(produce).FirstOrDefault() is { } first && SameMessage.AreEquivalent(first, topic)
            && SameMessage.IsUnchanged([topic], function);
    }

    /// <summary>The call sends what it has sent before, when the code around it runs again.</summary>
    private bool IsSameAgain(FailingSend send, IOperation scope)
    {
        if (send.IsDirect)
        {
            return SameMessage.IsUnchanged(SameMessage.ArgumentsOf(send.Call), scope);
        }

        // A helper: it makes the message of nothing but what it is given.
        return send.Call.Arguments.Select(argument => argument.Value).Where(value => !IsToken(value.Type)) is var given
            && SameMessage.IsUnchanged(given, scope)
            && sends.BodiesOf(send.Call.TargetMethod, cancellation).ToList() is { Count: 1 } bodies
            && OwnOperations.Of(bodies[0]).OfType<IInvocationOperation>().FirstOrDefault(call => call.Syntax == send.Innermost) is { } innermost
            && SameMessage.IsUnchanged(SameMessage.ArgumentsOf(innermost), bodies[0]);
    }

    private bool IsAgain(FailingSend send, IInvocationOperation again, ITryOperation attempt) => send.IsDirect
        ? symbols.ProducerMethod(again.TargetMethod) is "Produce" or "ProduceAsync"
            && SameMessage.IsWrittenAlike(send.Call, again)
            && SameMessage.IsUnchanged(SameMessage.ArgumentsOf(send.Call), attempt)
        : SymbolEqualityComparer.Default.Equals(send.Call.TargetMethod, again.TargetMethod)
            && SameMessage.AreEquivalent(send.Call, again)
            && IsSameAgain(send, attempt);

    /// <summary>The method calls itself with what it has made the message of.</summary>
    private static bool IsRecursion(FailingSend send, IInvocationOperation again, IMethodSymbol? method)
    {
        var function = OwnOperations.FunctionAround(send.Call);
        var needed = SameMessage.ArgumentsOf(send.Call).ToList();
        return function.Parent is null && send.IsDirect
            && SymbolEqualityComparer.Default.Equals(again.TargetMethod, method)
            && again.Instance is null or IInstanceReferenceOperation
            && SameMessage.IsUnchanged(needed, function)
            && again.Arguments.All(argument => OwnOperations.Unconverted(argument.Value) is IParameterReferenceOperation { Parameter: var given }
                ? SymbolEqualityComparer.Default.Equals(given, argument.Parameter)
                : !SameMessage.IsMadeOf(needed, argument.Parameter, function));
    }

    /// <summary>The exception says that the wait for the report was given up: by a token, or by the time that WaitAsync was given.</summary>
    private static bool GivesUp(IInvocationOperation call, ITypeSymbol? exception)
    {
        var isCancellation = IsCancellation(exception);
        if (isCancellation && HasToken(call))
        {
            return true;
        }

        IOperation awaited = call;
        while (awaited.Parent is IInvocationOperation { TargetMethod: var method } outer && outer.Instance == awaited && BaseLibrary.IsIn(method, "System.Threading.Tasks"))
        {
            if (method.Name == "WaitAsync")
            {
                return isCancellation ? HasToken(outer)
                    : exception is { Name: "TimeoutException" } && BaseLibrary.IsIn(exception, "System") && outer.Arguments.Any(argument => argument.Value.Type?.Name == "TimeSpan");
            }

            awaited = outer;
        }

        return false;
    }

    private static bool HasToken(IInvocationOperation call) =>
        call.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit && IsToken(argument.Value.Type) && OwnOperations.Unconverted(argument.Value) is not IDefaultValueOperation);

    private static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken" } && BaseLibrary.IsIn(type, "System.Threading");

    private static bool IsCancellation(ITypeSymbol? type) =>
        type is { Name: "OperationCanceledException" or "TaskCanceledException" } && (BaseLibrary.IsIn(type, "System") || BaseLibrary.IsIn(type, "System.Threading.Tasks"));
}
