using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>What a model of objects has to say: which ones are followed, where they come from, and what code does to them.</summary>
internal abstract partial class Evaluator
{
    /// <summary>An object of which nothing is written yet.</summary>
    protected abstract ObjectState Unwritten { get; }

    /// <summary>An evaluator of the same model for a lambda or local function in the body.</summary>
    protected abstract Evaluator For(ControlFlowGraph graph);

    /// <summary>Whether values of the type are followed; collections of handles, tuples, tasks and the like are already dealt with.</summary>
    protected abstract bool IsFollowed(ITypeSymbol type);

    /// <summary>Whether the type is a class of objects that are followed: a cast to it, and <c>this</c> of it, are one of them.</summary>
    protected abstract bool IsObject(ITypeSymbol? type);

    /// <summary>Whether the type is that of handles: they are followed through collections, too.</summary>
    protected abstract bool IsHandle(ITypeSymbol? type);

    /// <summary>A value that no code in sight has made.</summary>
    /// <param name="site">Where it comes in.</param>
    /// <param name="type">A type that is followed.</param>
    protected abstract SmallSet<AbstractValue> FromOutside(Site site, ITypeSymbol type);

    /// <summary>A new object that a container makes, and hands to code that writes to it; null where the type is not followed.</summary>
    protected abstract SmallSet<AbstractValue>? New(ITypeSymbol type, SyntaxNode node);

    /// <summary>What a place holds that nothing has written; null where that is not known.</summary>
    protected abstract SmallSet<AbstractValue>? Initially(IOperation place);

    /// <summary>Whether code that is not in sight puts objects into the property, too.</summary>
    protected abstract bool IsFilledElsewhere(IPropertySymbol property);

    /// <summary>Writes to a property that the model knows.</summary>
    /// <returns>False where it does not.</returns>
    protected abstract bool Write(IPropertyReferenceOperation property, SmallSet<AbstractValue> values, SyntaxNode write);

    /// <summary>Writes to an indexer, some of the objects of which are followed.</summary>
    protected abstract void WriteElement(SmallSet<AbstractValue> objects, IOperation index, SmallSet<AbstractValue> values, SyntaxNode write);

    /// <summary>Before the arguments are looked at: what a method of a library hands to the lambdas among them.</summary>
    protected abstract void BeforeArguments(IInvocationOperation invocation);

    /// <summary>A call that the model knows.</summary>
    /// <param name="arguments">The values of <paramref name="passed"/>, in the order of the parameters.</param>
    /// <returns>Null where the call means nothing to it.</returns>
    protected abstract SmallSet<AbstractValue>? InvokeKnown(
        IInvocationOperation invocation, SmallSet<AbstractValue> receiver, ImmutableArray<IArgumentOperation> passed, List<SmallSet<AbstractValue>> arguments);

    /// <summary>What a method gives back whose code is not in sight.</summary>
    /// <returns>Null where the model cannot tell.</returns>
    protected abstract SmallSet<AbstractValue>? InvokeUnseen(IInvocationOperation invocation, SmallSet<AbstractValue> receiver, List<SmallSet<AbstractValue>> arguments);

    /// <summary>An object that the model knows.</summary>
    /// <inheritdoc cref="InvokeKnown"/>
    protected abstract SmallSet<AbstractValue>? CreateKnown(
        IObjectCreationOperation creation, ImmutableArray<IArgumentOperation> passed, List<SmallSet<AbstractValue>> arguments);

    /// <summary>A list that the model knows by its type or its elements.</summary>
    /// <returns>Null where the list means nothing to it.</returns>
    protected abstract SmallSet<AbstractValue>? CreateList(IOperation list, List<SmallSet<AbstractValue>> elements);
}
