using System.Collections.Concurrent;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Libraries.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>A program that uses libraries over the client, and what is asked of the whole of it.</summary>
internal sealed class LibraryProgram
{
    private readonly OperationSource _source;
    private readonly ConcurrentDictionary<string, bool> _calls;

    private LibraryProgram(Compilation compilation, LibraryReferences references, AnalyzerOptions options, ConcurrentDictionary<string, bool> calls, CancellationToken cancellation)
    {
        Compilation = compilation;
        References = references;
        Options = options;
        Cancellation = cancellation;
        _calls = calls;
        _source = OperationSource.Of(compilation);
        Chains = new ChainReader(compilation, references, cancellation);
        Handlers = new HandlerCode(Chains.Bodies);
    }

    public LibraryProgram(Compilation compilation, LibraryReferences references, AnalyzerOptions options, CancellationToken cancellation)
        : this(compilation, references, options, new(), cancellation)
    {
    }

    /// <summary>The same program, for one action of the compiler.</summary>
    public LibraryProgram With(CancellationToken cancellation) => new(Compilation, References, Options, _calls, cancellation);

    public Compilation Compilation { get; }

    public LibraryReferences References { get; }

    public AnalyzerOptions Options { get; }

    public CancellationToken Cancellation { get; }

    public ChainReader Chains { get; }

    public HandlerCode Handlers { get; }

    public LibraryMember Member(SyntaxNode syntax) =>
        new(this, syntax, _source.MethodOf(syntax, Cancellation), _source.Operation(syntax, Cancellation));

    /// <summary>The graph of a method of the program; null where it is out of sight, or cannot be made.</summary>
    public ControlFlowGraph? GraphOf(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Length == 1 && Members.RootOf(method.DeclaringSyntaxReferences[0].GetSyntax(Cancellation)) is { } member ? _source.Graph(member, Cancellation) : null;

    /// <summary>Whether any code of the program calls a method of the library that is called so.</summary>
    public bool Calls(params string[] names) => names.Any(name => _calls.TryGetValue(name, out var known) ? known : _calls.GetOrAdd(name, FindCall(name)));

    /// <summary>Whether a word stands anywhere in the program, be it in a comment.</summary>
    public bool Mentions(params string[] names) =>
        Compilation.SyntaxTrees.Any(tree => names.Any(name => TreeNames.Of(tree).HasWord(name, new TextSpan(0, tree.Length))));

    /// <summary>Whether one of the libraries has a public type.</summary>
    /// <param name="name">With its namespace.</param>
    public bool HasType(string name) => TypeOf(name) is not null;

    /// <inheritdoc cref="HasType"/>
    public INamedTypeSymbol? TypeOf(string name) => Compilation.SourceModule.ReferencedAssemblySymbols
        .Where(LibraryReferences.IsFamily)
        .Select(assembly => assembly.GetTypeByMetadataName(name))
        .FirstOrDefault(type => type is { DeclaredAccessibility: Accessibility.Public });

    /// <summary>All members that mention an identifier.</summary>
    public IEnumerable<LibraryMember> Mentioning(string name) => Members.Mentioning(Compilation, name, Cancellation).Select(Member);

    private bool FindCall(string name) => Members.Calling(Compilation, name, Cancellation).Any(member =>
        _source.Operation(member, Cancellation)?.Descendants().OfType<IInvocationOperation>()
            .Any(call => call.TargetMethod.Name == name && References.IsOfLibrary(call.TargetMethod.ContainingAssembly)) == true);
}
