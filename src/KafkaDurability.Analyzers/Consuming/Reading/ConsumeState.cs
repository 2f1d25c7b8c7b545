using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What variables carry of which messages, and how far each message is.</summary>
internal sealed class ConsumeState
{
    public static readonly ConsumeState Empty = new(
        SmallMap<object, Derivation>.Empty,
        SmallMap<ConsumedMessage, MessageState>.Empty,
        Courses.Start);

    private static readonly object s_inTransaction = new();

    private readonly SmallMap<object, Derivation> _values;
    private readonly SmallMap<ConsumedMessage, MessageState> _messages;

    private ConsumeState(
        SmallMap<object, Derivation> values, SmallMap<ConsumedMessage, MessageState> messages, Courses courses)
    {
        _values = values;
        _messages = messages;
        Courses = courses;
    }

    /// <summary>How the messages stand, kept apart for each way to get here.</summary>
    public Courses Courses { get; }

    public ConsumeState With(Courses courses) => ReferenceEquals(courses, Courses) ? this : new(_values, _messages, courses);

    public IEnumerable<ConsumedMessage> Messages => _messages.Keys;

    public Derivation Value(ISymbol variable) => Read(variable);

    public Derivation Value(CaptureId capture) => Read(capture);

    public ConsumeState Assign(ISymbol variable, Derivation value) => Write(variable, value);

    public ConsumeState Assign(CaptureId capture, Derivation value) => Write(capture, value);

    /// <summary>The offsets that are in the open transaction.</summary>
    public Derivation InTransaction => Read(s_inTransaction);

    public ConsumeState WithInTransaction(Derivation offsets) => Write(s_inTransaction, offsets);

    public MessageState? StateOf(ConsumedMessage message) => _messages.TryGetValue(message, out var state) ? state : null;

    public ConsumeState With(ConsumedMessage message, MessageState state) =>
        StateOf(message) is { } known && known.Equals(state) ? this : new(_values, _messages.SetItem(message, state), Courses);

    /// <summary>Whether some variable carries the message itself, and not its offset alone.</summary>
    public bool Carries(ConsumedMessage message) =>
        _values.Values.Any(value => (value.Of(message) & (MessageParts.Content | MessageParts.Element)) != 0);

    /// <summary>The messages in collections that are forgotten, and that nothing else carries.</summary>
    public IEnumerable<ConsumedMessage> Forgotten(System.Func<object, bool> isAlive)
    {
        var alive = _values.Where((variable, _) => isAlive(variable));
        return ReferenceEquals(alive, _values) ? [] : _values
            .Where(value => value.Key is ILocalSymbol local && !isAlive(local) && IsCollection(local.Type))
            .SelectMany(value => value.Value.With(MessageParts.Content | MessageParts.Element))
            .Where(message => alive.Values.All(value => (value.Of(message) & (MessageParts.Content | MessageParts.Element)) == 0));
    }

    /// <summary>Whether one of the messages can be committed by the variable.</summary>
    public bool Holds(object variable, IReadOnlyList<ConsumedMessage> messages) =>
        messages.Any(message => (Read(variable).Of(message) & (MessageParts.Content | MessageParts.Element | MessageParts.NextOffset)) != 0);

    /// <summary>What the fields of a type keep.</summary>
    public IEnumerable<Derivation> KeptInFields(INamedTypeSymbol? type) => _values
        .Where(value => value.Key is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.ContainingType, type?.OriginalDefinition))
        .Select(value => value.Value);

    /// <summary>Whether some collection holds the message.</summary>
    public bool Keeps(ConsumedMessage message) => _values.Any(value =>
        (value.Value.Of(message) & (MessageParts.Content | MessageParts.Element)) != 0
        && IsCollection(value.Key switch { ILocalSymbol local => local.Type, IParameterSymbol parameter => parameter.Type, _ => null }));

    public static bool IsCollection(ITypeSymbol? type) => type is { SpecialType: not SpecialType.System_String }
        && (type is IArrayTypeSymbol || type.SpecialType == SpecialType.System_Collections_IEnumerable
            || type.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable));

    /// <summary>A new message is in hand. What still carries the one before carries a batch from now on.</summary>
    public ConsumeState Begin(ConsumedMessage message, ConsumedMessage? batch = null)
    {
        var renewed = Renew(message, batch);
        return new ConsumeState(renewed._values, _messages.SetItem(message, MessageState.Consumed), Courses);
    }

    /// <summary>What carries an element of a list carries the one before from now on.</summary>
    public ConsumeState Renew(ConsumedMessage message, ConsumedMessage? batch)
    {
        var values = _values;
        foreach (var value in _values)
        {
            var parts = value.Value.Of(message);
            if (parts != MessageParts.None)
            {
                var kept = value.Value.Without(message).Union(batch is null ? Derivation.None : Derivation.Of(batch, parts));
                values = kept.IsNone ? values.Remove(value.Key) : values.SetItem(value.Key, kept);
            }
        }

        return new ConsumeState(values, _messages, Courses);
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
                gathered = gathered.Without(own.Key).Union(Derivation.Of(own.Key, own.Value & MessageParts.Work));
                gathered = own.Key.Parents.Aggregate(gathered, (all, list) => all.Union(Derivation.Of(list, own.Value & ~MessageParts.Work)));
            }

            values = ReferenceEquals(gathered, value.Value) ? values : values.SetItem(value.Key, gathered);
        }

        return ReferenceEquals(values, _values) ? this : new ConsumeState(values, _messages, Courses);
    }

    /// <summary>Forgets variables that are out of scope, and the messages that no variable carries any more.</summary>
    public ConsumeState Keep(System.Func<object, bool> isAlive)
    {
        var courses = Courses.Select(course => course.Keep(isAlive));
        var values = _values.Where((variable, _) => isAlive(variable));
        if (ReferenceEquals(values, _values))
        {
            return With(courses);
        }

        var carried = new HashSet<ConsumedMessage>(values.Values.SelectMany(value => value.Parts).Select(part => part.Key));
        return new ConsumeState(values, _messages.Where((message, _) => carried.Contains(message)), courses).Drop();
    }

    /// <summary>A batch that no variable holds any more is not processed later.</summary>
    public ConsumeState Drop() => With(Courses.Select(course =>
        course.Change((message, standing) => standing.Standing == Standing.Passed && !Carries(message) ? Progress.Done : null)));

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
        var courses = Courses.Join(other.Courses);
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
        return ReferenceEquals(values, _values) && ReferenceEquals(messages, _messages) && ReferenceEquals(courses, Courses)
            ? this
            : new ConsumeState(values, messages, courses);
    }

    public bool IsSame(ConsumeState other) =>
        ReferenceEquals(this, other)
        || (_values.IsSame(other._values, static (mine, twin) => mine.Equals(twin))
            && _messages.IsSame(other._messages, static (mine, twin) => mine.Equals(twin))
            && Courses.IsSame(other.Courses));

    private ConsumeState SelectMessages(System.Func<ConsumedMessage, MessageState, MessageState> change)
    {
        var messages = _messages.Select(change);
        return ReferenceEquals(messages, _messages) ? this : new(_values, messages, Courses);
    }

    private Derivation Read(object variable) => _values.TryGetValue(variable, out var value) ? value : Derivation.None;

    private ConsumeState Write(object variable, Derivation value)
    {
        if (Read(variable).Equals(value))
        {
            return this;
        }

        return new ConsumeState(value.IsNone ? _values.Remove(variable) : _values.SetItem(variable, value), _messages, Courses);
    }
}
