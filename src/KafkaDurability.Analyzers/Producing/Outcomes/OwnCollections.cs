using System;
using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Collections in a variable that nobody else has: what is put into one stays there until it is read.</summary>
internal static class OwnCollections
{
    private static readonly HashSet<string> s_adding = new() { "Add", "Enqueue", "Push", "TryAdd", "AddFirst", "AddLast", "Insert" };

    public static bool Adds(IMethodSymbol method) => s_adding.Contains(method.Name) && IsCollection(method.ContainingType);

    /// <summary>Made here, so that nobody else has it.</summary>
    public static bool IsNew(IOperation? value) => value is not null && OwnOperations.Unwrapped(value) switch
    {
        IArrayCreationOperation => true,
        IObjectCreationOperation creation => IsCollection(creation.Type),
        { Syntax: CollectionExpressionSyntax } => true,
        _ => false,
    };

    /// <summary>The variable whose element is written.</summary>
    public static ILocalSymbol? ElementOf(IOperation target) => target switch
    {
        IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation array } => array.Local,
        IPropertyReferenceOperation { Arguments.IsEmpty: false, Property: var indexer, Instance: ILocalReferenceOperation list } when IsCollection(indexer.ContainingType) => list.Local,
        _ => null,
    };

    /// <summary>Nothing comes out of the collection there: something is added or set, all of it counted or removed.</summary>
    public static bool LeavesInside(ILocalReferenceOperation read) => read.Parent switch
    {
        IInvocationOperation call => call.Instance == read && (Adds(call.TargetMethod) || (call.TargetMethod.Name is "Clear" or "EnsureCapacity" && IsCollection(call.TargetMethod.ContainingType))),
        IPropertyReferenceOperation { Property.Name: "Count" or "Length" or "Capacity" } => true,
        IOperation { Parent: ISimpleAssignmentOperation assignment } element => assignment.Target == element && ElementOf(element) is not null,
        _ => false,
    };

    private static bool IsCollection(ITypeSymbol? type) =>
        type?.ContainingNamespace?.FullName().StartsWith("System.Collections", StringComparison.Ordinal) == true;
}
