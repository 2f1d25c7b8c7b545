using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What is done with a result beside asking for its place: an offset committed ahead of the work is no mistake.</summary>
internal sealed class OffsetUses
{
    private readonly KafkaSymbols _symbols;
    private readonly MessageTypes _types;
    private readonly ICalleeEffects _effects;
    private readonly OffsetVariables _variables;
    private readonly Dictionary<IOperation, (Use Use, HashSet<ISymbol> Held)> _known = new();

    public OffsetUses(KafkaSymbols symbols, ICalleeEffects effects, OffsetVariables variables)
    {
        _variables = variables;
        _symbols = symbols;
        _types = new MessageTypes(symbols);
        _effects = effects;
    }

    private enum Use
    {
        /// <summary>Its offset is read, it is logged, compared, tested.</summary>
        None,

        /// <summary>It is put aside: its processing comes later.</summary>
        Kept,

        Processed,
    }

    /// <summary>Whether the result is processed or put aside behind a position of the function.</summary>
    public bool IsUsedBehind(int position, IEnumerable<ISymbol> holders, IOperation function) =>
        Of(position, holders, function).Any(use => use.Position >= position && use.Use != Use.None);

    /// <summary>Whether the function says that the result was processed before the position.</summary>
    /// <param name="isGuess">That it says nothing is not enough.</param>
    public bool IsProcessedBefore(int position, IEnumerable<ISymbol> holders, IOperation function, bool isGuess)
    {
        var uses = Of(position, holders, function).Where(use => use.Position < position && use.Use != Use.None).ToList();
        return uses.Count == 0 ? !isGuess : uses.Any(use => use.Use == Use.Processed);
    }

    private IEnumerable<(int Position, Use Use)> Of(int position, IEnumerable<ISymbol> holders, IOperation function)
    {
        var seen = new HashSet<ISymbol>(holders, SymbolEqualityComparer.Default);
        var pending = new Queue<ISymbol>(seen);
        while (pending.Count > 0)
        {
            foreach (var reference in _variables.Of(pending.Dequeue())?.References ?? [])
            {
                if (!function.Syntax.Span.Contains(reference.Syntax.Span))
                {
                    continue;
                }

                if (!_known.TryGetValue(reference, out var known))
                {
                    var all = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
                    _known.Add(reference, known = (Classify(reference, all), all));
                }

                var (use, held) = known;
                foreach (var symbol in held.Where(seen.Add))
                {
                    pending.Enqueue(symbol);
                }

                yield return (reference.Syntax.SpanStart, use == Use.Processed && IsLeftRunning(reference, position) ? Use.Kept : use);
            }
        }
    }

    /// <summary>Follows the value outwards.</summary>
    /// <param name="known">Takes the variables that come to hold some of it.</param>
    private Use Classify(IOperation value, HashSet<ISymbol> known)
    {
        while (value.Parent is { } parent)
        {
            switch (parent)
            {
                case IPropertyReferenceOperation property when property.Instance == value:
                    if (IsPlace(property))
                    {
                        return Use.None;
                    }

                    break;
                case IConditionalAccessOperation access when access.Operation == value:
                    if (access.WhenNotNull is IPropertyReferenceOperation { Instance: IConditionalAccessInstanceOperation } part && IsPlace(part))
                    {
                        return Use.None;
                    }

                    break;
                case IInvocationOperation call when call.Instance == value:
                    if (Step(call, CalleeEffects.Receiver) is { } received)
                    {
                        return received;
                    }

                    break;
                case IArgumentOperation { Parent: IInvocationOperation call } argument:
                    if (Step(call, argument.Parameter?.Ordinal ?? 0) is { } given)
                    {
                        if (given == Use.Kept)
                        {
                            Hold(call.Instance ?? call.Arguments[0].Value, known);
                        }

                        return given;
                    }

                    parent = call;
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return Hold(declarator.Symbol, known);
                case ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation or IAnonymousObjectCreationOperation } member when member.Value == value:
                    break;
                case ISimpleAssignmentOperation assignment when assignment.Value == value:
                    // current = next: the processing is that of the next round.
                    _ = assignment.Target is ILocalReferenceOperation local ? Hold(local.Local, known) : Use.None;
                    return assignment.Target is IDiscardOperation ? Use.None : Use.Kept;
                case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation declarator } loop when loop.Collection == value:
                    return Hold(declarator.Symbol, known);
                case IIsPatternOperation test:
                    foreach (var declared in test.Pattern.DescendantsAndSelf().OfType<IDeclarationPatternOperation>())
                    {
                        Hold(declared.DeclaredSymbol, known);
                    }

                    foreach (var declared in test.Pattern.DescendantsAndSelf().OfType<IRecursivePatternOperation>())
                    {
                        Hold(declared.DeclaredSymbol, known);
                    }

                    return Use.None;
                case IBinaryOperation binary when binary.Type?.SpecialType == SpecialType.System_Boolean:
                case IAssignmentOperation or IExpressionStatementOperation or IConditionalOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.IfStatementSyntax }
                    or ILoopOperation or IIsTypeOperation or IVariableDeclaratorOperation or IAnonymousFunctionOperation or IBlockOperation or INameOfOperation:
                    return Use.None;
                case IReturnOperation:
                    return Use.Processed;
            }

            value = parent;
        }

        return Use.None;
    }

    /// <summary>_ = HandleAsync(result), _ = Task.Run(() => Handle(result)): nobody waits for it.</summary>
    /// <param name="position">A function that this is in too runs as a whole.</param>
    private static bool IsLeftRunning(IOperation use, int position)
    {
        for (var current = use; current.Parent is { } parent; current = parent)
        {
            if (parent is IAnonymousFunctionOperation function && function.Syntax.Span.Contains(position - 1))
            {
                return false;
            }

            if (current is IInvocationOperation call
                && (Awaitables.IsAwaitable(call.Type) || call.TargetMethod.ContainingType.Name is "ThreadPool")
                && parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation })
            {
                return true;
            }
        }

        return false;
    }

    /// <returns>Null where the value goes on as what the call returns.</returns>
    private Use? Step(IInvocationOperation call, int parameter)
    {
        var method = call.TargetMethod;
        if (_symbols.ClientMethod(method) is { } client)
        {
            return client.Name is "Produce" or "ProduceAsync" ? Use.Processed : Use.None;
        }

        var isReceiver = parameter == CalleeEffects.Receiver || (method.IsExtensionMethod && parameter == 0);
        if (isReceiver && method.Name is "Clear" or "TrimExcess" or "Dispose" or "RemoveAll" or "RemoveRange" && BaseLibrary.Declares(method))
        {
            return Use.None;
        }

        if (method.ContainingNamespace?.FullName() is "System.Threading.Channels" or "System.Threading.Tasks.Dataflow" && !isReceiver)
        {
            return Use.Kept;
        }

        // list.ForEach(Handle), Select(async r => await HandleAsync(r)): the work is in the function.
        var functions = call.Arguments.Select(argument => argument.Value).OfType<IDelegateCreationOperation>().ToList();
        if (isReceiver && functions.Count > 0 && BaseLibrary.Declares(method))
        {
            return functions.Any(DoesWork) ? Use.Processed : method.ReturnsVoid ? Use.None : null;
        }

        return _effects.On(method, isReceiver && BaseLibrary.Declares(method) ? CalleeEffects.Receiver : parameter) switch
        {
            CalleeEffect.Observes => Use.None,
            CalleeEffect.Collects => isReceiver ? Use.None : Use.Kept,
            CalleeEffect.Transforms => null,
            _ => Use.Processed,
        };
    }

    private bool DoesWork(IDelegateCreationOperation function) => function.Target switch
    {
        IMethodReferenceOperation { Method: { } method } => IsWork(method),
        IAnonymousFunctionOperation lambda => lambda.Body.Descendants().Any(part => part is IInvocationOperation call && IsWork(call.TargetMethod)),
        _ => true,
    };

    private bool IsWork(IMethodSymbol method) => _symbols.ClientMethod(method) is { } client
        ? client.Name is "Produce" or "ProduceAsync"
        : _effects.On(method, 0) is CalleeEffect.Processes or CalleeEffect.MayProcess;

    /// <summary>The place of a message, or the size of a batch.</summary>
    private bool IsPlace(IPropertyReferenceOperation property) => _types.IsResult(property.Property.ContainingType)
        ? property.Property.Name is not ("Message" or "Value" or "Key" or "Headers")
        : property.Property.Name is "Count" or "Length" or "IsEmpty";

    private Use Hold(IOperation target, HashSet<ISymbol> known)
    {
        if (OffsetVariables.SymbolOf(Storage.Root(target)) is { } symbol)
        {
            known.Add(symbol);
        }

        return Use.None;
    }

    /// <summary>A flag or a number that comes of the message is not the message.</summary>
    private Use Hold(ISymbol? symbol, HashSet<ISymbol> known)
    {
        var type = (symbol as ILocalSymbol)?.Type;
        if (symbol is not null && type?.SpecialType != SpecialType.System_Boolean && !(type is not null && _symbols.Owns(type) && !_types.IsResult(type) && type.Name != "Message"))
        {
            known.Add(symbol);
        }

        return Use.None;
    }
}
