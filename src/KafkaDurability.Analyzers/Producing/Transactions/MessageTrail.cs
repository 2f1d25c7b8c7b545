using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>
/// What is made of messages in one member: the variables that something of them gets into, the calls that send it, and
/// the transactions that it is sent in.
/// </summary>
internal sealed class MessageTrail
{
    private readonly ProducerCode _code;
    private readonly IReadOnlyList<IOperation> _operations;
    private readonly int _depth;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<ISymbol> _variables = new(SymbolEqualityComparer.Default);
    private readonly Queue<ISymbol> _pending = new();
    private readonly HashSet<IOperation> _seen = [];
    private readonly List<(ISymbol Producer, IOperation Call)> _sends = [];
    private readonly List<SentTogether> _transactions = [];

    private MessageTrail(ProducerCode code, IReadOnlyList<IOperation> operations, int depth, CancellationToken cancellation)
    {
        _code = code;
        _operations = operations;
        _depth = depth;
        _cancellation = cancellation;
    }

    /// <summary>The transactions in which something of the messages is sent.</summary>
    public IReadOnlyList<SentTogether> Transactions => _transactions;

    /// <summary>The member's own calls of Produce and ProduceAsync that something of the messages is given to.</summary>
    public IEnumerable<IInvocationOperation> Sends => _sends.Select(send => send.Call).OfType<IInvocationOperation>()
        .Where(call => _code.ProducerMethod(call) is "Produce" or "ProduceAsync");

    /// <param name="operations">Those of the member.</param>
    /// <param name="sources">The expressions that give the messages.</param>
    public static MessageTrail Of(IReadOnlyList<IOperation> operations, IEnumerable<IOperation> sources, ProducerCode code, CancellationToken cancellation) =>
        new MessageTrail(code, operations, 0, cancellation).Run(sources);

    /// <summary>Whether something of the messages is in an expression.</summary>
    public bool IsIn(IOperation expression) => expression.DescendantsAndSelf().Any(part => Variables.CalledOn(part) is { } variable && _variables.Contains(variable));

    private MessageTrail Run(IEnumerable<IOperation> sources)
    {
        foreach (var source in sources)
        {
            Add(Variables.CalledOn(source));
            Climb(source);
        }

        var references = new System.Lazy<ILookup<ISymbol, IOperation>>(() => _operations
            .Select(operation => (Variable: Variables.CalledOn(operation), Operation: operation))
            .Where(reference => reference.Variable is not null)
            .ToLookup(reference => reference.Variable!, reference => reference.Operation, SymbolEqualityComparer.Default));
        while (_pending.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            foreach (var reference in references.Value[_pending.Dequeue()])
            {
                Climb(reference);
            }
        }

        foreach (var (producer, call) in _sends)
        {
            if (Around(producer, call) is { } transaction)
            {
                _transactions.Add(transaction);
            }
        }

        return this;
    }

    /// <summary>From a message outwards, to whatever it is part of.</summary>
    private void Climb(IOperation inner)
    {
        for (var outer = inner.Parent; outer is not null && _seen.Add(inner); (inner, outer) = (outer, outer.Parent))
        {
            switch (outer)
            {
                case IAssignmentOperation assignment when assignment.Value == inner:
                    Add(Variables.CalledOn(assignment.Target));
                    break;
                case IAssignmentOperation:
                    return;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    Add(declarator.Symbol);
                    return;
                case IForEachLoopOperation loop when loop.Collection == inner:
                    loop.Locals.ToList().ForEach(Add);
                    return;
                case IArgumentOperation { Parent: IInvocationOperation call } argument:
                    Give(call, argument);
                    break;
                case IInvocationOperation call when call.Instance == inner:
                    Lambdas(call);
                    break;
                case ILoopOperation or IConditionalOperation { Syntax: not Microsoft.CodeAnalysis.CSharp.Syntax.ConditionalExpressionSyntax }
                    or IAnonymousFunctionOperation or ILocalFunctionOperation or IBlockOperation or IReturnOperation or IExpressionStatementOperation:
                    return;
            }
        }
    }

    private void Give(IInvocationOperation call, IArgumentOperation argument)
    {
        if (_code.ProducerMethod(call) is "Produce" or "ProduceAsync")
        {
            if (argument.Parameter?.Name is "message" && Variables.CalledOn(call.Instance) is { } producer)
            {
                _sends.Add((producer, call));
            }

            return;
        }

        Lambdas(call);
        var method = call.TargetMethod;
        if (BaseLibrary.Declares(method))
        {
            if (BaseLibrary.Effect(method) == CalleeEffect.Collects)
            {
                Add(Variables.CalledOn(call.Instance));
            }
        }
        else if (_depth < Limits.SendDepth && argument.Parameter is { } parameter && _code.BodiesOf(method, _cancellation) is { Length: 1 } bodies)
        {
            Enter(call, parameter, bodies[0]);
        }
    }

    /// <summary>What a method in sight does with the message that it is given.</summary>
    private void Enter(IInvocationOperation call, IParameterSymbol parameter, SyntaxNode body)
    {
        var own = call.TargetMethod.MethodKind == MethodKind.LocalFunction ? call.TargetMethod.OriginalDefinition : _code.MethodOf(body, _cancellation);
        if (own is null || parameter.Ordinal >= own.Parameters.Length || _code.Operations(body, _cancellation) is not { } operations)
        {
            return;
        }

        var given = own.Parameters[parameter.Ordinal].OriginalDefinition;
        var sources = operations.Where(operation => operation is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter.OriginalDefinition, given));
        var callee = new MessageTrail(_code, operations, _depth + 1, _cancellation).Run(sources);
        _transactions.AddRange(callee._transactions.Select(transaction => transaction with { Within = call }));
        foreach (var (producer, _) in callee._sends)
        {
            var here = producer is IParameterSymbol { ContainingSymbol: IMethodSymbol method } passed && SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, own.OriginalDefinition)
                    ? Variables.CalledOn(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == passed.Ordinal)?.Value)
                : call.Instance is null or IInstanceReferenceOperation ? producer
                : null;
            if (here is not null)
            {
                _sends.Add((here, call));
            }
        }
    }

    /// <summary>batch.Select(one => …), batch.ForEach(one => …)</summary>
    private void Lambdas(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            var value = argument.Value;
            while (value is IConversionOperation conversion)
            {
                value = conversion.Operand;
            }

            if (value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function })
            {
                function.Symbol.Parameters.ToList().ForEach(Add);
            }
        }
    }

    /// <summary>The transaction of the producer that the call stands in, as the code is written.</summary>
    private SentTogether? Around(ISymbol producer, IOperation send)
    {
        var function = FunctionOf(send);
        var calls = _operations.OfType<IInvocationOperation>()
            .Where(call => FunctionOf(call) == function && _code.ProducerMethod(call) is "BeginTransaction" or "CommitTransaction"
                && SymbolEqualityComparer.Default.Equals(Variables.CalledOn(call.Instance), producer))
            .ToList();
        var begin = calls.LastOrDefault(call => call.TargetMethod.Name == "BeginTransaction" && call.Syntax.SpanStart < send.Syntax.SpanStart);
        var commit = calls.FirstOrDefault(call => call.TargetMethod.Name == "CommitTransaction" && call.Syntax.SpanStart > send.Syntax.SpanStart);
        return begin is null || commit is null ? null : new SentTogether(producer, begin, commit, null);
    }

    /// <summary>Its syntax, or null for the member itself.</summary>
    public static SyntaxNode? FunctionOf(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return outer.Syntax;
            }
        }

        return null;
    }

    private void Add(ISymbol? variable)
    {
        if (variable is not null && _variables.Add(variable.OriginalDefinition))
        {
            _pending.Enqueue(variable.OriginalDefinition);
        }
    }
}

/// <summary>A transaction with something of the messages in it.</summary>
/// <param name="Within">The call that does all of that; null where it is done here.</param>
internal sealed record SentTogether(ISymbol Producer, IInvocationOperation Begin, IInvocationOperation Commit, IInvocationOperation? Within);
