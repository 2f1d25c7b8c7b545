using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Whether what runs again sends the same message again; only where that is certain.</summary>
internal static class SameMessage
{
    private static readonly HashSet<string> s_converting = new() { "System.Text", "System.Text.Json", "System.Globalization" };

    /// <summary>The topic and the message of a call of a Produce method.</summary>
    public static IEnumerable<IOperation> ArgumentsOf(IInvocationOperation send) =>
        send.Arguments.Where(argument => argument.Parameter is { Ordinal: < 2 }).OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value);

    /// <summary>Whether two calls are written with the same topic and message, on the same producer.</summary>
    public static bool IsWrittenAlike(IInvocationOperation one, IInvocationOperation other) =>
        AreEquivalent(one.Instance, other.Instance)
        && ArgumentsOf(one).ToList() is { Count: 2 } first && ArgumentsOf(other).ToList() is { Count: 2 } second
        && AreEquivalent(first[0], second[0]) && AreEquivalent(first[1], second[1]);

    public static bool AreEquivalent(IOperation? one, IOperation? other) =>
        one is null || other is null ? one is null && other is null : SyntaxFactory.AreEquivalent(one.Syntax, other.Syntax);

    /// <summary>Whether values are the same each time that a piece of code runs.</summary>
    /// <param name="scope">A loop, a lambda, a try or a method body.</param>
    public static bool IsUnchanged(IEnumerable<IOperation> values, IOperation scope)
    {
        var written = scope.DescendantsAndSelf().Select(OwnOperations.Target).OfType<IOperation>().Select(Storage.Root).Select(Variables.Named).OfType<ISymbol>().ToList();
        var pending = new Queue<IOperation>(values);
        for (var seen = 0; pending.Count > 0; seen++)
        {
            if (seen == Limits.MessageInitializers)
            {
                return false;
            }

            foreach (var operation in pending.Dequeue().DescendantsAndSelf())
            {
                if (Variables.Named(operation) is { } variable and (ILocalSymbol or IParameterSymbol))
                {
                    if (written.Contains(variable, SymbolEqualityComparer.Default))
                    {
                        return false;
                    }

                    if (IsDeclaredIn(variable, scope))
                    {
                        if (Initializer(variable, scope) is not { } initializer)
                        {
                            return false;
                        }

                        pending.Enqueue(initializer);
                    }
                }
                else if (!IsSteady(operation))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether a parameter may be part of the values, directly or by way of a variable.</summary>
    public static bool IsMadeOf(IEnumerable<IOperation> values, IParameterSymbol? parameter, IOperation function)
    {
        return parameter is null || values.SelectMany(value => value.DescendantsAndSelf()).Any(operation =>
            operation is ILocalReferenceOperation { Local: var local } && Initializer(local, function) is { } initializer
                ? initializer.DescendantsAndSelf().Any(inner => inner is ILocalReferenceOperation || Is(inner))
                : Is(operation));

        bool Is(IOperation operation) => operation is IParameterReferenceOperation { Parameter: var read } && SymbolEqualityComparer.Default.Equals(read, parameter);
    }

    /// <summary>A method's own parameters are its callers' affair; those of a lambda come anew each time.</summary>
    private static bool IsDeclaredIn(ISymbol variable, IOperation scope) =>
        !(variable is IParameterSymbol && scope.Parent is null)
        && variable.DeclaringSyntaxReferences.Any(place => place.SyntaxTree == scope.Syntax.SyntaxTree && scope.Syntax.Span.Contains(place.Span));

    private static IOperation? Initializer(ISymbol variable, IOperation scope) => scope.DescendantsAndSelf()
        .OfType<IVariableDeclaratorOperation>()
        .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, variable) && declarator.Parent is IVariableDeclarationOperation)?
        .GetVariableInitializer()?.Value;

    private static bool IsSteady(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field.IsReadOnly || field.Field.IsConst,
        IPropertyReferenceOperation { Instance: null } property => BaseLibrary.IsIn(property.Property, "System"),
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } property =>
            property.Property.SetMethod is null && property.Property.DeclaringSyntaxReferences.Any(IsAutomatic),
        IInvocationOperation call => Converts(call.TargetMethod),
        IAwaitOperation or IIncrementOrDecrementOperation or ICompoundAssignmentOperation or IAnonymousFunctionOperation or IInvalidOperation
            or IDynamicInvocationOperation or IDynamicMemberReferenceOperation => false,
        _ => true,
    };

    /// <summary>{ get; }: nothing is worked out when it is read.</summary>
    private static bool IsAutomatic(SyntaxReference place) =>
        place.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax { AccessorList.Accessors: { Count: 1 } accessors }
        && accessors[0].Body is null && accessors[0].ExpressionBody is null;

    private static bool Converts(IMethodSymbol method) =>
        KnownCallees.Transforms(method)
        || method.Name == "ToString"
        || (BaseLibrary.Declares(method) && (method.ContainingType.SpecialType != SpecialType.None || s_converting.Contains(method.ContainingNamespace.FullName())));
}
