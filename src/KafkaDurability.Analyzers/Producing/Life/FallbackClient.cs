using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Clients that a local gets where the object was made without one: _producer ?? builder.Build(), or the same with ?: for it.</summary>
/// <param name="Whole">The expression that chooses.</param>
internal sealed record FallbackClient(ILocalSymbol Local, IInvocationOperation Build, SyntaxNode Whole)
{
    public static IEnumerable<FallbackClient> In(ControlFlowGraph graph, QueueModel model, CancellationToken cancellation)
    {
        var storage = Storage.Of(graph);
        var operations = FunctionGraphs.Operations(graph).ToList();
        foreach (var assignment in operations.OfType<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is not ILocalReferenceOperation { Local.RefKind: RefKind.None } target || OwnOperations.Unconverted(assignment.Value) is not IFlowCaptureReferenceOperation chosen)
            {
                continue;
            }

            var arms = operations.OfType<IFlowCaptureOperation>().Where(arm => arm.Id.Equals(chosen.Id)).Select(arm => storage.Resolve(arm.Value)).ToList();
            if (arms.Count == 2
                && arms.OfType<IInvocationOperation>().SingleOrDefault(arm => OwnedClient.IsBuild(arm, model.Symbols)) is { } build
                && arms.Single(arm => arm != build) is { } given && MayBeMissing(OwnOperations.Unconverted(given), model, cancellation)
                && build.Syntax.Ancestors().FirstOrDefault(outer => outer is ConditionalExpressionSyntax || outer.IsKind(SyntaxKind.CoalesceExpression)) is { } whole)
            {
                yield return new FallbackClient(target.Local, build, whole);
            }
        }
    }

    /// <summary>Only constructors fill it, and one of them does not, or is called without it: then each call that comes here builds one.</summary>
    private static bool MayBeMissing(IOperation? given, QueueModel model, CancellationToken cancellation) => given switch
    {
        IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter } => IsOptional(parameter),
        IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: false } field } => IsLeftOut(field.OriginalDefinition, model, cancellation),
        IPropertyReferenceOperation { Property: { SetMethod: null, IsStatic: false, IsVirtual: false, IsAbstract: false, IsOverride: false } property } =>
            AutoProperties.Is(property)
            && IsLeftOut(property.OriginalDefinition, model, cancellation),
        _ => false,
    };

    private static bool IsOptional(IParameterSymbol parameter) => parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null };

    private static bool IsLeftOut(ISymbol member, QueueModel model, CancellationToken cancellation) =>
        member.DeclaringSyntaxReferences.All(part => part.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer: null } or PropertyDeclarationSyntax { Initializer: null })
        && member.ContainingType.InstanceConstructors.Any(constructor => LeavesOut(constructor, member, model, cancellation));

    private static bool LeavesOut(IMethodSymbol constructor, ISymbol member, QueueModel model, CancellationToken cancellation)
    {
        if (constructor.IsImplicitlyDeclared)
        {
            return constructor.ContainingType.TypeKind == TypeKind.Class;
        }

        if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not ConstructorDeclarationSyntax declaration
            || declaration.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer) || model.Source.Operation(declaration, cancellation) is not { } body)
        {
            return false;
        }

        // What a helper does is not looked at: it may fill no field that is readonly.
        var values = body.Descendants().OfType<ISimpleAssignmentOperation>()
            .Where(write => write.Target is IMemberReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Member.OriginalDefinition, member))
            .Select(write => OwnOperations.Unconverted(write.Value)).ToList();
        return values.All(value => value is IParameterReferenceOperation { Parameter: var parameter } && IsOptional(parameter));
    }
}
