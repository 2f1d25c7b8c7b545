using System.Collections.Concurrent;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>What is another value at the next start: a Guid, a time, a random name, and the methods, fields and properties that give one.</summary>
internal sealed class Variation(Compilation compilation, OperationSource source)
{
    /// <summary>By the steps that are left, too: an answer that a bound cut short is none for those who may go on.</summary>
    private readonly ConcurrentDictionary<(ISymbol Symbol, int Steps), bool> _known = new();

    public bool Is(IMethodSymbol method) => Is(method, Limits.VariationSteps);

    /// <param name="member">A field or property.</param>
    public bool Is(ISymbol member) => Is(member, Limits.VariationSteps);

    private bool Is(IMethodSymbol method, int steps) => method.ContainingType is { } type
        && (IsNew(method.Name) ? KnownCode.IsPlatform(type.ContainingAssembly, compilation)
            : steps > 0 && GivesText(method.ReturnType) && Known(method.OriginalDefinition, steps));

    private bool Is(ISymbol member, int steps)
    {
        var type = member switch { IFieldSymbol { IsConst: false } field => field.Type, IPropertySymbol { IsIndexer: false } property => property.Type, _ => null };
        return steps > 0 && type is not null && GivesText(type)
            && Known(member.OriginalDefinition, steps);
    }

    private bool Is(IOperation value, int steps) => value.DescendantsAndSelf().Any(part => part switch
    {
        IInvocationOperation call => Is(call.TargetMethod, steps),
        IPropertyReferenceOperation property => (property.Property.GetMethod is { } getter && Is(getter, steps)) || Is(property.Property, steps),
        IFieldReferenceOperation field => Is(field.Field, steps),
        ILocalReferenceOperation local => steps > 0 && OfLocal(local).Any(own => Is(own, steps - 1)),
        _ => false,
    });

    private bool Known(ISymbol symbol, int steps) =>
        !symbol.DeclaringSyntaxReferences.IsEmpty && (_known.TryGetValue((symbol, steps), out var known) ? known : _known.GetOrAdd((symbol, steps), Anew(symbol, steps)));

    private bool Anew(ISymbol symbol, int steps) => (symbol is IMethodSymbol method ? Returned(method) : Written(symbol)).Any(value => Is(value, steps - 1));

    /// <summary>Members of .NET whose answer is another one at the next start.</summary>
    private static bool IsNew(string member) => member is "NewGuid" or "CreateVersion7" or "GetRandomFileName" or "Next" or "NextInt64"
        or "get_Now" or "get_UtcNow" or "get_ProcessId" or "get_TickCount" or "get_TickCount64";

    /// <summary>Names are made of these; what else a method gives is followed by nobody here.</summary>
    private static bool GivesText(ITypeSymbol type) => type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_DateTime
        || type is { Name: "Guid", ContainingNamespace.Name: "System" };

    private IEnumerable<IOperation> Returned(IMethodSymbol method) => Body(method.DeclaringSyntaxReferences)?.Descendants().OfType<IReturnOperation>()
        .Select(returned => returned.ReturnedValue).OfType<IOperation>() ?? [];

    private IOperation? Body(System.Collections.Immutable.ImmutableArray<SyntaxReference> parts) =>
        Members.RootOf(parts[0].GetSyntax()) is { } member ? source.Operation(member, CancellationToken.None) : null;

    private IEnumerable<IOperation> Written(ISymbol member) => Members.Mentioning(member.ContainingType, member.Name).Take(Limits.VariationMembers)
        .Select(mentioning => source.Operation(mentioning, CancellationToken.None))
        .OfType<IOperation>()
        .SelectMany(body => body.DescendantsAndSelf())
        .Select(operation => VariableWrites.Written(operation, member))
        .OfType<IOperation>();

    private static IEnumerable<IOperation> OfLocal(ILocalReferenceOperation use) =>
        OwnOperations.RootOf(use).Descendants().Select(operation => operation switch
        {
            IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, use.Local) => declarator.GetVariableInitializer()?.Value,
            IAssignmentOperation { Target: ILocalReferenceOperation target } write when SymbolEqualityComparer.Default.Equals(target.Local, use.Local) => write.Value,
            _ => null,
        }).OfType<IOperation>();
}
