using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Typestate;

/// <summary>An event, and where one reads of it.</summary>
internal readonly record struct Happening(Event Event, SyntaxNode At);

/// <summary>An exception that may leave an operation.</summary>
/// <param name="Type">Null for any.</param>
/// <param name="Before">What has happened by then; null for nothing.</param>
internal readonly record struct Throw(ITypeSymbol? Type, Event? Before = null);

/// <summary>What an operation means for the object that is followed.</summary>
/// <param name="Events">Where it completes, in their order.</param>
/// <param name="Throws">Where it does not.</param>
/// <param name="Callee">What it runs, if that is in sight; the others are for a state that this says nothing of.</param>
internal readonly record struct Occurrence(IReadOnlyList<Happening> Events, IReadOnlyList<Throw> Throws, Summary? Callee = null)
{
    public static Occurrence None { get; } = new([], []);

    public static Occurrence Of(Event on, IOperation operation) => None.And(on, operation.Syntax);

    /// <summary>It may throw exceptions of some types, null for any, before anything has happened.</summary>
    public static Occurrence Throwing(IEnumerable<ITypeSymbol?> types, Event? before = null) =>
        None with { Throws = types.Select(type => new Throw(type, before)).ToList() };

    public Occurrence And(Event on, SyntaxNode at) => this with { Events = [.. Events, new Happening(on, at)] };
}

/// <summary>Reads the events of one object out of the code of one function.</summary>
internal abstract class EventSource
{
    public abstract Occurrence Of(IOperation operation);

    /// <summary>A catch block, with its filter, is an answer as a whole: what it does on which condition is the user's to say.</summary>
    public virtual bool Answers(ControlFlowRegion handler) => false;

    /// <summary>The same for a finally, by its first block.</summary>
    public virtual bool AnswersAsFinally(BasicBlock first) => false;

    /// <summary>Whether the branch is the one on which the object is null; null where the block asks something else.</summary>
    public virtual bool? IsNull(BasicBlock block, ControlFlowBranch branch) => null;
}
