using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries.Chains;

/// <summary>
/// Reads fluent configuration as values: what is done with a builder, in the code that makes it or gets it, and in the
/// extension methods, helpers and local functions of the program that it is handed on to.
/// </summary>
internal sealed class ChainReader(Compilation compilation, LibraryReferences references, CancellationToken cancellation)
{
    public Bodies Bodies { get; } = new(compilation, cancellation);

    /// <summary>What the function that is passed as a delegate does with its first parameter.</summary>
    /// <param name="value">The delegate; null, or written as null, is a function that does nothing.</param>
    /// <param name="frame">Where it is written.</param>
    public Steps OfDelegate(IOperation? value, Frame? frame)
    {
        if (value is null || value.ConstantValue is { HasValue: true, Value: null } || value is IDefaultValueOperation)
        {
            return Steps.None;
        }

        return Bodies.FunctionOf(value, frame) is { } function && function.Symbol.Parameters.FirstOrDefault() is { } builder
            ? Read(function.Body, [builder], null, function.Frame)
            : Steps.Unknown;
    }

    /// <summary>What a body does with one of its parameters, or of those around it.</summary>
    public Steps OfParameter(IOperation body, IParameterSymbol builder, Frame? frame = null) => Read(body, [builder], null, frame);

    /// <summary>What is done with the object that a call gives, or a creation, in the member that it stands in.</summary>
    public Steps Behind(IOperation made, Frame? frame) => Read(OwnOperations.RootOf(made), [], made, frame);

    private Steps Read(IOperation body, IEnumerable<ISymbol> builders, IOperation? made, Frame? frame)
    {
        var run = new ChainRun(this, references, cancellation);
        run.Read(body, builders, made, frame);
        return new Steps(run.Steps.ToImmutableArray(), run.IsComplete);
    }
}
