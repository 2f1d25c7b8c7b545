using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Libraries.Chains;

/// <summary>A body that is in sight, with what its delegate parameters stand for in this run of it.</summary>
/// <param name="Symbol">The lambda, local function or method.</param>
/// <param name="Frame">The call that it runs in; null where it is read by itself.</param>
internal sealed record Function(IMethodSymbol Symbol, IOperation Body, Frame? Frame);

/// <summary>The arguments of a call that is followed, so that a delegate which is handed on is found again.</summary>
/// <param name="Caller">The frame that the arguments are written in.</param>
/// <param name="Around">The frame of the function that the body is written in, as a lambda is in its method; null for a method.</param>
/// <param name="Depth">How many calls lie around, itself counted.</param>
internal sealed record Frame(IReadOnlyDictionary<ISymbol, IOperation> Arguments, Frame? Caller, Frame? Around, int Depth)
{
    /// <summary>What is passed for a parameter of the body, or of a function around it, with the frame that this is written in.</summary>
    public (IOperation Value, Frame? Frame)? Passed(IParameterSymbol parameter)
    {
        for (var frame = this; frame is not null; frame = frame.Around)
        {
            if (frame.Arguments.TryGetValue(parameter, out var value))
            {
                return (value, frame.Caller);
            }
        }

        return null;
    }
}
