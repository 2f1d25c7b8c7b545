using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What the reader noticed on the courses of one function, before anything is judged.</summary>
internal sealed class CourseNotes
{
    private readonly Dictionary<ConsumedMessage, List<Advance>> _advances = new();
    private readonly HashSet<(ConsumedMessage Message, SyntaxNode Call)> _advancing = [];

    /// <summary>An advance met a message whose processing had failed, or was answered no.</summary>
    public List<(Progress Standing, ConsumedMessage Message, Advance By)> Met { get; } = [];

    /// <summary>The next message is consumed, or the function ends, while one stands like this.</summary>
    public List<(Progress Standing, ConsumedMessage Message)> LeftBehind { get; } = [];

    /// <summary>A Commit() took along a batch, and only then it is processed.</summary>
    public List<(Progress Standing, ConsumedMessage Message, SyntaxNode Processing)> ProcessedLater { get; } = [];

    /// <summary>Calls whose answer does not say whether the message was processed.</summary>
    public HashSet<SyntaxNode> Unclear { get; } = [];

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
