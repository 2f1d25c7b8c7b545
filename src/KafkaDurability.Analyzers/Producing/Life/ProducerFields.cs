using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>The producers that a type keeps, and a member of it disposes.</summary>
internal static class ProducerFields
{
    public static IEnumerable<LeftProducer> DisposedIn(MemberFunctions functions, QueueModel model, CancellationToken cancellation)
    {
        var variables = functions.All.SelectMany(function => FunctionGraphs.Operations(function))
            .Where(operation => operation is IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation)
            .Where(operation => IsProducer(operation.Type, model.Symbols))
            .Select(Kept)
            .OfType<ISymbol>()
            .Distinct<ISymbol>(SymbolEqualityComparer.Default)
            .ToList();
        foreach (var variable in variables)
        {
            if (ClientUses.Of(variable, functions.All, model.Symbols).To("Dispose").Any() && Read(variable, functions, model, cancellation) is { } life)
            {
                yield return life;
            }
        }
    }

    /// <summary>The producers that the class keeps, or a container gives it, which nothing in sight flushes or disposes: what is queued at the end of the program is lost.</summary>
    /// <param name="isProgram">The compilation is a program: what is public is in sight as well, and so is the container that it is built with.</param>
    public static IEnumerable<LeftProducer> NeverFlushedIn(MemberFunctions functions, QueueModel model, CancellationToken cancellation, bool isProgram = false)
    {
        var variables = functions.All
            .SelectMany(function => FunctionGraphs.Operations(function)
                .OfType<IInvocationOperation>()
                .Where(call => model.Symbols.ProducerMethod(call.TargetMethod) == "Produce")
                .Select(call => Storage.Of(function).Resolve(call.Instance)))
            .OfType<IOperation>()
            .Where(operation => IsProducer(operation.Type, model.Symbols))
            .Select(Kept)
            .OfType<ISymbol>()
            .Distinct<ISymbol>(SymbolEqualityComparer.Default)
            .ToList();
        var known = isProgram ? model.NeverFlushed.InProgram : model.NeverFlushed.InLibrary;
        return variables.Select(variable => known.TryGetValue(variable, out var life) ? life : known.GetOrAdd(variable, NeverFlushed(variable, model, cancellation, isProgram))).OfType<LeftProducer>();
    }

    private static LeftProducer? NeverFlushed(ISymbol variable, QueueModel model, CancellationToken cancellation, bool isProgram)
    {
        if (ReadingsOf(variable, model, cancellation, isProgram) is { } readings
            && readings.SelectMany(reading => reading.Sends()).OrderBy(send => send.SyntaxTree.FilePath, System.StringComparer.Ordinal).ThenBy(send => send.SpanStart).ToImmutableArray() is { Length: > 0 } sends
            && !readings.Any(reading => reading.Flushes || reading.Uses.To("Dispose").Concat(reading.Uses.To("Poll")).Concat(reading.Uses.To("CommitTransaction")).Any())
            && IsEndedBySomebodyElse(variable, readings, model, cancellation, isProgram)
            && !OthersFlush(variable, model, cancellation))
        {
            var lost = new UnflushedQueue(sends[0], sends.RemoveAt(0), new ExitPoint(ExitPointKind.EndsProgram, sends[0]));
            return new LeftProducer(sends, readings.Any(reading => reading.HasTransactions), lost, ImmutableArray<(IInvocationOperation, ExitPoint)>.Empty, isProgram ? AtTheEnd(variable, cancellation) : null);
        }

        return null;
    }

    /// <summary>Where the class that has the producer is told that the program ends.</summary>
    private static FlushRepair? AtTheEnd(ISymbol variable, CancellationToken cancellation) => variable.ContainingType.GetMembers().OfType<IMethodSymbol>()
        .Where(method => method.Name is "StopAsync" or "Dispose" or "DisposeAsync")
        .OrderBy(method => method.Name == "StopAsync" ? 0 : 1)
        .Select(method => (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as MethodDeclarationSyntax)?.Body)
        .OfType<BlockSyntax>()
        .Select(block => new FlushRepair(variable.Name + ".Flush();", block, block, IsFinally: false))
        .FirstOrDefault();

    /// <summary>The class builds it and leaves it to the end of the process, or the container that has the only registration disposes it.</summary>
    private static bool IsEndedBySomebodyElse(ISymbol variable, List<QueueReading> readings, QueueModel model, CancellationToken cancellation, bool isProgram)
    {
        var fills = readings.SelectMany(reading => reading.Uses.Fills.Select(fill => (Fill: fill, reading.Functions))).ToList();
        var given = fills.Count == 0 ? [variable] : fills.Select(fill => (Resolved(fill.Fill, fill.Functions) as IParameterReferenceOperation)?.Parameter).ToList<ISymbol?>();
        return fills.Count > 0 && fills.All(fill => IsBuilt(fill.Fill, fill.Functions, model, cancellation))
            || given.All(parameter => parameter is IParameterSymbol own && (IsOnlyOfContainer(own, model, cancellation) || isProgram && IsOfAspire(own, model, cancellation)));
    }

    private static bool IsOnlyOfContainer(IParameterSymbol parameter, QueueModel model, CancellationToken cancellation)
    {
        var registrations = Registrations.Of(model.Compilation);
        var service = Registration.AskedBy(parameter);
        return registrations.IsInjected(parameter, cancellation) && registrations.Only(service, cancellation) is not null && !registrations.HasOtherReceivers(service, cancellation);
    }

    /// <summary>Aspire's AddKafkaProducer registers a producer that the container disposes, and that nothing flushes.</summary>
    private static bool IsOfAspire(IParameterSymbol parameter, QueueModel model, CancellationToken cancellation) =>
        Registrations.Of(model.Compilation) is var registrations && registrations.IsInjected(parameter, cancellation)
        && registrations.Only(Registration.AskedBy(parameter), cancellation) is null
        && new[] { "AddKafkaProducer", "AddKeyedKafkaProducer" }.SelectMany(name => Members.Calling(model.Compilation, name, cancellation)).Any(member =>
            model.Source.Operation(member, cancellation)?.Descendants().OfType<IInvocationOperation>().Any(call => call.TargetMethod.ContainingType.Name == "AspireKafkaProducerExtensions") == true);

    private static List<QueueReading>? ReadingsOf(ISymbol variable, QueueModel model, CancellationToken cancellation, bool isProgram = false)
    {
        var readings = model.FunctionsSeeing(variable, cancellation, isProgram)?.Select(functions => QueueReading.Of(variable, functions, home: null, model, cancellation)).ToList();
        return readings is null || readings.Contains(null) ? null : readings.OfType<QueueReading>().ToList();
    }

    private static LeftProducer? Read(ISymbol variable, MemberFunctions disposing, QueueModel model, CancellationToken cancellation)
    {
        if (ReadingsOf(variable, model, cancellation) is not { } readings)
        {
            return null;
        }

        var fills = readings.SelectMany(reading => reading.Uses.Fills.Select(fill => (fill, reading.Functions))).ToList();
        var isBuilt = fills.Count > 0 && fills.All(fill => IsBuilt(fill.fill, fill.Functions, model, cancellation));
        var isGiven = variable is IParameterSymbol || (fills.Count > 0 && !isBuilt && fills.All(fill => IsGiven(fill.fill, fill.Functions)));
        var own = readings.First(reading => reading.Functions.Outermost.OriginalOperation.Syntax == disposing.Outermost.OriginalOperation.Syntax)!;
        var disposals = readings.SelectMany(reading => reading.Uses.To("Dispose")).ToList();
        var sends = readings.SelectMany(reading => reading.Sends()).ToImmutableArray();
        if (!(isBuilt || isGiven) || sends.IsEmpty || own.Uses.Fills.Length > 0)
        {
            return null;
        }

        var flows = own.Functions.All
            .Where(function => FunctionGraphs.Operations(function).Any(own.Uses.Calls.Contains))
            .Select(function => QueueRun.Of(function, sends[0], isProgram: false, own))
            .OfType<QueueRun>()
            .ToList();
        var mayFlush = readings.Any(reading => reading.Flushes) || (isGiven && OthersFlush(variable, model, cancellation));
        var lost = mayFlush ? null : FirstDisposal(flows, disposals, sends[0]);
        return new LeftProducer(
            sends,
            readings.Any(reading => reading.HasTransactions),
            lost,
            flows.SelectMany(flow => LocalProducers.IgnoredOf(flow, own)).ToImmutableArray(),
            lost is null || disposals.Count > 1 ? null : Repair(disposals[0]));
    }

    /// <summary>Where a type disposes in several places, the first of them.</summary>
    private static UnflushedQueue? FirstDisposal(List<QueueRun> flows, List<IInvocationOperation> disposals, SyntaxNode send)
    {
        var first = disposals.OrderBy(disposal => disposal.Syntax.SyntaxTree.FilePath, System.StringComparer.Ordinal).ThenBy(disposal => disposal.Syntax.SpanStart).First().Syntax;
        return flows.SelectMany(flow => flow.Lost).Any(lost => lost.Key == send && (lost.Value.At == first || lost.Value.Kind == ExitPointKind.Ends))
            ? new UnflushedQueue(first, ImmutableArray.Create(send), null)
            : null;
    }

    private static FlushRepair? Repair(IInvocationOperation disposal)
    {
        var receiver = disposal.IsImplicit ? null : disposal.Syntax switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax or PostfixUnaryExpressionSyntax } access } =>
                access.Expression + ".",
            InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax, Parent: ConditionalAccessExpressionSyntax access } => access.Expression + "?.",
            _ => null,
        };
        return receiver is null || receiver.IndexOfAny(['\n', '|']) >= 0 ? null : new FlushRepair(receiver + "Flush();", disposal.Syntax, disposal.Syntax, IsFinally: false);
    }

    /// <summary>What is put into a variable is built in sight.</summary>
    internal static bool IsBuilt(IOperation fill, MemberFunctions functions, QueueModel model, CancellationToken cancellation) =>
        Resolved(fill, functions) is { } value && ProducerOrigin.IsBuilt(value, functions, model, cancellation);

    /// <summary>What the constructor was given. Who made it may flush it, too.</summary>
    private static bool IsGiven(IOperation fill, MemberFunctions functions) =>
        Resolved(fill, functions) is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };

    /// <summary>What is put into a variable, by way of captures.</summary>
    internal static IOperation? Resolved(IOperation fill, MemberFunctions functions) => functions.All
        .Select(function => Storage.Of(function))
        .Select(storage => storage.Resolve(fill))
        .FirstOrDefault(value => value is not IFlowCaptureReferenceOperation);

    /// <summary>Any other code of the compilation that knows producers and flushes something.</summary>
    private static bool OthersFlush(ISymbol variable, QueueModel model, CancellationToken cancellation)
    {
        var own = variable.ContainingType.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation)).ToList();
        return Members.Mentioning(model.Compilation, "Flush", cancellation).Any(member =>
            !own.Any(part => part.SyntaxTree == member.SyntaxTree && part.Span.Contains(member.Span))
            && member.SyntaxTree.GetRoot(cancellation) is var root && (Members.Mentions(root, "IProducer") || Members.Mentions(root, "ProducerBuilder")));
    }

    /// <summary>The field, property or parameter of a primary constructor that an operation is of.</summary>
    internal static ISymbol? Kept(IOperation operation) => operation switch
    {
        IFieldReferenceOperation field => field.Field.OriginalDefinition,
        IPropertyReferenceOperation property => property.Property.OriginalDefinition,
        IParameterReferenceOperation { Parameter: var parameter } when Members.IsOfPrimaryConstructor(parameter, CancellationToken.None) => parameter,
        _ => null,
    };

    /// <summary>IProducer itself: a class of the user's own may flush when it is disposed.</summary>
    private static bool IsProducer(ITypeSymbol? type, KafkaSymbols symbols)
    {
        var kept = type is INamedTypeSymbol { Name: "Lazy", TypeArguments: { Length: 1 } arguments } ? arguments[0] : type;
        return kept is { TypeKind: TypeKind.Interface } && symbols.Owns(kept) && symbols.IsClient(kept, out var kinds) && kinds == ClientKinds.Producer;
    }
}
