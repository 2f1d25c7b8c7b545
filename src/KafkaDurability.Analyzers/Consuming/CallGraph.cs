using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Who calls whom among the members that have to do with a client, each bound once and on demand; names come first.</summary>
internal sealed class CallGraph
{
    private readonly Compilation _compilation;
    private readonly KafkaSymbols _symbols;
    private readonly OperationSource _source;
    private readonly Callees _callees;
    private readonly DelegateValues _delegates;
    private readonly ConcurrentDictionary<SyntaxNode, MemberCalls> _calls = new();
    private readonly ConcurrentDictionary<SyntaxNode, bool> _reaching = new();
    private readonly GivenFunctions _given;
    private Dictionary<SyntaxNode, HashSet<SyntaxNode>>? _runners;

    public CallGraph(Compilation compilation, KafkaSymbols symbols)
    {
        _compilation = compilation;
        _symbols = symbols;
        _source = OperationSource.Of(compilation);
        _callees = Functions.Callees.Of(compilation);
        _delegates = DelegateValues.Of(compilation);
        _given = new GivenFunctions(compilation);
    }

    /// <summary>Whether a member itself consumes, commits or stores.</summary>
    public bool UsesClient(SyntaxNode member, CancellationToken cancellation) => CallsOf(member, cancellation).OnClient;

    /// <summary>Whether a member does so, or something that it calls. Others need not be read.</summary>
    public bool ReachesClient(SyntaxNode member, CancellationToken cancellation)
    {
        if (!_reaching.ContainsKey(member))
        {
            foreach (var circle in CallOrder.BottomUp(member, caller => Callees(caller, cancellation), _reaching.ContainsKey, cancellation))
            {
                var reaches = circle.Members.Any(one => UsesClient(one, cancellation) || Callees(one, cancellation).Any(IsKnownToReach));
                foreach (var one in circle.Members)
                {
                    _reaching[one] = reaches;
                }
            }
        }

        return IsKnownToReach(member);

        bool IsKnownToReach(SyntaxNode one) => _reaching.TryGetValue(one, out var reaches) && reaches;
    }

    /// <summary>Whether some member in sight calls this one from a loop, or is itself called from one.</summary>
    /// <param name="isHeld">The consumer is held by the object, or by nobody who could build it anew between two calls: callers of callers count, too.</param>
    public bool IsCalledInLoop(SyntaxNode member, bool isHeld, CancellationToken cancellation)
    {
        var seen = new HashSet<SyntaxNode> { member };
        var level = seen.ToList();
        for (var i = 0; i < (isHeld ? Limits.LoopLevels : 1) && level.Count > 0 && seen.Count < Limits.BoundCallers; i++)
        {
            var above = new List<SyntaxNode>();
            foreach (var callee in level)
            {
                foreach (var (caller, name) in DirectCallersOf(callee, cancellation).Where(one => one.Caller != callee))
                {
                    if (StatementOrder.CallsInLoop(caller, name))
                    {
                        return true;
                    }

                    if (seen.Add(caller))
                    {
                        above.Add(caller);
                    }
                }
            }

            level = above;
        }

        return false;
    }

    /// <summary>Whether somebody in sight gives the member to a helper that runs it again when it answers no: as a method, or in a lambda.</summary>
    public bool IsRunAgainOnNo(SyntaxNode member, CancellationToken cancellation) =>
        _source.MethodOf(member, cancellation) is { } method
        && Callers.UsesOf(method, _compilation, cancellation, Limits.BoundCallers)
            .Any(use => use.Member != member && Given(use.Use) is { } function && OwnRetries.OnNo(function, _compilation, cancellation) is not null);

    /// <summary>The method group, or the lambda that returns what the method gives.</summary>
    private static IOperation? Given(IOperation use)
    {
        if (use is not IInvocationOperation call)
        {
            return use as IMethodReferenceOperation;
        }

        var value = call.Parent;
        while (value is IAwaitOperation or IConversionOperation)
        {
            value = value.Parent;
        }

        return value is IReturnOperation ? OwnOperations.FunctionAround(call) as IAnonymousFunctionOperation : null;
    }

    /// <summary>The members that may come to call this one, whether directly or not, by names alone; null where there are many.</summary>
    public IReadOnlyCollection<SyntaxNode>? MayBeCalledBy(SyntaxNode member, CancellationToken cancellation)
    {
        var seen = new HashSet<SyntaxNode> { member };
        var pending = new Queue<SyntaxNode>(seen);
        while (pending.Count > 0)
        {
            if (pending.Dequeue() is not MethodDeclarationSyntax { Identifier.ValueText: var name } method)
            {
                continue;
            }

            // batch.Select(Handle) names the method without a call.
            var naming = IsPrivate(method) ? Members.Mentioning(method.Parent!, name) : Members.Calling(_compilation, name, cancellation);
            foreach (var caller in naming.Concat(Mediators.Asking(method, _compilation, cancellation)).Where(seen.Add))
            {
                pending.Enqueue(caller);
            }

            if (seen.Count > Limits.CallersByName)
            {
                return null;
            }
        }

        seen.Remove(member);
        return seen;
    }

    /// <summary>The members in sight that come to call this one, whether directly or not. Few are bound: names come first.</summary>
    public IEnumerable<SyntaxNode> CallersOf(SyntaxNode member, CancellationToken cancellation)
    {
        var seen = new HashSet<SyntaxNode> { member };
        var pending = new Queue<SyntaxNode>(seen);
        while (pending.Count > 0 && seen.Count < Limits.BoundCallers)
        {
            foreach (var (caller, _) in DirectCallersOf(pending.Dequeue(), cancellation))
            {
                if (seen.Add(caller))
                {
                    pending.Enqueue(caller);
                    yield return caller;
                }
            }
        }
    }

    private IEnumerable<(SyntaxNode Caller, string Name)> DirectCallersOf(SyntaxNode member, CancellationToken cancellation)
    {
        if (_source.MethodOf(member, cancellation) is not { } method)
        {
            return [];
        }

        var trees = KafkaTrees.Of(_compilation, _symbols);
        var name = Callers.NameOf(method);
        return Callers.Calling(method, ProgramNames.Of(_compilation), cancellation)
            .Where(caller => trees.Reaches(caller.SyntaxTree)
                && CallsOf(caller, cancellation).Methods.Any(called => called.Name == name && Callers.MayRun(called, method)))
            .Select(caller => (caller, name))
            .Concat(Mediators.Asking(method, _compilation, cancellation)
                .Where(caller => CallsOf(caller, cancellation).Delegates.Values.Any(called => !called.IsGiven && called.Functions.Functions.Any(function => SymbolEqualityComparer.Default.Equals(function.Symbol, method))))
                .Select(caller => (caller, "Send")));
    }

    /// <summary>Whether nobody else can name it, by syntax alone, of methods whose type has no other parts.</summary>
    private static bool IsPrivate(MethodDeclarationSyntax method) => method is { ExplicitInterfaceSpecifier: null, Parent: ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax }
        && !method.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword)
        && !((TypeDeclarationSyntax)method.Parent).Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>The members that consume by themselves.</summary>
    public IEnumerable<SyntaxNode> Consuming(CancellationToken cancellation) =>
        KafkaTrees.Of(_compilation, _symbols).NamesTouching.Mentioning("Consume", cancellation).Where(member => UsesClient(member, cancellation));

    /// <summary>The members that come to run a lambda or method of this one by a delegate.</summary>
    public IEnumerable<SyntaxNode> RunnersOf(SyntaxNode member, CancellationToken cancellation) =>
        _given.MayBeIn(member, cancellation) && (_runners ??= Runners(cancellation)).TryGetValue(member, out var runners) ? runners : Enumerable.Empty<SyntaxNode>();

    private Dictionary<SyntaxNode, HashSet<SyntaxNode>> Runners(CancellationToken cancellation)
    {
        var runners = new Dictionary<SyntaxNode, HashSet<SyntaxNode>>();
        foreach (var consuming in Consuming(cancellation))
        {
            foreach (var run in Reached(consuming, cancellation).SelectMany(one => CallsOf(one, cancellation).Delegates.Values)
                .SelectMany(called => called.Functions.Functions).SelectMany(function => Bodies(function, method => _callees.BodiesOf(method, cancellation)))
                .Select(body => Members.RootOf(body)).OfType<SyntaxNode>())
            {
                if (!runners.TryGetValue(run, out var known))
                {
                    runners.Add(run, known = []);
                }

                known.Add(consuming);
            }
        }

        return runners;
    }

    /// <summary>A member and those that it comes to call.</summary>
    private IEnumerable<SyntaxNode> Reached(SyntaxNode member, CancellationToken cancellation) =>
        CallOrder.BottomUp(member, caller => Callees(caller, cancellation), _ => false, cancellation).SelectMany(circle => circle.Members);

    /// <summary>The bodies that the calls of a member may run.</summary>
    public IEnumerable<SyntaxNode> Callees(SyntaxNode caller, CancellationToken cancellation) =>
        Callees(caller, method => _callees.BodiesOf(method, cancellation), cancellation);

    /// <param name="bodiesOf">The bodies that the call of a method may run.</param>
    public IEnumerable<SyntaxNode> Callees(SyntaxNode caller, Func<IMethodSymbol, ImmutableArray<SyntaxNode>> bodiesOf, CancellationToken cancellation) =>
        CallsOf(caller, cancellation) is var calls
            ? calls.Methods.SelectMany(method => bodiesOf(method))
                .Concat(calls.Delegates.Values.SelectMany(called => called.Functions.Functions).SelectMany(function => Bodies(function, bodiesOf)))
                .Distinct()
            : [];

    private static IEnumerable<SyntaxNode> Bodies(FunctionValue function, Func<IMethodSymbol, ImmutableArray<SyntaxNode>> bodiesOf) =>
        function.Lambda is { } lambda ? ImmutableArray.Create(lambda) : bodiesOf(function.Symbol);

    /// <summary>A lambda or local function that is given to somebody is read like a member.</summary>
    public static bool IsFunction(SyntaxNode member) => member is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private IOperation? OperationOf(SyntaxNode member, CancellationToken cancellation) => !IsFunction(member) ? _source.Operation(member, cancellation)
        : Members.RootOf(member) is { } root ? _source.Operation(root, cancellation)?.DescendantsAndSelf()
            .FirstOrDefault(operation => operation is IAnonymousFunctionOperation or ILocalFunctionOperation && operation.Syntax == member)
        : null;

    /// <summary>What a member calls, with what its lambdas and local functions call.</summary>
    public MemberCalls CallsOf(SyntaxNode member, CancellationToken cancellation) => _calls.GetOrAdd(member, key =>
    {
        var methods = ImmutableHashSet.CreateBuilder<IMethodSymbol>(SymbolEqualityComparer.Default);
        var delegates = ImmutableDictionary.CreateBuilder<SyntaxNode, DelegateCall>();
        var onClient = false;
        foreach (var operation in OperationOf(key, cancellation)?.DescendantsAndSelf() ?? [])
        {
            // new Thread(Handle).Start(value)
            if (operation is IObjectCreationOperation { Constructor: { } constructor } creation && BaseLibrary.Declares(constructor))
            {
                methods.UnionWith(MethodsGiven(creation.Arguments));
            }

            if (operation is not IInvocationOperation call)
            {
                continue;
            }

            var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
            onClient |= method.Name is "Consume" or "Commit" or "StoreOffset" && _symbols.ClientMethod(call.TargetMethod) is not null;
            if (SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly))
            {
                methods.Add(method);
            }

            // batch.Select(HandleAsync): each element goes to the method.
            if (BaseLibrary.Declares(method))
            {
                methods.UnionWith(MethodsGiven(call.Arguments));
            }

            if (DelegateCall.Of(call, _delegates, _symbols, _compilation, cancellation) is { } called)
            {
                delegates[call.Syntax] = called;
            }
        }

        return new MemberCalls(methods.ToImmutable(), delegates.ToImmutable(), onClient);
    });

    /// <summary>Methods of this compilation that are given by their names.</summary>
    private IEnumerable<IMethodSymbol> MethodsGiven(ImmutableArray<IArgumentOperation> arguments) => arguments
        .Select(argument => argument.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method.OriginalDefinition: var method } } ? method : null)
        .OfType<IMethodSymbol>()
        .Where(method => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly));
}
