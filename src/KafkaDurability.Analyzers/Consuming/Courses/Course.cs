using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Flow;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// One way to get to a point of a function: how far each message is there, and what is known of variables. Ways on
/// which the messages stand alike are one course, so that <c>handled = true</c> stays with the message that was handled.
/// </summary>
internal sealed class Course
{
    public static readonly Course Start = new(
        SmallMap<ConsumedMessage, Progress>.Empty, SmallMap<object, object>.Empty, null);

    /// <summary>Stands for "an exception was caught since the last message was consumed" among the constants.</summary>
    public static readonly object Caught = new();

    private readonly SmallMap<ConsumedMessage, Progress> _progress;
    private readonly SmallMap<object, object> _constants;

    private Course(SmallMap<ConsumedMessage, Progress> progress, SmallMap<object, object> constants, object? verdict)
    {
        _progress = progress;
        _constants = constants;
        Verdict = verdict;
    }

    /// <summary>What the function returns on this course, as <see cref="Constants"/> names it; null where that is not known.</summary>
    public object? Verdict { get; }

    public SmallMap<ConsumedMessage, Progress> Messages => _progress;

    /// <summary>Whether the processing of some message failed, or answered no: only then an answer is of interest.</summary>
    public bool IsAnswered
    {
        get
        {
            foreach (var own in _progress)
            {
                if (own.Value.Standing is Standing.Failed or Standing.Refused)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Changes how the messages stand; null leaves one as it is.</summary>
    public Course Change(System.Func<ConsumedMessage, Progress, Progress?> change)
    {
        var progress = _progress;
        foreach (var own in _progress)
        {
            progress = change(own.Key, own.Value) is { } next ? progress.SetItem(own.Key, next) : progress;
        }

        return ReferenceEquals(progress, _progress) ? this : new(progress, _constants, Verdict);
    }

    /// <inheritdoc cref="Change(System.Func{ConsumedMessage, Progress, Progress?})"/>
    public Course Change(System.Func<Progress, Progress?> change) => Change((_, standing) => change(standing));

    /// <summary>Changes how some messages stand, one after the other; null leaves one as it is.</summary>
    public Course Change(IReadOnlyCollection<ConsumedMessage> messages, System.Func<Progress, Progress?> change)
    {
        var course = this;
        foreach (var message in messages)
        {
            course = course.Of(message) is { } standing && change(standing) is { } next ? course.With(message, next) : course;
        }

        return course;
    }

    public Progress? Of(ConsumedMessage message) => _progress.TryGetValue(message, out var own) ? own : null;

    public Course With(ConsumedMessage message, Progress progress) =>
        progress.Equals(Of(message)) ? this : new(_progress.SetItem(message, progress), _constants, Verdict);

    public Course Without(ConsumedMessage message) =>
        _progress.ContainsKey(message) ? new(_progress.Remove(message), _constants, Verdict) : this;

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
        return WithConstants(_constants.Where((variable, _) => isAlive(variable)));
    }

    /// <summary>Forgets the messages that a caller does not know.</summary>
    public Course Only(System.Func<ConsumedMessage, bool> isKnown) =>
        new(_progress.Where((message, _) => isKnown(message)), SmallMap<object, object>.Empty, Verdict);

    /// <summary>Whether the messages stand alike.</summary>
    public bool IsLike(Course other) =>
        ReferenceEquals(this, other)
        || (Equals(Verdict, other.Verdict)
            && _progress.IsSame(other._progress, static (mine, twin) => mine.Equals(twin)));

    public bool IsSame(Course other) =>
        ReferenceEquals(this, other)
        || (IsLike(other)
            && _constants.IsSame(other._constants, static (mine, twin) => mine.Equals(twin)));

    /// <summary>The course of two that are alike: what is known on both.</summary>
    public Course Meet(Course other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(_constants, other._constants))
        {
            return this;
        }

        return WithConstants(_constants.Where((variable, value) => value.Equals(other.Constant(variable))));
    }

    private Course WithConstants(SmallMap<object, object> constants) =>
        ReferenceEquals(constants, _constants) ? this : new(_progress, constants, Verdict);
}
