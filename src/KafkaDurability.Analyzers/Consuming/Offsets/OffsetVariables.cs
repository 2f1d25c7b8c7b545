using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>All that is put into one variable, and every place that mentions it.</summary>
internal sealed class OffsetVariable
{
    /// <summary>The values; of a foreach the collection, whose elements they are.</summary>
    public List<(IOperation Value, bool IsElement)> Values { get; } = new();

    public List<IOperation> References { get; } = new();

    /// <summary>It is written in a way that is not followed: ++, +=, ref, deconstruction.</summary>
    public bool IsDoubtful { get; set; }
}

/// <summary>The variables of some members, without regard to the order of statements.</summary>
internal sealed class OffsetVariables
{
    private readonly Dictionary<ISymbol, OffsetVariable> _variables = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> _read = new();
    private readonly Dictionary<INamedTypeSymbol, bool> _types = new(SymbolEqualityComparer.Default);
    private readonly CancellationToken _cancellation;

    public OffsetVariables(CancellationToken cancellation) => _cancellation = cancellation;

    public OffsetVariable? Of(ISymbol symbol) => _variables.TryGetValue(symbol, out var variable) ? variable : null;

    /// <summary>A private field; null where not all that touches it is in this file.</summary>
    public OffsetVariable? OfField(IFieldSymbol field, SemanticModel? model)
    {
        if (field.DeclaredAccessibility != Accessibility.Private || model is null || field.ContainingType is not { } type)
        {
            return null;
        }

        if (!_types.TryGetValue(type, out var isRead))
        {
            _types[type] = isRead = Include(type, model);
        }

        return isRead ? Of(field) : null;
    }

    public void Include(IOperation root)
    {
        if (!_read.Add(root.Syntax))
        {
            return;
        }

        foreach (var operation in root.DescendantsAndSelf())
        {
            _cancellation.ThrowIfCancellationRequested();
            Read(operation);
        }
    }

    private bool Include(INamedTypeSymbol type, SemanticModel model)
    {
        if (type.DeclaringSyntaxReferences.Any(part => part.SyntaxTree != model.SyntaxTree))
        {
            return false;
        }

        foreach (var member in type.DeclaringSyntaxReferences.SelectMany(part => part.GetSyntax(_cancellation).DescendantNodes()))
        {
            var isMember = member is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
                or ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax }
                or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } };
            if (isMember && !Include(member, model))
            {
                return false;
            }
        }

        return true;
    }

    /// <returns>False where the compiler cannot read the member, such as one that is too deep for its own recursion.</returns>
    private bool Include(SyntaxNode member, SemanticModel model)
    {
        try
        {
            if (model.GetOperation(member, _cancellation) is { } body)
            {
                Include(body);
            }

            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return false;
        }
    }

    private void Read(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol: { } local } declarator when declarator.GetVariableInitializer() is { } initializer:
                Get(local).Values.Add((initializer.Value, false));
                break;
            case IFieldInitializerOperation initializer:
                foreach (var field in initializer.InitializedFields)
                {
                    Get(field).Values.Add((initializer.Value, false));
                }

                break;
            case ISimpleAssignmentOperation { IsRef: false } assignment when SymbolOf(assignment.Target) is { } target:
                Get(target).Values.Add((assignment.Value, false));
                break;
            case ICoalesceAssignmentOperation assignment when SymbolOf(assignment.Target) is { } target:
                Get(target).Values.Add((assignment.Value, false));
                break;
            case IAssignmentOperation assignment:
                Doubt(assignment.Target);
                break;
            case IIncrementOrDecrementOperation increment:
                Doubt(increment.Target);
                break;
            case IForEachLoopOperation loop:
                ReadLoop(loop);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out } argument when Target(argument) is { } target:
                Get(target).Values.Add((argument, false));
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref } argument:
                Doubt(argument.Value);
                break;
            case IIsPatternOperation { Pattern: { } pattern } test when Declared(pattern) is { } declared:
                Get(declared).Values.Add((test.Value, false));
                break;
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation:
                Get(SymbolOf(operation)!).References.Add(operation);
                break;
        }
    }

    /// <summary>foreach (var x in all), foreach (var (key, x) in all).</summary>
    private void ReadLoop(IForEachLoopOperation loop)
    {
        switch (loop.LoopControlVariable)
        {
            case IVariableDeclaratorOperation declarator:
                Get(declarator.Symbol).Values.Add((loop.Collection, true));
                break;
            case IDeclarationExpressionOperation { Expression: ITupleOperation { Elements: { Length: 2 } elements } }
                when elements[1] is ILocalReferenceOperation local:
                Get(local.Local).Values.Add((loop.Collection, true));
                break;
            case { } other:
                Doubt(other);
                break;
        }
    }

    private void Doubt(IOperation target)
    {
        foreach (var part in target is IPropertyReferenceOperation or IArrayElementReferenceOperation ? [target] : target.DescendantsAndSelf())
        {
            if (SymbolOf(part) is { } symbol)
            {
                Get(symbol).IsDoubtful = true;
            }
        }
    }

    private OffsetVariable Get(ISymbol symbol)
    {
        if (!_variables.TryGetValue(symbol, out var variable))
        {
            _variables.Add(symbol, variable = new OffsetVariable());
        }

        return variable;
    }

    public static ISymbol? SymbolOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    private static ISymbol? Target(IArgumentOperation argument) =>
        SymbolOf(argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value);

    private static ISymbol? Declared(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        _ => null,
    };
}
