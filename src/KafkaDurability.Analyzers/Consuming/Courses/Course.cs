using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// One way to get to a point of a function: how far each message is there, and what is known of variables. Ways on
/// which the messages stand alike are one course, so that <c>handled = true</c> stays with the message that was handled.
/// </summary>
internal sealed class Course
{
    public static readonly Course Start = new(
        ImmutableDictionary<ConsumedMessage, Progress>.Empty, ImmutableDictionary<object, object>.Empty, null);

    /// <summary>Stands for "an exception was caught since the last message was consumed" among the constants.</summary>
    public static readonly object Caught = new();

    private readonly ImmutableDictionary<ConsumedMessage, Progress> _progress;
    private readonly ImmutableDictionary<object, object> _constants;

    private Course(ImmutableDictionary<ConsumedMessage, Progress> progress, ImmutableDictionary<object, object> constants, object? verdict)
    {
        _progress = progress;
        _constants = constants;
        Verdict = verdict;
    }

    /// <summary>What the function returns on this course, as <see cref="Constants"/> names it; null where that is not known.</summary>
    public object? Verdict { get; }

    public IEnumerable<KeyValuePair<ConsumedMessage, Progress>> Messages => _progress;

    public Progress? Of(ConsumedMessage message) => _progress.TryGetValue(message, out var own) ? own : null;

    public Course With(ConsumedMessage message, Progress progress) =>
        progress.Equals(Of(message)) ? this : new(_progress.SetItem(message, progress), _constants, Verdict);

    public Course Returning(object? verdict) => Equals(verdict, Verdict) ? this : new(_progress, _constants, verdict);

    /// <summary>What is known of a variable, or of what a call gave.</summary>
    public object? Constant(object variable) => _constants.TryGetValue(variable, out var value) ? value : null;

    /// <summary>Cancelled: whoever is behind the loop stops.</summary>
    public bool IsCancelled => _constants.Any(known => known is { Key: Cancellation, Value: true });

    public Course WithConstant(object variable, object? value) =>
        Equals(Constant(variable), value) ? this
        : new(_progress, value is null ? _constants.Remove(variable) : _constants.SetItem(variable, value), Verdict);

    public Course Keep(System.Func<object, bool> isAlive)
    {
        var dead = _constants.Keys.Where(variable => !isAlive(variable)).ToList();
        return dead.Count == 0 ? this : new(_progress, _constants.RemoveRange(dead), Verdict);
    }

    /// <summary>Forgets the messages that a caller does not know.</summary>
    public Course Only(System.Func<ConsumedMessage, bool> isKnown) =>
        new(_progress.RemoveRange(_progress.Keys.Where(message => !isKnown(message)).ToList()), ImmutableDictionary<object, object>.Empty, Verdict);

    /// <summary>Whether the messages stand alike.</summary>
    public bool IsLike(Course other) =>
        ReferenceEquals(this, other)
        || (Equals(Verdict, other.Verdict)
            && _progress.Count == other._progress.Count
            && (ReferenceEquals(_progress, other._progress) || _progress.All(own => own.Value.Equals(other.Of(own.Key)))));

    public bool IsSame(Course other) =>
        ReferenceEquals(this, other)
        || (IsLike(other)
            && _constants.Count == other._constants.Count
            && (ReferenceEquals(_constants, other._constants) || _constants.All(own => own.Value.Equals(other.Constant(own.Key)))));

    /// <summary>The course of two that are alike: what is known on both.</summary>
    public Course Meet(Course other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(_constants, other._constants))
        {
            return this;
        }

        var unsure = _constants.Where(own => !own.Value.Equals(other.Constant(own.Key))).Select(own => own.Key).ToList();
        return unsure.Count == 0 ? this : new(_progress, _constants.RemoveRange(unsure), Verdict);
    }
}
