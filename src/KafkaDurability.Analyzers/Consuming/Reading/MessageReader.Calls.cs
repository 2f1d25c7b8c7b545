using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Calls and creations.</content>
internal sealed partial class MessageReader
{
    private Provenance ReadCall(IInvocationOperation call)
    {
        if (_context.Symbols.ClientMethod(call.TargetMethod) is { } method)
        {
            return ReadClientCall(call, method);
        }

        OnCancellation(call);
        OnEmptying(call);
        OnWaitingInside(call.TargetMethod);
        OnResult(call.TargetMethod.Name is "GetAwaiter" or "Wait" ? call.Instance : null);
        var receiver = Read(call.Instance);
        var values = ReadArguments(call.Arguments);
        AddPicked(call, values);
        OnReferences(call);
        OnBlocking(call, values);
        OnThrowIf(call);
        OnFailureCheck(call);
        if (OnOwnPassing(call, values))
        {
            return Provenance.None;
        }

        OnOwnCall(call);
        if (call.TargetMethod.MethodKind == MethodKind.LocalFunction)
        {
            return ReadLocalFunction(call, values);
        }

        if (IsConsuming && BatchesHere?.BodyOf(call, IsPutAside) is { } body && OnOwnMethod(call, body, values))
        {
            return Provenance.None;
        }

        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke && LambdaOf(call.Instance) is { } lambda && OnLambda(call, lambda, values))
        {
            _followed = call;
        }

        if (!TerminatingCalls.IsHarmless(call.TargetMethod) || call.TargetMethod.Name == "EnsureSuccessStatusCode")
        {
            OnAnswerGiven(call.Instance);
            for (var i = 0; i < values.Length; i++)
            {
                if (!IsNextOffset(values[i]))
                {
                    OnAnswerGiven(call.Arguments[i].Value);
                }
            }
        }

        var carried = values.Aggregate(receiver, (all, value) => all.Union(value));
        var returned = ReadFunctionArguments(call, call.Arguments, carried);
        if (carried.IsNone && returned.IsNone)
        {
            OnPlainCall(call);
            return BeginFrom(call);
        }

        if (returned.IsNone && IsPicking(call))
        {
            OnPlainCall(call);
            return Provenance.None;
        }

        OnAnswers(call, call.Instance is null && values.Length > 0 ? values[0] : receiver);
        var result = Apply(call, receiver, values, carried);
        return Narrow(Picked(call, result.Union(returned)), call.Type);
    }

    /// <summary>thread.Start(state): what the thread was made for does with the state.</summary>
    private CalleeEffect StartedEffect(IInvocationOperation start, Provenance state)
    {
        var work = (_storage.Resolve(_storage.Only(_storage.Resolve(start.Instance))) as IObjectCreationOperation)?.Arguments.FirstOrDefault()?.Value;
        if (Lambda(work) is { } lambda && FunctionGraphs.Operations(_graph).Contains(lambda))
        {
            var (events, _) = ReadBody(_graph.GetAnonymousFunctionControlFlowGraphInScope(lambda, _context.Cancellation), lambda.Symbol, state);
            return events.Any(happening => happening.Kind == MessageEventKind.Processed) ? CalleeEffect.Processes : CalleeEffect.MayProcess;
        }

        return work is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: { } method } } ? _context.Effects.On(method, 0) : CalleeEffect.MayProcess;
    }

    /// <summary>What is known of the bodies that a call runs.</summary>
    private MethodSummary? SummaryOf(IInvocationOperation call) => IsFoundByValue(call.TargetMethod)
        ? _context.Effects.SummaryOfDelegate(call.Syntax)
        : _context.Effects.SummaryOf(call.TargetMethod);

    /// <summary>The method says nothing of what it runs; what the call is made on, or given, does.</summary>
    private static bool IsFoundByValue(IMethodSymbol method) => method.MethodKind == MethodKind.DelegateInvoke || Mediators.Are(method);

    /// <summary>What the callee does with the receiver and the arguments, and what of them comes back.</summary>
    private Provenance Apply(IInvocationOperation call, Provenance receiver, Provenance[] values, Provenance carried)
    {
        var method = call.TargetMethod;
        var strongest = CalleeEffect.Observes;
        var summary = SummaryOf(call);
        var given = new List<Given>();
        for (var i = -1; i < values.Length; i++)
        {
            var value = i < 0 ? receiver : values[i];
            if (value.IsNone)
            {
                continue;
            }

            var ordinal = i < 0 ? CalleeEffects.Receiver : call.Arguments[i].Parameter?.Ordinal ?? CalleeEffects.Receiver;
            var effect = EffectOf(call, ordinal, value, summary);
            given.Add(new Given(ordinal, value, effect));
            if (PassedBy(summary, ordinal) is { } passing)
            {
                EmitPassing(passing, effect, value, call);
                continue;
            }

            switch (effect)
            {
                case CalleeEffect.Processes:
                    // A key or an offset alone says too little to be the processing.
                    Emit(MessageEventKind.Processed, value, call.Syntax, Completion.IsEvident(call));
                    Emit(MessageEventKind.MayBeProcessed, value.Select(parts => parts & MessageFacets.Key), call.Syntax);
                    break;
                case CalleeEffect.MayProcess:
                    Emit(MessageEventKind.MayBeProcessed, value, call.Syntax);
                    break;
                case CalleeEffect.Collects when i >= 0 && (IsOutsideQueue(call) || IsEmptiedElsewhere(call)):
                    Emit(MessageEventKind.Processed, value, call.Syntax);
                    break;
                case CalleeEffect.Collects when i >= 0 && IsPartition(call, given[given.Count - 1]):
                    break;
                case CalleeEffect.Collects when i >= 0:
                    Keep(call.Instance ?? call.Arguments[0].Value, value, call.Syntax);
                    break;
            }

            strongest = effect > strongest ? effect : strongest;
        }

        if (method.Name == "Clear" && BaseLibrary.Declares(method) && CollectionAt(call.Instance) is { } emptied)
        {
            State = State.Assign(emptied, Provenance.None).Drop();
        }

        var work = OnCall(call, summary, given);
        var result = strongest == CalleeEffect.Processes || (_guarded == call && !carried.Has(MessageFacets.Work)) ? work : carried;
        AssignReferences(call, result);
        return result;
    }

    /// <summary>What comes out of a call may come by each variable that it is given.</summary>
    private void AssignReferences(IInvocationOperation call, Provenance value)
    {
        foreach (var argument in call.Arguments.Where(argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref))
        {
            Assign(argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value, value, argument.Syntax);
        }
    }

    private Provenance ReadCreation(IObjectCreationOperation creation)
    {
        var values = ReadArguments(creation.Arguments);
        var value = values.Aggregate(Provenance.None, (all, own) => all.Union(own));
        if (creation.Constructor is { } made && !BaseLibrary.Declares(made))
        {
            // new Outcome(errors): what the outcome says of them is not looked at.
            MarkHandled(values.Where((own, i) => IsListOfNotes(creation.Arguments[i], own)).SelectMany(own => own.Parts).Select(part => part.Key));
        }

        return value.Union(ReadFunctionArguments(creation, creation.Arguments, value)).Union(Read(creation.Initializer));
    }

    private Provenance[] ReadArguments(IEnumerable<IArgumentOperation> arguments) =>
        arguments.Select(argument => Function(argument) is null ? Read(argument.Value) : Provenance.None).ToArray();

    /// <summary>Task.Run(() => consumer.Consume(token)): the consumer that a function given to the call consumes from.</summary>
    private ISymbol? ConsumedInside(IInvocationOperation call) => call.Arguments.Select(Function).OfType<IFlowAnonymousFunctionOperation>()
        .SelectMany(function => FunctionGraphs.Operations(_graph.GetAnonymousFunctionControlFlowGraphInScope(function, _context.Cancellation)))
        .OfType<IInvocationOperation>()
        .Where(inner => _context.Symbols.ClientMethod(inner.TargetMethod)?.Name == "Consume")
        .Select(inner => _storage.Symbol(inner.Instance))
        .FirstOrDefault();

    /// <summary>A call that nothing known goes into and a result, or a batch, comes out of.</summary>
    private Provenance BeginFrom(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind == RefKind.Out && _context.Types.IsResult(argument.Parameter.Type))
            {
                Assign(argument.Value, Begin(argument.Syntax, null), argument.Syntax);
            }
        }

        var consumed = SummaryOf(call)?.Consumed;
        if (consumed is null && !_context.Types.IsResultOrBatch(Awaitables.ResultOf(call.Type) ?? call.Type))
        {
            return Provenance.None;
        }

        var type = Awaitables.ResultOf(call.Type) ?? call.Type;
        var value = Begin(
            call.Syntax,
            consumed?.Consumer is { } consumer ? Outside(consumer, call) : ConsumedInside(call),
            isList: !_context.Types.IsResult(type) && !MessageTypes.IsStream(type));
        foreach (var message in value.With(MessageFacets.Content))
        {
            message.IsStream = MessageTypes.IsStream(call.Type);
            message.Source = consumed?.Source;
            if (consumed?.Passed is { } passed)
            {
                NotePassing(message, passed.SeenFrom(call.Syntax));
            }
        }

        return value;
    }
}
