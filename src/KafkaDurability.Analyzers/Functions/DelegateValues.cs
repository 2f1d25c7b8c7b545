using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>What a delegate in a field, property, event or parameter may be, where all code that can set it is in sight.</summary>
internal sealed class DelegateValues
{
    private const int MaxHops = 4;

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IOperation>?> _known = new(SymbolEqualityComparer.Default);

    private DelegateValues(Compilation compilation) => _compilation = compilation;

    public static DelegateValues Of(Compilation compilation) => KafkaProgram.Of(compilation).Part(static program => new DelegateValues(program.Compilation));

    /// <returns>Lambdas, method references and calls, without nulls; null where some may be out of sight, or there is none.</returns>
    public IReadOnlyList<IOperation>? ValuesOf(ISymbol variable, CancellationToken cancellation) =>
        _known.TryGetValue(variable.OriginalDefinition, out var known) ? known
        : _known.GetOrAdd(variable.OriginalDefinition, Collect(variable.OriginalDefinition, cancellation));

    private List<IOperation>? Collect(ISymbol variable, CancellationToken cancellation)
    {
        var values = new List<IOperation>();
        return Collect(variable, values, MaxHops, cancellation) && values.Count > 0 ? values : null;
    }

    private bool Collect(ISymbol variable, List<IOperation> values, int hops, CancellationToken cancellation)
    {
        if (hops == 0 || !IsAllInSight(variable is IParameterSymbol ? variable.ContainingSymbol : variable))
        {
            return false;
        }

        var written = variable switch
        {
            IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter => Arguments(method, parameter, cancellation),
            IFieldSymbol or IPropertySymbol or IEventSymbol => Written(variable, cancellation),
            _ => null,
        };
        return written?.All(value => OwnOperations.Unconverted(value) switch
        {
            { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => true,
            IParameterReferenceOperation parameter => Collect(parameter.Parameter.OriginalDefinition, values, hops - 1, cancellation),
            IFieldReferenceOperation field => Collect(field.Field.OriginalDefinition, values, hops - 1, cancellation),
            IDelegateCreationOperation creation => Add(creation.Target),
            IInvocationOperation call => Add(call),
            _ => false,
        }) == true;

        bool Add(IOperation value)
        {
            values.Add(value);
            return true;
        }
    }

    /// <summary>What is put into a field, property or event, wherever that is done; null where it is passed by reference.</summary>
    private List<IOperation>? Written(ISymbol variable, CancellationToken cancellation)
    {
        var written = new List<IOperation>();
        foreach (var operation in Operations(variable.Name, cancellation))
        {
            switch (operation)
            {
                case IFieldInitializerOperation initializer when initializer.InitializedFields.Any(field => Is(field, variable)):
                    written.Add(initializer.Value);
                    break;
                case IPropertyInitializerOperation initializer when initializer.InitializedProperties.Any(property => Is(property, variable)):
                    written.Add(initializer.Value);
                    break;
                case IEventAssignmentOperation { EventReference: IMemberReferenceOperation { Member: var member }, Adds: true } subscription when Is(member, variable):
                    written.Add(subscription.HandlerValue);
                    break;
                case IAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } assignment when Is(member, variable):
                    written.Add(assignment.Value);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: IMemberReferenceOperation { Member: var member } } when Is(member, variable):
                    return null;
            }
        }

        return written;
    }

    /// <summary>What callers give for a parameter.</summary>
    private List<IOperation>? Arguments(IMethodSymbol method, IParameterSymbol parameter, CancellationToken cancellation)
    {
        var name = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
        var given = new List<IOperation>();
        foreach (var operation in Operations(name, cancellation))
        {
            var arguments = operation switch
            {
                IObjectCreationOperation creation when Is(creation.Constructor, method) => creation.Arguments,
                IInvocationOperation call when Is(call.TargetMethod.ReducedFrom ?? call.TargetMethod, method) => call.Arguments,
                IMethodReferenceOperation reference when Is(reference.Method, method) => default,
                _ => ImmutableArray<IArgumentOperation>.Empty,
            };
            if (arguments.IsDefault)
            {
                return null;
            }

            given.AddRange(arguments.Where(argument => argument.Parameter?.Ordinal == parameter.Ordinal).Select(argument => argument.Value));
        }

        return given;
    }

    private IEnumerable<IOperation> Operations(string name, CancellationToken cancellation) => Members.Mentioning(_compilation, name, cancellation)
        .SelectMany(member => OperationSource.Of(_compilation).Operation(member, cancellation)?.DescendantsAndSelf() ?? []);

    private static bool Is(ISymbol? symbol, ISymbol variable) => SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, variable);

    /// <summary>Nobody outside of the compilation can set it. A program is used by nobody.</summary>
    private bool IsAllInSight(ISymbol variable)
    {
        if (!SymbolEqualityComparer.Default.Equals(variable.ContainingAssembly, _compilation.Assembly)
            || variable is { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true } or IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.Ordinary) })
        {
            return false;
        }

        if (_compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
        {
            return true;
        }

        for (ISymbol? symbol = variable; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
            {
                return true;
            }
        }

        return false;
    }
}
