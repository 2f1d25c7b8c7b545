using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>The facts of the members of one compilation, computed on demand and once.</summary>
internal sealed class ConfigModel
{
    private readonly OperationSource _source;
    private readonly KnownCode _code;
    private readonly Callees _callees;

    /// <summary>Facts that no bound cut short: they are the same with more calls to follow.</summary>
    private readonly ConcurrentDictionary<SyntaxNode, ValueSummary> _whole = new();

    private readonly ConcurrentDictionary<(SyntaxNode Member, int Calls), ValueSummary> _facts = new();

    private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<ConfigObject>> _objects = new();
    private readonly ConcurrentDictionary<(SyntaxNode Member, Site Site), ConfigObject> _gathered = new();

    private OptionsBindings? _bindings;

    private ConfigModel(Compilation compilation, KafkaSymbols symbols, SettingsFiles files)
    {
        Compilation = compilation;
        Symbols = symbols;
        Files = files.All.Any(SpeaksOfKafka) ? files : SettingsFiles.None;
        _source = OperationSource.Of(compilation);
        _code = KnownCode.Of(compilation);
        _callees = Callees.Of(compilation);
        Registrations = Registrations.Of(compilation);
        OptionsUsers = new OptionsUsers(this);
    }

    /// <summary>The model of a compilation, shared by the analyzers that ask for it.</summary>
    /// <param name="files">An edit of a settings file leaves the compilation as it was.</param>
    public static ConfigModel Of(Compilation compilation, KafkaSymbols symbols, SettingsFiles files) =>
        KafkaProgram.Of(compilation).Part(program => new ConfigModel(program.Compilation, symbols, files), files);

    public Compilation Compilation { get; }

    public KafkaSymbols Symbols { get; }

    public Registrations Registrations { get; }

    /// <summary>The settings files, or none where they have nothing to do with Kafka: most code is not looked at for them then.</summary>
    public SettingsFiles Files { get; }

    /// <summary>The trees that may touch the client.</summary>
    public KafkaTrees Trees => KafkaTrees.Of(Compilation, Symbols);

    /// <summary>The code that binds sections to types; looked for when somebody asks.</summary>
    public OptionsBindings Bindings(CancellationToken cancellation) =>
        Volatile.Read(ref _bindings) ?? Interlocked.CompareExchange(ref _bindings, OptionsBindings.In(Compilation, _source, cancellation), null) ?? _bindings!;

    /// <inheritdoc cref="OptionsUsers"/>
    public OptionsUsers OptionsUsers { get; }

    /// <param name="member">As <see cref="Members.RootOf"/> gives it.</param>
    public ValueSummary Facts(SyntaxNode member, CancellationToken cancellation) => Facts(member, Limits.CallDepth, cancellation);

    /// <inheritdoc cref="ConfigLinker.ObjectsOf"/>
    public ImmutableArray<ConfigObject> Objects(SyntaxNode member, Func<SyntaxNode, IEnumerable<ConfigObject>> find) =>
        _objects.TryGetValue(member, out var known) ? known : _objects.GetOrAdd(member, find(member).ToImmutableArray());

    /// <inheritdoc cref="ConfigLinker.ObjectsOf"/>
    public ConfigObject Object((SyntaxNode Member, Site Site) at, Func<(SyntaxNode Member, Site Site), ConfigObject> gather) =>
        _gathered.TryGetValue(at, out var known) ? known : _gathered.GetOrAdd(at, gather(at));

    /// <summary>Whether a method gives its caller a client that it has built for it, and keeps none itself.</summary>
    public bool GivesNewClient(IMethodSymbol method, CancellationToken cancellation) =>
        MemberOf(method, cancellation) is { } member
        && Facts(member, cancellation) is { IsNothing: false, Returned: { IsEmpty: false } returned } facts
        && returned.All(value => value is ClientValue { Site.IsCreated: true } client && !facts.Of<StoredIn>().Any(stored => stored.Site == client.Site && stored.IsDerived));

    /// <summary>The member's graph; null where it has none, or is too deep.</summary>
    public ControlFlowGraph? Graph(SyntaxNode member, CancellationToken cancellation) => _source.Graph(member, cancellation);

    /// <inheritdoc cref="OperationSource.Operation"/>
    public IOperation? Operation(SyntaxNode member, CancellationToken cancellation) => _source.Operation(member, cancellation);

    /// <inheritdoc cref="OperationSource.MethodOf"/>
    public IMethodSymbol? MethodOf(SyntaxNode member, CancellationToken cancellation) => _source.MethodOf(member, cancellation);

    /// <summary>The outermost type that a node is in; null for top-level statements.</summary>
    public INamedTypeSymbol? OutermostType(SyntaxNode node, CancellationToken cancellation) =>
        node.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault() is { } type
            ? _source.DeclaredBy(type, cancellation) as INamedTypeSymbol
            : null;

    /// <summary>The one body in this compilation that a call of the method may run; null where there is none.</summary>
    public IOperation? Body(IMethodSymbol method, CancellationToken cancellation) =>
        MemberOf(method, cancellation) is { } member ? Graph(member, cancellation)?.OriginalOperation : null;

    private static bool SpeaksOfKafka(SettingsFile file) => file.Settings.Any(setting =>
        setting.Path.IndexOf("Kafka", StringComparison.OrdinalIgnoreCase) >= 0
        || SettingTable.ByKey(setting.Name) is not null
        || SettingTable.ByPropertyIgnoreCase(setting.Name) is not null);

    private ValueSummary Facts(SyntaxNode member, int calls, CancellationToken cancellation)
    {
        if (_whole.TryGetValue(member, out var whole) && whole.Depth <= calls)
        {
            return whole;
        }

        if (_facts.TryGetValue((member, calls), out var known))
        {
            return known;
        }

        var facts = _source.Graph(member, cancellation) is { } graph ? Read(graph, _source.MethodOf(member, cancellation), calls, cancellation) : ValueSummary.None;
        return facts.Depth <= calls ? _whole.GetOrAdd(member, facts) : _facts.GetOrAdd((member, calls), facts);
    }

    private ValueSummary Read(ControlFlowGraph graph, IMethodSymbol? method, int calls, CancellationToken cancellation)
    {
        var depth = 0;
        var scope = new EvaluationScope(_code, callee => Callee(callee, calls - 1, ref depth, cancellation), cancellation);
        var settings = new SettingsScope(
            Symbols,
            Files.All.IsEmpty ? null : Files,
            type => Bindings(cancellation).PathOf(type),
            type => Registrations.TakesOptions(type, CancellationToken.None));
        var recorder = new FactRecorder();
        return ValueFlow.Run(new SettingsEvaluator(graph, scope, settings), Heap.Empty, recorder) is { } flow
            ? new ValueSummary { Method = method, Depth = depth, Exit = flow.Exit, Final = flow.Final, Returned = flow.Returned, Facts = recorder.At(flow.Final) }
            : new ValueSummary { IsNothing = true, Depth = depth };
    }

    /// <param name="depth">Calls that lie within each other from the caller on, as far as it is known by now.</param>
    private ValueSummary? Callee(IMethodSymbol method, int calls, ref int depth, CancellationToken cancellation)
    {
        if (MemberOf(method, cancellation) is not { } member)
        {
            return null;
        }

        var facts = calls < 0 ? ValueSummary.None : Facts(member, calls, cancellation);
        depth = Math.Max(depth, facts.Depth + 1);
        return facts.IsNothing ? null : facts;
    }

    private SyntaxNode? MemberOf(IMethodSymbol method, CancellationToken cancellation)
    {
        var target = (method.ReducedFrom ?? method).OriginalDefinition;
        target = target.PartialImplementationPart ?? target;
        if (target.IsAbstract || ((target.IsVirtual || target.IsOverride) && !target.IsSealed && !target.ContainingType.IsSealed))
        {
            // What has a body need not be overridden in sight.
            return !target.IsAbstract && _code.IsVisibleOutside(target) ? null : _callees.BodiesOf(target, cancellation) is { Length: 1 } bodies ? bodies[0] : null;
        }

        return !target.IsExtern && target.DeclaringSyntaxReferences.Length == 1
            && Members.RootOf(target.DeclaringSyntaxReferences[0].GetSyntax(cancellation)) is { } member and not CompilationUnitSyntax
                ? member
                : null;
    }
}
