using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Finds the calls of one member that commit the own offset of a message.</summary>
internal sealed class CommittedOffsetReader
{
    private readonly KafkaSymbols _symbols;
    private readonly MessageTypes _types;
    private readonly IOperation _member;
    private readonly OffsetVariables _variables;
    private readonly OffsetTrace _trace;
    private readonly OffsetUses _uses;

    private CommittedOffsetReader(IOperation member, KafkaSymbols symbols, CancellationToken cancellation)
    {
        _symbols = symbols;
        _types = new MessageTypes(symbols);
        _member = member;
        _variables = new OffsetVariables(cancellation);
        _variables.Include(member);
        _trace = new OffsetTrace(symbols, _variables, member.SemanticModel);
        _uses = new OffsetUses(symbols, new CalleeEffects(member.SemanticModel, cancellation));
    }

    /// <param name="member">The body of a method, or an initializer, with all lambdas and local functions in it.</param>
    public static IEnumerable<CommittedOffset> Read(IOperation member, KafkaSymbols symbols, CancellationToken cancellation)
    {
        if (symbols.TopicPartitionOffset is null || !member.Descendants().Any(call => IsSink(call, symbols)))
        {
            return [];
        }

        var reader = new CommittedOffsetReader(member, symbols, cancellation);
        return reader.MovesResults() ? [] : member.Descendants().OfType<IInvocationOperation>()
            .Where(call => IsSink(call, symbols))
            .Select(reader.Read)
            .OfType<CommittedOffset>()
            .ToList();
    }

    /// <summary>Whether it takes offsets as they are.</summary>
    private static bool IsSink(IOperation operation, KafkaSymbols symbols) =>
        operation is IInvocationOperation { Arguments.Length: > 0, TargetMethod.Name: "Commit" or "StoreOffset" or "SendOffsetsToTransaction" } call
        && symbols.ClientMethod(call.TargetMethod) is { } method
        && method.Parameters[0].Type is INamedTypeSymbol type
        && SymbolEqualityComparer.Default.Equals(type.TypeArguments.Length == 1 ? type.TypeArguments[0] : type, symbols.TopicPartitionOffset);

    private CommittedOffset? Read(IInvocationOperation call)
    {
        var argument = call.Arguments.First(given => given.Parameter?.Ordinal == 0);
        if (call.Syntax.ContainsDiagnostics || OffsetOrder.IsSetUp(call) || OffsetOrder.GoesBack(call, _symbols))
        {
            return null;
        }

        var written = OffsetTrace.Written(argument.Value)?.ToList();
        var groups = written is null ? [_trace.Of(argument.Value)] : written.Select(_trace.Of);
        var sources = groups
            .Select(value => value.Shape == OffsetShape.Sequence ? value.Element! : value)
            .Where(value => value.Shape == OffsetShape.Offset && value.Sources.All(source => IsOwn(source, call)))
            .SelectMany(value => value.Sources)
            .ToList();
        if (sources.Count == 0)
        {
            return null;
        }

        var repairs = sources.All(source => source.Repair is { } repair && (!repair.IsWhole || repair.Result is not null) && source.Through.All(Leads))
            ? sources.Select(source => source.Repair!).Distinct().ToImmutableArray()
            : ImmutableArray<OffsetRepair>.Empty;
        return new CommittedOffset(
            call.Syntax,
            call.TargetMethod.Name,
            sources.Select(source => source.Exact!.Syntax).Distinct().ToImmutableArray(),
            Overload(call, argument, written is null ? argument.Value : written.Count == 1 ? written[0] : null),
            repairs);

        // Behind a variable, what is a repair here may be a mistake where it is read for another purpose.
        bool Leads(ISymbol variable) => OffsetOrder.OnlyLeadsTo(variable, _variables, sources[0].Through, _symbols);
    }

    /// <summary>Whether the message was processed, as far as can be told, when its offset is committed.</summary>
    private bool IsOwn(OffsetSource source, IInvocationOperation call)
    {
        var exact = source.Exact!;
        var handler = OffsetOrder.HandlerAround(call);
        var isHere = _member.Syntax.Span.Contains(exact.Syntax.Span);
        if ((handler is not null && handler.Span.Contains(exact.Syntax.Span)) || OffsetOrder.HasCounterpart(call, source.Holders, _member, _symbols))
        {
            return false;
        }

        var position = !isHere || (handler is null && call.Syntax.Span.End > exact.Syntax.Span.End) ? call.Syntax.Span.End : exact.Syntax.Span.End;
        var function = isHere ? _member : OffsetOrder.Outermost(exact);
        return !_uses.IsUsedBehind(position, source.Holders, _member)
            && (isHere || !_uses.IsUsedBehind(exact.Syntax.Span.End, source.Holders, function))
            && _uses.IsProcessedBefore(isHere ? position : exact.Syntax.SpanStart, source.Holders, function, source.IsGuess);
    }

    /// <summary>result.TopicPartitionOffset = …: the results are not what the broker gave.</summary>
    private bool MovesResults() => _member.Descendants().Any(operation => operation switch
    {
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: { } type } } => _types.IsResult(type),
        IIncrementOrDecrementOperation { Target: IPropertyReferenceOperation { Property.ContainingType: { } type } } => _types.IsResult(type),
        _ => false,
    });

    /// <summary>Commit(new[] { r.TopicPartitionOffset }) says Commit(r).</summary>
    private (SyntaxNode Argument, SyntaxNode Result)? Overload(IInvocationOperation call, IArgumentOperation argument, IOperation? written)
    {
        if (OffsetOrder.ResultIn(written, _symbols) is not { Type: { } type } result || OffsetOrder.IsNamed(argument))
        {
            return null;
        }

        var takesResult = call.TargetMethod.ContainingType.GetMembers(call.TargetMethod.Name).OfType<IMethodSymbol>().Any(other =>
            other.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(other.Parameters[0].Type, type));
        return takesResult ? (argument.Value.Syntax, OffsetOrder.WithSuppression(result.Syntax)) : null;
    }
}
