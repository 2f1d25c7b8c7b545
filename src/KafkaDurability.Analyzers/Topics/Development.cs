using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Topics;

/// <summary>
/// Finds code that runs in development alone, or at least not in production, by the methods that
/// Microsoft.Extensions.Hosting and ASP.NET Core have for that: IsDevelopment, IsStaging, IsProduction, IsEnvironment.
/// </summary>
internal sealed class Development(Compilation compilation, KnownCode code)
{
    private const string Production = "Production";

    private static readonly string[] s_extensions =
    [
        "Microsoft.Extensions.Hosting.HostEnvironmentEnvExtensions",
        "Microsoft.Extensions.Hosting.HostingEnvironmentExtensions",
        "Microsoft.AspNetCore.Hosting.HostingEnvironmentExtensions",
    ];

    private readonly System.Lazy<List<INamedTypeSymbol>> _types = new(() => s_extensions.SelectMany(name => compilation.GetTypesByMetadataName(name)).ToList());

    /// <summary>Whether an <c>if</c> around the operation, or one before it that leaves, keeps production out.</summary>
    public bool Covers(IOperation operation, LocalUses variables)
    {
        if (_types.Value.Count == 0)
        {
            return false;
        }

        for (var (child, parent) = (operation, operation.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            var isCovered = parent switch
            {
                IConditionalOperation choice when child == choice.WhenTrue => Excludes(choice.Condition, true, variables, 0),
                IConditionalOperation choice when child == choice.WhenFalse => Excludes(choice.Condition, false, variables, 0),
                IBlockOperation block => block.Operations.TakeWhile(statement => statement != child).OfType<IConditionalOperation>()
                    .Any(guard => guard.WhenFalse is null && Leaves(guard.WhenTrue) && Excludes(guard.Condition, false, variables, 0)),
                _ => false,
            };
            if (isCovered)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is not production where the condition has the outcome.</summary>
    private bool Excludes(IOperation condition, bool outcome, LocalUses variables, int depth)
    {
        if (depth == Limits.ConditionDepth)
        {
            return false;
        }

        switch (condition)
        {
            case IConversionOperation conversion:
                return Excludes(conversion.Operand, outcome, variables, depth + 1);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Excludes(not.Operand, !outcome, variables, depth + 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both:
                var left = Excludes(both.LeftOperand, outcome, variables, depth + 1);
                var right = Excludes(both.RightOperand, outcome, variables, depth + 1);
                return both.OperatorKind == BinaryOperatorKind.ConditionalAnd == outcome ? left || right : left && right;
            case ILocalReferenceOperation local when variables.OnlyValueOf(local.Local) is { } value:
                return Excludes(value, outcome, variables, depth + 1);
            case IInvocationOperation call when _types.Value.Contains(call.TargetMethod.ContainingType, SymbolEqualityComparer.Default):
                return Environment(call, variables) is { } name && outcome != name.Equals(Production, System.StringComparison.OrdinalIgnoreCase);
            default:
                return false;
        }
    }

    /// <summary>The environment that the call asks for; null where it is not known.</summary>
    private string? Environment(IInvocationOperation call, LocalUses variables) => call.TargetMethod.Name switch
    {
        "IsDevelopment" or "IsStaging" => call.TargetMethod.Name,
        "IsProduction" => Production,
        "IsEnvironment" => SaidValues.Of(call.Arguments.LastOrDefault()?.Value, variables, code).OnlyText,
        _ => null,
    };

    private static bool Leaves(IOperation statement) => statement switch
    {
        IBlockOperation block => block.Operations.LastOrDefault() is { } last and not IBlockOperation && Leaves(last),
        IReturnOperation { Kind: OperationKind.Return } or IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } => true,
        _ => false,
    };
}
