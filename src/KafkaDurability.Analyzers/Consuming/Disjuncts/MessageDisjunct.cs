using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Flow;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// One way to get to a point of a function: how far each message is there, and what is known of variables. Ways on
/// which the messages stand alike are one disjunct, so that <c>handled = true</c> stays with the message that was handled.
/// </summary>
internal sealed class MessageDisjunct
{
    public static readonly MessageDisjunct Start = new(
        SmallMap<ConsumedMessage, TrackedState>.Empty, SmallMap<object, object>.Empty, null, null);

    /// <summary>Stands for "an exception was caught since the last message was consumed" among the constants.</summary>
    public static readonly object Caught = new();

    private readonly SmallMap<ConsumedMessage, TrackedState> _progress;
    private readonly SmallMap<object, object> _constants;

    private MessageDisjunct(SmallMap<ConsumedMessage, TrackedState> progress, SmallMap<object, object> constants, object? verdict, LostMessage? lost)
    {
        _progress = progress;
        _constants = constants;
        ReturnValue = verdict;
        Lost = lost;
    }

    /// <summary>A message that failed in an earlier round, and was left; null where none was, or nobody asks for it.</summary>
    public LostMessage? Lost { get; }

    /// <summary>What the function returns on this disjunct, as <see cref="Constants"/> names it; null where that is not known.</summary>
    public object? ReturnValue { get; }

    public SmallMap<ConsumedMessage, TrackedState> Messages => _progress;

    /// <summary>Whether the processing of some message failed, or answered no: only then an answer is of interest.</summary>
    public bool IsAnswered
    {
        get
        {
            foreach (var own in _progress)
            {
                if (own.Value.State is MessageState.Failed or MessageState.ResultFalse)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Changes how the messages stand; null leaves one as it is.</summary>
    public MessageDisjunct Change(System.Func<ConsumedMessage, TrackedState, TrackedState?> change)
    {
        var progress = _progress;
        foreach (var own in _progress)
        {
            progress = change(own.Key, own.Value) is { } next ? progress.SetItem(own.Key, next) : progress;
        }

        return ReferenceEquals(progress, _progress) ? this : new(progress, _constants, ReturnValue, Lost);
    }

    /// <inheritdoc cref="Change(System.Func{ConsumedMessage, TrackedState, TrackedState?})"/>
    public MessageDisjunct Change(System.Func<TrackedState, TrackedState?> change)
    {
        var progress = _progress;
        foreach (var own in _progress)
        {
            progress = change(own.Value) is { } next ? progress.SetItem(own.Key, next) : progress;
        }

        return ReferenceEquals(progress, _progress) ? this : new(progress, _constants, ReturnValue, Lost);
    }

    /// <summary>Changes how some messages stand, one after the other; null leaves one as it is.</summary>
    public MessageDisjunct Change(IReadOnlyCollection<ConsumedMessage> messages, System.Func<TrackedState, TrackedState?> change)
    {
        var disjunct = this;
        foreach (var message in messages)
        {
            disjunct = disjunct.Of(message) is { } tracked && change(tracked) is { } next ? disjunct.With(message, next) : disjunct;
        }

        return disjunct;
    }

    public TrackedState? Of(ConsumedMessage message) => _progress.TryGetValue(message, out var own) ? own : null;

    public MessageDisjunct With(ConsumedMessage message, TrackedState progress) =>
        progress.Equals(Of(message)) ? this : new(_progress.SetItem(message, progress), _constants, ReturnValue, Lost);

    public MessageDisjunct Without(ConsumedMessage message) =>
        _progress.ContainsKey(message) ? new(_progress.Remove(message), _constants, ReturnValue, Lost) : this;

    public MessageDisjunct Returning(object? verdict) => Equals(verdict, ReturnValue) ? this : new(_progress, _constants, verdict, Lost);

    /// <summary>The first one counts: what stops the commits has to stop them from there on.</summary>
    public MessageDisjunct Losing(LostMessage lost) => Lost is null ? new(_progress, _constants, ReturnValue, lost) : this;

    /// <summary>What is known of a variable, or of what a call gave.</summary>
    public object? Constant(object variable) => _constants.TryGetValue(variable, out var value) ? value : null;

    /// <summary>Cancelled: whoever is behind the loop stops.</summary>
    public bool IsCancelled
    {
        get
        {
            foreach (var known in _constants)
            {
                if (known is { Key: Cancellation, Value: true })
                {
                    return true;
                }
            }

            return false;
        }
    }

    public MessageDisjunct WithConstant(object variable, object? value) =>
        Equals(Constant(variable), value) ? this
        : new(_progress, value is null ? _constants.Remove(variable) : _constants.SetItem(variable, value), ReturnValue, Lost);

    public MessageDisjunct RestrictTo(System.Func<object, bool> isAlive)
    {
        return WithConstants(_constants.Where((variable, _) => isAlive(variable)));
    }

    /// <summary>Forgets the messages that a caller does not know.</summary>
    public MessageDisjunct Only(System.Func<ConsumedMessage, bool> isKnown) =>
        new(_progress.Where((message, _) => isKnown(message)), SmallMap<object, object>.Empty, ReturnValue, null);

    /// <summary>Whether the messages stand alike.</summary>
    public bool SameTypestate(MessageDisjunct other) =>
        ReferenceEquals(this, other)
        || (Equals(ReturnValue, other.ReturnValue)
            && Equals(Lost, other.Lost)
            && _progress.IsSame(other._progress, static (mine, twin) => mine.Equals(twin)));

    public bool IsSame(MessageDisjunct other) =>
        ReferenceEquals(this, other)
        || (SameTypestate(other)
            && _constants.IsSame(other._constants, static (mine, twin) => mine.Equals(twin)));

    /// <summary>The disjunct of two that are alike: what is known on both.</summary>
    public MessageDisjunct Meet(MessageDisjunct other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(_constants, other._constants))
        {
            return this;
        }

        var constants = _constants;
        foreach (var known in _constants)
        {
            constants = Constants.Meet(known.Value, other.Constant(known.Key)) is not { } both ? constants.Remove(known.Key)
                : both.Equals(known.Value) ? constants : constants.SetItem(known.Key, both);
        }

        return WithConstants(constants);
    }

    private MessageDisjunct WithConstants(SmallMap<object, object> constants) =>
        ReferenceEquals(constants, _constants) ? this : new(_progress, constants, ReturnValue, Lost);
}
