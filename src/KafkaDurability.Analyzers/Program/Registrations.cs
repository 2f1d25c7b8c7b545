using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Program;

/// <summary>What the code of a compilation registers in the container, and which of its constructors get it. Read when somebody asks.</summary>
internal sealed class Registrations
{
    private static readonly string[] s_words = new[] { "Add", "TryAdd", "AddKeyed", "TryAddKeyed", "Keyed", "" }
        .SelectMany(how => new[] { "Singleton", "Scoped", "Transient" }.Select(lifetime => how + lifetime))
        .Concat(["AddHostedService", "Configure", "PostConfigure", "Bind", "BindConfiguration"])
        .ToArray();

    private readonly Compilation _compilation;
    private readonly OperationSource _source;
    private readonly ConcurrentDictionary<ITypeSymbol, IReadOnlyList<IParameterSymbol>> _receivers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _created = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _optionsTaken = new(SymbolEqualityComparer.Default);
    private ILookup<Service, (SyntaxNode Member, Registration Registration)>? _all;

    private Registrations(Compilation compilation)
    {
        _compilation = compilation;
        _source = OperationSource.Of(compilation);
    }

    /// <summary>The registrations of a compilation, shared by all that ask for them.</summary>
    public static Registrations Of(Compilation compilation) => KafkaProgram.Of(compilation).Part(program => new Registrations(program.Compilation));

    /// <summary>The member with the only registration of the service; null where there are none, or several, of which nobody knows who gets which.</summary>
    public SyntaxNode? Only(Service service, CancellationToken cancellation) =>
        service.Key != Service.UnknownKey && All(cancellation)[service].ToList() is { Count: 1 } found ? found[0].Member : null;

    /// <summary>The parameters of constructors that the container gives a service to.</summary>
    public IEnumerable<IParameterSymbol> Receivers(Service service, CancellationToken cancellation) =>
        Parameters(service.Type, cancellation).Where(parameter => IsOfConstructor(parameter) && Registration.AskedBy(parameter).Equals(service) && IsInjected(parameter, cancellation));

    /// <summary>Whether a service may also go where its calls are not in sight: handlers of requests, methods of middleware.</summary>
    public bool HasOtherReceivers(Service service, CancellationToken cancellation) =>
        Parameters(service.Type, cancellation).Any(parameter => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction }
            or IMethodSymbol { Name: "Invoke" or "InvokeAsync" }
            || (!IsOfConstructor(parameter) && !parameter.GetAttributes().IsEmpty));

    /// <summary>Whether some code asks for options of a type, be it by the name alone.</summary>
    public bool TakesOptions(ITypeSymbol type, CancellationToken cancellation) => _optionsTaken.GetOrAdd(type, key => new[] { "IOptions", "IOptionsSnapshot", "IOptionsMonitor" }
        .SelectMany(name => ProgramNames.Of(_compilation).Tokens(name, cancellation))
        .Any(token => token.Parent is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments } && arguments[0].DescendantTokens().Any(name => name.ValueText == key.Name)));

    /// <summary>Whether the container creates the class of a constructor: nobody in sight does.</summary>
    public bool IsInjected(IParameterSymbol parameter, CancellationToken cancellation) => IsOfConstructor(parameter)
        && !_created.GetOrAdd(parameter.ContainingType, type => ProgramNames.Of(_compilation).Tokens(type.Name, cancellation).Any(IsCreated));

    private static bool IsOfConstructor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor };

    private static bool IsCreated(SyntaxToken name) => name.Parent is SimpleNameSyntax type
        && ((type.Parent is QualifiedNameSyntax qualified ? (SyntaxNode)qualified : type) is var whole)
        && whole.Parent is ObjectCreationExpressionSyntax creation && creation.Type == whole;

    /// <summary>The parameters that are declared with this very type.</summary>
    private IReadOnlyList<IParameterSymbol> Parameters(ITypeSymbol type, CancellationToken cancellation) => _receivers.GetOrAdd(type, key => ProgramNames.Of(_compilation).Tokens(key.Name, cancellation)
        .Select(token => token.Parent?.FirstAncestorOrSelf<ParameterSyntax>())
        .OfType<ParameterSyntax>()
        .Distinct()
        .Select(parameter => _source.DeclaredBy(parameter, cancellation))
        .OfType<IParameterSymbol>()
        .Where(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, key))
        .ToList());

    private ILookup<Service, (SyntaxNode Member, Registration Registration)> All(CancellationToken cancellation) =>
        Volatile.Read(ref _all) ?? Interlocked.CompareExchange(ref _all, Read(cancellation), null) ?? _all!;

    private ILookup<Service, (SyntaxNode Member, Registration Registration)> Read(CancellationToken cancellation) => s_words
        .SelectMany(word => Members.Calling(_compilation, word, cancellation))
        .Distinct()
        .Take(Limits.RegisteringMembers)
        .SelectMany(member => _source.Operation(member, cancellation) is { } body
            ? body.Descendants().OfType<IInvocationOperation>().Select(call => (Member: member, Registration: Registration.Of(call)))
            : [])
        .Where(one => one.Registration is not null)
        .ToLookup(one => one.Registration!.Service, one => (one.Member, one.Registration!));
}
