using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What variables carry of which messages, and how far each message is.</summary>
internal sealed class ConsumeState
{
    public static readonly ConsumeState Empty = new(
        SmallMap<object, Provenance>.Empty,
        SmallMap<ConsumedMessage, CommitOrderState>.Empty,
        MessageDisjuncts.Start);

    private static readonly object s_inTransaction = new();

    private readonly SmallMap<object, Provenance> _values;
    private readonly SmallMap<ConsumedMessage, CommitOrderState> _messages;

    private ConsumeState(
        SmallMap<object, Provenance> values, SmallMap<ConsumedMessage, CommitOrderState> messages, MessageDisjuncts disjuncts)
    {
        _values = values;
        _messages = messages;
        Disjuncts = disjuncts;
    }

    /// <summary>How the messages stand, kept apart for each way to get here.</summary>
    public MessageDisjuncts Disjuncts { get; }

    public ConsumeState With(MessageDisjuncts disjuncts) => ReferenceEquals(disjuncts, Disjuncts) ? this : new(_values, _messages, disjuncts);

    public IEnumerable<ConsumedMessage> Messages => _messages.Keys;

    public Provenance Value(ISymbol variable) => Read(variable);

    public Provenance Value(CaptureId capture) => Read(capture);

    /// <summary>What the variable, own field or capture carries that an operation reads; nothing of other operations.</summary>
    public Provenance Value(IOperation? read) => read switch
    {
        ILocalReferenceOperation local => Read(local.Local),
        IParameterReferenceOperation parameter => Read(parameter.Parameter),
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => Read(field.Field.OriginalDefinition),
        IFlowCaptureReferenceOperation capture => Read(capture.Id),
        _ => Provenance.None,
    };

    public ConsumeState Assign(ISymbol variable, Provenance value) => Write(variable, value);

    /// <summary>With what the fields carry in another state.</summary>
    public ConsumeState WithFields(ConsumeState other)
    {
        var state = this;
        foreach (var field in _values.Keys.Concat(other._values.Keys).OfType<IFieldSymbol>())
        {
            state = state.Write(field, other.Read(field));
        }

        return state;
    }

    public ConsumeState Assign(CaptureId capture, Provenance value) => Write(capture, value);

    /// <summary>The offsets that are in the open transaction.</summary>
    public Provenance InTransaction => Read(s_inTransaction);

    public ConsumeState WithInTransaction(Provenance offsets) => Write(s_inTransaction, offsets);

    public CommitOrderState? StateOf(ConsumedMessage message) => _messages.TryGetValue(message, out var state) ? state : null;

    public ConsumeState With(ConsumedMessage message, CommitOrderState state) =>
        StateOf(message) is { } known && known.Equals(state) ? this : new(_values, _messages.SetItem(message, state), Disjuncts);

    /// <summary>Whether some variable carries the message itself, and not its offset alone.</summary>
    public bool Carries(ConsumedMessage message)
    {
        foreach (var value in _values)
        {
            if ((value.Value.Of(message) & (MessageFacets.Content | MessageFacets.Element)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The messages in collections that are forgotten, and that nothing else carries.</summary>
    public IEnumerable<ConsumedMessage> Forgotten(System.Func<object, bool> isAlive)
    {
        var alive = _values.Where((variable, _) => isAlive(variable));
        return ReferenceEquals(alive, _values) ? [] : _values
            .Where(value => value.Key is ILocalSymbol local && IsCollection(local.Type))
            .SelectMany(value => value.Value.With(MessageFacets.Content | MessageFacets.Element))
            .Where(message => alive.Values.All(value => (value.Of(message) & (MessageFacets.Content | MessageFacets.Element)) == 0));
    }

    /// <summary>Whether one of the messages can be committed by the variable.</summary>
    public bool Holds(object variable, IReadOnlyList<ConsumedMessage> messages) =>
        messages.Any(message => (Read(variable).Of(message) & (MessageFacets.Content | MessageFacets.Element | MessageFacets.NextOffset)) != 0);

    /// <summary>What the fields of a type keep.</summary>
    public IEnumerable<Provenance> KeptInFields(INamedTypeSymbol? type) => _values
        .Where(value => value.Key is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.ContainingType, type?.OriginalDefinition))
        .Select(value => value.Value);

    /// <summary>Whether some collection holds the message.</summary>
    public bool Keeps(ConsumedMessage message) => _values.Any(value =>
        (value.Value.Of(message) & (MessageFacets.Content | MessageFacets.Element)) != 0
        && IsCollection(value.Key switch { ILocalSymbol local => local.Type, IParameterSymbol parameter => parameter.Type, IFieldSymbol field => field.Type, _ => null }));

    public static bool IsCollection(ITypeSymbol? type) => type is { SpecialType: not SpecialType.System_String }
        && (type.SpecialType == SpecialType.System_Collections_IEnumerable
            || type.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable));

    /// <summary>A new message is in hand. What still carries the one before carries a batch from now on.</summary>
    public ConsumeState Begin(ConsumedMessage message, ConsumedMessage? batch = null)
    {
        var renewed = Renew(message, batch);
        return new ConsumeState(renewed._values, _messages.SetItem(message, CommitOrderState.Consumed), Disjuncts);
    }

    /// <summary>What carries an element of a list carries the one before from now on.</summary>
    public ConsumeState Renew(ConsumedMessage message, ConsumedMessage? batch)
    {
        var values = _values;
        foreach (var value in _values)
        {
            var parts = value.Value.Of(message);
            if (parts != MessageFacets.None)
            {
                var kept = value.Value.Without(message).Union(batch is null ? Provenance.None : Provenance.Of(batch, parts));
                values = kept.IsNone ? values.Remove(value.Key) : values.SetItem(value.Key, kept);
            }
        }

        return new ConsumeState(values, _messages, Disjuncts);
    }

    /// <summary>The next element of a list is in hand: what still carries the one before carries the list from now on.</summary>
    public ConsumeState Gather(ConsumedMessage element) => Gather(own => own == element);

    /// <summary>A loop over lists is at its end: what carries an element carries the list from now on. Tasks stay those of the element.</summary>
    public ConsumeState Gather(System.Func<ConsumedMessage, bool> isElement)
    {
        var values = _values;
        foreach (var value in _values)
        {
            var gathered = value.Value;
            foreach (var own in value.Value.Parts.Where(own => isElement(own.Key)))
            {
                gathered = gathered.Without(own.Key).Union(Provenance.Of(own.Key, own.Value & MessageFacets.Work));
                gathered = own.Key.Parents.Aggregate(gathered, (all, list) => all.Union(Provenance.Of(list, own.Value & ~MessageFacets.Work)));
            }

            values = ReferenceEquals(gathered, value.Value) ? values : values.SetItem(value.Key, gathered);
        }

        return ReferenceEquals(values, _values) ? this : new ConsumeState(values, _messages, Disjuncts);
    }

    /// <summary>Forgets variables that are out of scope, and the messages that no variable carries any more.</summary>
    public ConsumeState Keep(System.Func<object, bool> isAlive)
    {
        var disjuncts = Disjuncts.Select(disjunct => disjunct.RestrictTo(isAlive));
        var values = _values.Where((variable, _) => isAlive(variable));
        if (ReferenceEquals(values, _values))
        {
            return With(disjuncts);
        }

        var messages = _messages;
        foreach (var message in _messages)
        {
            messages = values.Values.Any(value => value.Of(message.Key) != MessageFacets.None) ? messages : messages.Remove(message.Key);
        }

        return new ConsumeState(values, messages, disjuncts).Drop();
    }

    /// <summary>A batch that no variable holds any more is not processed later, nor is a message that is committed.</summary>
    public ConsumeState Drop() => With(Disjuncts.Select(disjunct =>
        disjunct.Change((message, tracked) => (tracked.State == MessageState.Advanced || tracked.By is not null) && !Carries(message) ? TrackedState.Done : null)));

    public ConsumeState Branch() => SelectMessages(static (_, state) => state.Branch());

    public ConsumeState WithoutAdvances() => SelectMessages(static (_, state) => state.WithoutAdvances());

    public ConsumeState Join(ConsumeState other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        var values = _values;
        var messages = _messages;
        var disjuncts = Disjuncts.Join(other.Disjuncts);
        if (!ReferenceEquals(values, other._values))
        {
            foreach (var value in other._values)
            {
                var known = Read(value.Key);
                values = ReferenceEquals(known, value.Value) ? values : values.SetItem(value.Key, known.Union(value.Value));
            }
        }

        if (!ReferenceEquals(messages, other._messages))
        {
            foreach (var message in other._messages)
            {
                messages = messages.SetItem(message.Key, StateOf(message.Key)?.Join(message.Value) ?? message.Value);
            }
        }

        // What is left as it was need not be compared entry by entry.
        return ReferenceEquals(values, _values) && ReferenceEquals(messages, _messages) && ReferenceEquals(disjuncts, Disjuncts)
            ? this
            : new ConsumeState(values, messages, disjuncts);
    }

    public bool IsSame(ConsumeState other) =>
        ReferenceEquals(this, other)
        || (_values.IsSame(other._values, static (mine, twin) => mine.Equals(twin))
            && _messages.IsSame(other._messages, static (mine, twin) => mine.Equals(twin))
            && Disjuncts.IsSame(other.Disjuncts));

    private ConsumeState SelectMessages(System.Func<ConsumedMessage, CommitOrderState, CommitOrderState> change)
    {
        var messages = _messages.Select(change);
        return ReferenceEquals(messages, _messages) ? this : new(_values, messages, Disjuncts);
    }

    private Provenance Read(object variable) => _values.TryGetValue(variable, out var value) ? value : Provenance.None;

    private ConsumeState Write(object variable, Provenance value)
    {
        if (Read(variable).Equals(value))
        {
            return this;
        }

        return new ConsumeState(value.IsNone ? _values.Remove(variable) : _values.SetItem(variable, value), _messages, Disjuncts);
    }
}
