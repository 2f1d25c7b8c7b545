using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What the reader noticed on the disjuncts of one function, before anything is judged.</summary>
internal sealed class Observations
{
    private readonly Dictionary<ConsumedMessage, List<Advance>> _advances = new();
    private readonly HashSet<(ConsumedMessage Message, SyntaxNode Call)> _advancing = [];

    /// <summary>An advance met a message whose processing had failed, or was answered no.</summary>
    public List<(TrackedState Tracked, ConsumedMessage Message, Advance By)> AdvancedWhile { get; } = [];

    /// <summary>The next message is consumed, or the function ends, while one stands like this.</summary>
    public List<(TrackedState Tracked, ConsumedMessage Message)> LostAt { get; } = [];

    private readonly HashSet<SyntaxNode> _passedLater = [];

    /// <summary>A message is passed in a later round than the one that failed.</summary>
    public void AddPassing(LostMessage lost) => _passedLater.Add(lost.Failure);

    /// <summary>Of a reading that follows what is lost into later rounds: nothing is committed in them, as a flag of the failure stands before that.</summary>
    public bool IsHeldBack(TrackedState failure) => Key(failure) is var key
        && LostAt.Any(one => Key(one.Tracked) == key) && !_passedLater.Contains(key) && AdvancedWhile.All(one => one.Tracked.At is null || Key(one.Tracked) != key);

    /// <summary>A task of its own swallowed the failure: nobody sees that, and nobody comes back to the message.</summary>
    public List<(TrackedState Tracked, ConsumedMessage Message)> Detached { get; } = [];

    /// <summary>A Commit() took along a batch, and only then it is processed.</summary>
    public List<(TrackedState Tracked, ConsumedMessage Message, SyntaxNode Processing)> ProcessedLater { get; } = [];

    /// <summary>A message was passed on every way that leads to its processing, if not on all ways through the function.</summary>
    public List<(Advance By, ConsumedMessage Message, SyntaxNode Processing)> AdvancedBefore { get; } = [];

    private readonly HashSet<SyntaxNode> _dealtWith = [];
    private readonly HashSet<SyntaxNode> _triedAgain = [];
    private readonly HashSet<SyntaxNode> _left = [];
    private readonly HashSet<SyntaxNode> _flagged = [];

    /// <summary>Something is done about a failure on some way: whatever sends the program another way may know why.</summary>
    public void MarkHandled(TrackedState failure) => _dealtWith.Add(Key(failure));

    /// <summary>A failed message is processed again.</summary>
    public void AddTry(TrackedState failure) => _triedAgain.Add(Key(failure));

    /// <summary>A handler throws or returns on some way.</summary>
    public void AddLeaving(TrackedState failure) => _left.Add(Key(failure));

    /// <summary>A handler sets a field, which other functions may look at.</summary>
    public void AddFlag(TrackedState failure) => _flagged.Add(Key(failure));

    public bool IsFlagged(TrackedState failure) => _flagged.Contains(Key(failure));

    /// <summary>Somebody looks after the failure, in a way that is not followed: nothing is claimed about it.</summary>
    public bool IsHandledOnSomePath(TrackedState failure) =>
        Key(failure) is var key && (_dealtWith.Contains(key) || (_triedAgain.Contains(key) && _left.Contains(key)));

    /// <summary>What a failure is told apart by.</summary>
    public static SyntaxNode Key(TrackedState failure) => failure.Handler ?? failure.At!.At;

    /// <summary>Calls whose answer does not say whether the message was processed.</summary>
    public HashSet<SyntaxNode> Unclear { get; } = [];

    /// <summary>Calls whose yes was left behind, as a no may be.</summary>
    public HashSet<SyntaxNode> LeftAfterYes { get; } = [];

    /// <summary>Answers, other than yes and no, that an advance follows.</summary>
    public HashSet<(SyntaxNode Call, string Answer)> Accepted { get; } = [];

    /// <summary>Advances that follow a yes.</summary>
    public List<(SyntaxNode Answer, Advance By)> AfterYes { get; } = [];

    /// <summary>What passes a message of this place, in this function or in a callee.</summary>
    public IReadOnlyList<Advance> AdvancesOf(ConsumedMessage message) =>
        _advances.TryGetValue(message, out var advances) ? advances : [];

    /// <summary>One call counts once, whatever it leads to: otherwise their number doubles with each caller.</summary>
    public void Add(ConsumedMessage message, Advance advance)
    {
        if (!_advances.TryGetValue(message, out var advances))
        {
            _advances.Add(message, advances = []);
        }

        if (_advancing.Add((message, advance.Call)))
        {
            advances.Add(advance);
        }
    }
}
