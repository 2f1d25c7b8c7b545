using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Library;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Which calls of a compilation send a message and throw where that fails: those on producers, and those of methods that lead there.</summary>
internal sealed class SendModel
{
    private readonly KafkaSymbols _symbols;
    private readonly OperationSource _source;
    private readonly Callees _callees;
    private readonly ConcurrentDictionary<(SyntaxNode Member, int Calls), EscapingSend?> _escaping = new();
    private readonly ConditionalWeakTable<IOperation, ILookup<ISymbol, ILocalReferenceOperation>> _reads = new();
    private readonly ConditionalWeakTable<IOperation, ILookup<SyntaxNode, ILocalFunctionOperation>> _locals = new();
    private HashSet<string>? _names;

    private SendModel(Compilation compilation, KafkaSymbols symbols)
    {
        Compilation = compilation;
        _symbols = symbols;
        _source = OperationSource.Of(compilation);
        _callees = Callees.Of(compilation);
    }

    public static SendModel Of(Compilation compilation, KafkaSymbols symbols) => KafkaProgram.Of(compilation).Part(program => new SendModel(program.Compilation, symbols));

    public Compilation Compilation { get; }

    /// <summary>What the call sends, with its failure coming out of the call, or of waiting for it; null where it sends nothing, or nobody waits for it.</summary>
    public FailingSend? SendOf(IInvocationOperation call, CancellationToken cancellation) => SendOf(call, Limits.SendDepth, cancellation);

    /// <summary>
    /// What a method of the program's own awaits a ProduceAsync for, whose failure is in the task that the call gives; null where the
    /// method sends nothing, or deals with the failure itself.
    /// </summary>
    /// <param name="call">A call that need not be waited for.</param>
    public FailingSend? SendInTaskOf(IInvocationOperation call, CancellationToken cancellation) =>
        _symbols.ProducerMethod(call.TargetMethod) is null && Awaitables.IsAwaitable(call.TargetMethod.ReturnType)
        && Behind(call, Limits.SendDepth, cancellation) is { IsQueueing: false } send
            ? send
            : null;

    /// <summary>The first send in a function's body that is waited for there, and whose failure comes out of the function; null where there is none.</summary>
    /// <param name="body">Of a member, a local function or a lambda.</param>
    public FailingSend? SendOutOf(IOperation body, CancellationToken cancellation) =>
        FirstOutOf(body, Limits.SendDepth, cancellation) is { IsQueueing: false } send ? send : null;

    /// <summary>The ProduceAsync behind a method that is named to be run; null where the method sends nothing, or deals with the failure itself.</summary>
    public SyntaxNode? SendOutOf(IMethodReferenceOperation named, CancellationToken cancellation) =>
        _symbols.ProducerMethod(named.Method) is null && OutOf(named.Method, named, Limits.SendDepth, cancellation) is { IsQueueing: false } send ? send.Innermost : null;

    /// <inheritdoc cref="Callees.BodiesOf"/>
    public IEnumerable<IOperation> BodiesOf(IMethodSymbol method, CancellationToken cancellation) =>
        _callees.BodiesOf((method.ReducedFrom ?? method).OriginalDefinition, cancellation)
            .Select(body => _source.Operation(body, cancellation))
            .OfType<IOperation>();

    /// <summary>The method whose body it is.</summary>
    public IMethodSymbol? MethodOf(IMethodBodyOperation member, CancellationToken cancellation) => _source.MethodOf(member.Syntax, cancellation);

    /// <summary>Whether some member of a tree may call a method that sends, by what the tree's filter tells of its words.</summary>
    public bool MayCall(SyntaxTree tree, CancellationToken cancellation) =>
        KafkaTrees.Of(Compilation, _symbols).Reaches(tree) && TreeNames.Of(tree) is var names && SendingNames(cancellation).Any(name => names.MayMention(WordFilter.HashOfFirst(name)));

    /// <summary>Whether a method may send, by its name alone.</summary>
    public bool MaySend(IMethodSymbol method, CancellationToken cancellation) => method.MethodKind == MethodKind.LocalFunction || SendingNames(cancellation).Contains(method.Name);

    /// <summary>Whether a member may call a method that sends without waiting for the delivery, or for the block that waits for it, or may mark what it sends, by its syntax alone.</summary>
    public bool MayDrop(SyntaxNode member, CancellationToken cancellation) =>
        KafkaTrees.Of(Compilation, _symbols).Reaches(member.SyntaxTree) && SendingNames(cancellation) is { Count: > 0 } names
        && member.DescendantNodes().Any(node => node switch
        {
            InvocationExpressionSyntax call => names.Contains(NameOf(call.Expression)) && (IsUnawaited(call) || call.Ancestors().Any(IsBlock) || HasMark(member)),
            ArgumentSyntax { Expression: var given } => names.Contains(NameOf(given)),
            _ => false,
        });

    /// <summary>Whether a member may call a method that sends and catch its failure, by its words alone.</summary>
    public bool MayCatch(SyntaxNode member, CancellationToken cancellation)
    {
        if (!Members.HasWord(member, "catch") || !KafkaTrees.Of(Compilation, _symbols).Reaches(member.SyntaxTree))
        {
            return false;
        }

        var names = SendingNames(cancellation);
        return member.DescendantNodes().OfType<TryStatementSyntax>().Any(attempt => attempt.Catches.Count > 0
            && attempt.Block.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText)));
    }

    private FailingSend? SendOf(IInvocationOperation call, int calls, CancellationToken cancellation)
    {
        var method = call.TargetMethod;
        if (_symbols.ProducerMethod(method) is { } name)
        {
            return name is "Produce" or "ProduceAsync" && (name == "Produce" || IsWaitedFor(call)) && Thrown(method) is { } thrown
                ? new FailingSend(call, call.Syntax, thrown, name == "Produce", FailingSend.IsWrapped(call.Syntax))
                : null;
        }

        return (method.IsAsync && method.ReturnsVoid) || (Awaitables.IsAwaitable(method.ReturnType) && !IsWaitedFor(call)) ? null : Behind(call, calls, cancellation);
    }

    /// <summary>What all the bodies that a call may run send, with the failure coming out of them.</summary>
    private FailingSend? Behind(IInvocationOperation call, int calls, CancellationToken cancellation) => OutOf(call.TargetMethod, call, calls, cancellation) is { } first
        ? new FailingSend(call, first.Innermost, first.Thrown, first.IsQueueing, first.IsAggregate || FailingSend.IsWrapped(call.Syntax))
        : null;

    /// <param name="at">Where the method is named.</param>
    private EscapingSend? OutOf(IMethodSymbol named, IOperation at, int calls, CancellationToken cancellation)
    {
        if (calls == 0)
        {
            return null;
        }

        var method = (named.ReducedFrom ?? named).OriginalDefinition;
        var bodies = method.MethodKind == MethodKind.LocalFunction ? method.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation)) : _callees.BodiesOf(method, cancellation);
        var sends = bodies.Select(body => _escaping.GetOrAdd((body, calls), key => Escaping(BodyOf(key.Member, at, cancellation), key.Calls - 1, cancellation))).ToList();
        return sends.Count > 0 && sends.All(send => send is not null) ? sends[0] : null;
    }

    /// <param name="function">A member, or a local function that <paramref name="at"/> names.</param>
    private IOperation? BodyOf(SyntaxNode function, IOperation at, CancellationToken cancellation) => function is LocalFunctionStatementSyntax
        ? _locals.GetValue(OwnOperations.RootOf(at), static root => root.Descendants().OfType<ILocalFunctionOperation>().ToLookup(local => local.Syntax))[function].FirstOrDefault()
        : _source.Operation(function, cancellation);

    private static string NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static bool HasMark(SyntaxNode member) => member.DescendantNodes().OfType<SimpleNameSyntax>()
        .Any(name => MarkNames.IsMarking(name.Identifier.ValueText) || MarkNames.IsState(name.Identifier.ValueText) || SqlMarks.MayBeIn(name.Identifier.ValueText));

    /// <summary>Code that runs by itself, or that others start: a lambda that awaits, a local function, a method that nobody can wait for.</summary>
    private static bool IsBlock(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(modifier => modifier.ValueText == "async"),
        LocalFunctionStatementSyntax => true,
        MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.ValueText: "void" } } method => method.Modifiers.Any(modifier => modifier.ValueText == "async"),
        _ => false,
    };

    /// <summary>Nothing in its statement awaits or returns it.</summary>
    private static bool IsUnawaited(SyntaxNode call)
    {
        var node = call.Parent;
        while (node is not (null or AwaitExpressionSyntax or StatementSyntax or ArrowExpressionClauseSyntax))
        {
            node = node.Parent;
        }

        return node is StatementSyntax and not ReturnStatementSyntax;
    }

    /// <summary>The first send of a function whose failure comes out of it.</summary>
    private EscapingSend? Escaping(IOperation? body, int calls, CancellationToken cancellation) => body is not null && FirstOutOf(body, calls, cancellation) is { } first
        ? new EscapingSend(first.Innermost, first.Thrown, first.IsQueueing, first.IsAggregate)
        : null;

    private FailingSend? FirstOutOf(IOperation body, int calls, CancellationToken cancellation)
    {
        var own = OwnOperations.Of(body).ToList();
        return own.Any(operation => operation is IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak })
            ? null
            : own.OfType<IInvocationOperation>()
                .OrderBy(call => call.Syntax.SpanStart)
                .Select(call => SendOf(call, calls, cancellation))
                .FirstOrDefault(send => send is not null && Catches.LetThrough(send.Call, body, send.IsTakenBy));
    }

    /// <summary>The task is awaited or blocked on, there or through the local it is kept in, or it is what the function returns.</summary>
    private bool IsWaitedFor(IInvocationOperation call)
    {
        if (Completion.IsAwaited(call.Syntax))
        {
            return true;
        }

        var outer = call.Parent;
        while (outer is IConversionOperation)
        {
            outer = outer.Parent;
        }

        return outer switch
        {
            // Whoever gives up waiting has waited.
            IInvocationOperation { TargetMethod: { Name: "WaitAsync" } waiting } wait when BaseLibrary.IsIn(waiting, "System.Threading.Tasks") => IsWaitedFor(wait),

            // In a try, the failure of a task that is handed on is none of the try's.
            IReturnOperation => OwnOperations.Around<ITryOperation>(call) is null,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => ReadsIn(OwnOperations.FunctionAround(call))[local]
                .Any(read => Completion.IsAwaited(read.Syntax) && OwnOperations.Around<ITryOperation>(read) == OwnOperations.Around<ITryOperation>(call)),
            _ => false,
        };
    }

    /// <summary>Where a function reads its locals: looked for once, as it may send thousands of times.</summary>
    private ILookup<ISymbol, ILocalReferenceOperation> ReadsIn(IOperation function) => _reads.GetValue(
        function, key => OwnOperations.Of(key).OfType<ILocalReferenceOperation>().ToLookup(read => (ISymbol)read.Local, SymbolEqualityComparer.Default));

    private INamedTypeSymbol? Thrown(IMethodSymbol method)
    {
        var producer = _symbols.Owns(method.ContainingType)
            ? method.ContainingType
            : method.ContainingType.AllInterfaces.FirstOrDefault(contract => _symbols.Owns(contract) && contract.TypeArguments.Length == 2);
        return producer is { TypeArguments.Length: 2 } ? _symbols.ProduceException?.Construct(producer.TypeArguments.ToArray()) : null;
    }

    private HashSet<string> SendingNames(CancellationToken cancellation) =>
        Volatile.Read(ref _names) ?? Interlocked.CompareExchange(ref _names, Names(cancellation), null) ?? _names!;

    /// <summary>The names of the methods that mention a producer's Produce methods, and of those that mention these.</summary>
    private HashSet<string> Names(CancellationToken cancellation)
    {
        var trees = KafkaTrees.Of(Compilation, _symbols);
        var names = new HashSet<string>();
        IEnumerable<string> latest = ["Produce", "ProduceAsync"];
        for (var calls = 0; calls < Limits.SendDepth; calls++)
        {
            var within = calls == 0 ? trees.NamesTouching : trees.NamesReaching;
            latest = latest.SelectMany(name => within.Mentioning(name, cancellation))
                .Distinct()
                .Select(member => member is MethodDeclarationSyntax method ? method.Identifier.ValueText : null)
                .OfType<string>()
                .Where(names.Add)
                .ToList();
        }

        return names;
    }
}
