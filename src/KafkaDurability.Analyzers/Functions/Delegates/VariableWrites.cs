using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>What is written to a variable, wherever in the program: assignments, initializers, arguments, subscriptions, elements.</summary>
internal sealed class VariableWrites
{
    private static readonly HashSet<string> s_adding = ["Add", "TryAdd", "AddOrUpdate", "Insert", "Enqueue", "Push", "GetOrAdd"];

    private readonly Compilation _compilation;
    private readonly OperationSource _source;

    public VariableWrites(Compilation compilation)
    {
        _compilation = compilation;
        _source = OperationSource.Of(compilation);
    }

    /// <summary>Whether methods of this name put their last argument into a collection.</summary>
    public static bool Adds(string method) => s_adding.Contains(method);

    /// <summary>The elements that an expression makes a collection of; null where it makes none.</summary>
    public static IEnumerable<IOperation>? ElementsOf(IOperation value) => value switch
    {
        IArrayCreationOperation array => array.Initializer?.ElementValues ?? Enumerable.Empty<IOperation>(),
        IObjectCreationOperation creation => creation.Initializer is null ? [] : creation.Initializer.Initializers.Select(PutIn).OfType<IOperation>(),
        { Syntax: CollectionExpressionSyntax } and not IConversionOperation => value.ChildOperations, // This Roslyn has no name for it, later ones have.
        _ => null,
    };

    /// <param name="elements">Also what is put into the collection that the variable holds.</param>
    /// <returns>The values, and of each whether it is an element; incomplete where others may write, too.</returns>
    public (IReadOnlyList<(IOperation Value, bool IsElement)> Values, bool IsComplete) To(ISymbol variable, bool elements, CancellationToken cancellation)
    {
        var given = variable is IParameterSymbol parameter ? Callers.Given(parameter, _compilation, cancellation) : (Values: [], IsComplete: true);
        var values = given.Values.Select(value => (value, false)).ToList();
        var isComplete = given.IsComplete && IsOwn(variable);
        foreach (var operation in Members.Seeing(variable, ProgramNames.Of(_compilation), cancellation).SelectMany(member => _source.Operation(member, cancellation)?.DescendantsAndSelf() ?? []))
        {
            if (operation is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: IMemberReferenceOperation passed } && Is(passed, variable))
            {
                isComplete = false;
            }
            else if (Written(operation, variable) is { } written)
            {
                values.Add((written, false));
            }
            else if (OutOf(operation, variable) is { } table)
            {
                values.Add((table, true));
            }
            else if (elements && PutIn(operation) is { } element && Is(Holder(operation), variable))
            {
                values.Add((element, true));
            }
        }

        return (values, isComplete && values.Count > 0);
    }

    /// <summary>Whether all that may write the variable belongs to this compilation.</summary>
    private bool IsOwn(ISymbol variable)
    {
        var declared = variable is IParameterSymbol ? variable.ContainingSymbol : variable;
        if (!SymbolEqualityComparer.Default.Equals(variable.ContainingAssembly, _compilation.Assembly) || declared is { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true })
        {
            return false;
        }

        for (var symbol = declared; symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
        {
            if (symbol is ILocalSymbol || symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
            {
                return true;
            }
        }

        return _compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
    }

    private static bool Is(IOperation? reference, ISymbol variable) => SymbolEqualityComparer.Default.Equals(Variables.Named(OwnOperations.Unconverted(reference)), variable);

    /// <summary>The value that an operation writes to a variable; null where it writes to none, or to another.</summary>
    /// <param name="variable">As it is declared.</param>
    public static IOperation? Written(IOperation operation, ISymbol variable) => operation switch
    {
        IVariableDeclaratorOperation { Symbol: var local } declarator when SymbolEqualityComparer.Default.Equals(local, variable) => declarator.GetVariableInitializer()?.Value,
        IEventAssignmentOperation { Adds: true } subscription when Is(subscription.EventReference, variable) => subscription.HandlerValue,
        IAssignmentOperation assignment when Is(assignment.Target, variable) => assignment.Value,
        IFieldInitializerOperation initializer when initializer.InitializedFields.Contains(variable, SymbolEqualityComparer.Default) => initializer.Value,
        IPropertyInitializerOperation initializer when initializer.InitializedProperties.Contains(variable, SymbolEqualityComparer.Default) => initializer.Value,
        IIsPatternOperation { Pattern: IDeclarationPatternOperation or IRecursivePatternOperation } test when Declared(test.Pattern) is { } declared
            && SymbolEqualityComparer.Default.Equals(declared, variable) => test.Value,
        _ => null,
    };

    private static ISymbol? Declared(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        _ => null,
    };

    /// <summary>foreach (var handler in handlers), handlers.TryGetValue(key, out var handler): the collection.</summary>
    private static IOperation? OutOf(IOperation operation, ISymbol variable) => operation switch
    {
        IForEachLoopOperation loop when loop.Locals.Contains(variable, SymbolEqualityComparer.Default) => loop.Collection,
        IInvocationOperation { TargetMethod.Name: "TryGetValue", Instance: { } table } lookup when lookup.Arguments.Any(argument =>
            argument.Parameter?.RefKind == RefKind.Out && Is(argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value, variable)) => table,
        _ => null,
    };

    /// <summary>table.Add(key, value), table[key] = value: the value.</summary>
    private static IOperation? PutIn(IOperation operation) => operation switch
    {
        IInvocationOperation { Arguments.IsEmpty: false } call when Adds(call.TargetMethod.Name) => call.Arguments[call.Arguments.Length - 1].Value,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.IsEmpty: false } } assignment => assignment.Value,
        ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation } assignment => assignment.Value,
        _ => null,
    };

    private static IOperation? Holder(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Instance,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation element } => element.Instance,
        ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation element } => element.ArrayReference,
        _ => null,
    };
}
