using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What stands around a call that commits, and around the variables that lead to it.</summary>
internal static class OffsetOrder
{
    /// <summary>setup(c => c.Commit(…)) of a mock: an expression tree is not run.</summary>
    public static bool IsSetUp(IOperation call)
    {
        for (var current = call.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation && current.Parent is IConversionOperation or IDelegateCreationOperation
                && current.Parent.Type is { Name: "Expression", TypeKind: not TypeKind.Delegate })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In a block that seeks, or that ends in a throw, the message is meant to come again.</summary>
    public static bool GoesBack(IOperation call, KafkaSymbols symbols)
    {
        var block = call.Parent;
        while (block is not null and not IBlockOperation)
        {
            block = block.Parent;
        }

        return block is IBlockOperation { Operations: { Length: > 0 } statements }
            && (statements.Last() is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }
                || block.Descendants().Any(operation => operation is IInvocationOperation
                    {
                        TargetMethod: { Name: "Seek" or "Assign" or "IncrementalAssign" or "Pause" } method,
                    } && symbols.ClientMethod(method) is not null));
    }

    /// <summary>
    /// if (failed) { Commit(own offset); return; } Commit(result): the author knows the difference.
    /// </summary>
    /// <param name="results">The calls of the member that take a result.</param>
    public static bool HasCounterpart(IOperation call, ImmutableHashSet<ISymbol> holders, List<IInvocationOperation> results, KafkaSymbols symbols)
    {
        var branch = call;
        while (branch.Parent is not (null or IConditionalOperation or ISwitchCaseOperation))
        {
            branch = branch.Parent;
        }

        if (branch.Parent is not { } choice)
        {
            return false;
        }

        var leaves = branch is IBranchOperation or IReturnOperation || (branch is IBlockOperation { Operations: { Length: > 0 } all } && all.Last() is IBranchOperation or IReturnOperation);
        return results.Any(other =>
            OffsetVariables.SymbolOf(other.Arguments[0].Value) is { } symbol && holders.Contains(symbol)
            && symbols.ClientMethod(other.TargetMethod) is not null
            && !branch.Syntax.Span.Contains(other.Syntax.Span)
            && (choice.Syntax.Span.Contains(other.Syntax.Span) || (leaves && other.Syntax.SpanStart > call.Syntax.SpanStart)));
    }

    /// <summary>The catch or finally that the call is in: there the message may have failed.</summary>
    public static SyntaxNode? HandlerAround(IOperation call) => call.Syntax.Ancestors()
        .TakeWhile(node => node is not MemberDeclarationSyntax || node is GlobalStatementSyntax)
        .FirstOrDefault(node => node is CatchClauseSyntax or FinallyClauseSyntax);

    public static bool IsNamed(IArgumentOperation argument) => argument.Syntax is ArgumentSyntax { NameColon: not null };

    /// <summary>The "!" behind an expression is part of it.</summary>
    public static SyntaxNode WithSuppression(SyntaxNode expression) =>
        expression.Parent is PostfixUnaryExpressionSyntax suppressed && suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression) ? suppressed : expression;

    /// <summary>The result whose own place an expression says: r of r.TopicPartitionOffset or new TopicPartitionOffset(r.Topic, r.Partition, r.Offset).</summary>
    public static IOperation? ResultIn(IOperation? written, KafkaSymbols symbols)
    {
        while (written is IConversionOperation conversion)
        {
            written = conversion.Operand;
        }

        if (written is IPropertyReferenceOperation { Property.Name: "TopicPartitionOffset", Instance: { } instance } && instance is not IConditionalAccessInstanceOperation)
        {
            return instance;
        }

        if (written is not IObjectCreationOperation { Arguments: { Length: > 1 } arguments, Type: { } type }
            || !SymbolEqualityComparer.Default.Equals(type, symbols.TopicPartitionOffset))
        {
            return null;
        }

        IOperation? result = null;
        foreach (var argument in arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
            {
                continue;
            }

            if (Asked(argument.Value, symbols) is not { Instance: { } asked } property
                || property.Property.Name is not ("Topic" or "Partition" or "TopicPartition" or "Offset" or "LeaderEpoch")
                || !OffsetTrace.IsRepeatable(asked)
                || (result is not null && !SyntaxFactory.AreEquivalent(result.Syntax, asked.Syntax)))
            {
                return null;
            }

            result = asked;
        }

        return result;
    }

    /// <summary>Whether a variable is read for nothing but committing what it holds.</summary>
    /// <param name="through">The variables that may take it on.</param>
    /// <param name="isMeant">Tells which calls are that committing.</param>
    public static bool OnlyLeadsTo(
        ISymbol variable, OffsetVariables variables, ImmutableHashSet<ISymbol> through, Func<IOperation, bool> isMeant, KafkaSymbols symbols) =>
        variables.Of(variable) is { } known && known.References.All(reference => Leads(reference, through, isMeant, symbols));

    private static bool Leads(IOperation reference, ImmutableHashSet<ISymbol> through, Func<IOperation, bool> isMeant, KafkaSymbols symbols)
    {
        var (held, parent) = OffsetWrites.Up(reference);
        switch (parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == held:
            case IBinaryOperation { RightOperand.ConstantValue: { HasValue: true, Value: null } }:
            case IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation } }:
            case IPropertyReferenceOperation { Property: { IsIndexer: false, Name: "Count" or "Length" or "IsEmpty" } }:
            case IInvocationOperation { TargetMethod.Name: "Clear" or "Any" or "Count" or "Remove" or "ContainsKey" }:
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Any" or "Count", ContainingType.Name: "Enumerable" } } }:
                return true;
        }

        if (OffsetWrites.IsWrite(reference))
        {
            return true;
        }

        for (var current = reference.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IInvocationOperation call when symbols.ClientMethod(call.TargetMethod) is { } method:
                    return method.Name is "Commit" or "StoreOffset" or "SendOffsetsToTransaction" && isMeant(call);
                case IInvocationOperation call when KnownCallees.Observes(call.TargetMethod):
                    return true;
                case IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "TryAdd", Instance: { } collection }:
                    return Passes(OffsetVariables.SymbolOf(collection));
                case IVariableDeclaratorOperation declarator:
                    return Passes(declarator.Symbol);
                case ISimpleAssignmentOperation assignment:
                    return Passes(OffsetVariables.SymbolOf(Storage.Root(assignment.Target)));
                case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation declarator }:
                    return Passes(declarator.Symbol);
                case IBlockOperation or IReturnOperation or IConditionalOperation:
                    return false;
            }
        }

        return false;

        bool Passes(ISymbol? symbol) => symbol is not null && through.Contains(symbol);
    }

    /// <summary>The property of a result that a value is, its number and conversions aside.</summary>
    private static IPropertyReferenceOperation? Asked(IOperation value, KafkaSymbols symbols)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Value", Instance: { } instance } property when symbols.Owns(property.Property):
                    value = instance;
                    break;
                case IObjectCreationOperation { Arguments: { Length: 1 } arguments, Type: { } type } when SymbolEqualityComparer.Default.Equals(type, symbols.Offset):
                    value = arguments[0].Value;
                    break;
                default:
                    return value as IPropertyReferenceOperation;
            }
        }
    }
}
