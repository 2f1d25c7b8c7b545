using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What the readers of one member share.</summary>
internal sealed class ReadingContext
{
    private readonly Dictionary<SyntaxNode, ConsumedMessage> _messages = new();
    private readonly Dictionary<ConsumedMessage, ConsumedMessage> _batches = new();
    private readonly Dictionary<int, ConsumedMessage> _given = new();
    private readonly Dictionary<(ISymbol Consumer, SyntaxNode? Call), ConsumerAction> _actions = new();
    private readonly Dictionary<SyntaxNode, List<(ConsumeState State, IReadOnlyList<ConsumedMessage> Messages)>> _held = new();
    private readonly Dictionary<IFieldSymbol, bool> _emptied = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, BatchFields> _batchFields = new();
    private int _steps;

    public ReadingContext(KafkaSymbols symbols, ICalleeEffects effects, SemanticModel model, CancellationToken cancellation)
    {
        Model = model;
        Symbols = symbols;
        Effects = effects;
        Types = new MessageTypes(symbols);
        Cancellation = cancellation;
        Bystanders = new Bystanders(model.Compilation, symbols, cancellation);
        Writes = new OwnWrites(model.Compilation, cancellation);
        Unread = new UnreadNotes(model.Compilation, cancellation);
        Checks = new FailureChecks(model.Compilation, cancellation);
    }

    public KafkaSymbols Symbols { get; }

    /// <summary>For what has to be asked about a place; the operations say what happens.</summary>
    public SemanticModel Model { get; }

    public ICalleeEffects Effects { get; }

    public MessageTypes Types { get; }

    public Bystanders Bystanders { get; }

    public OwnWrites Writes { get; }

    public UnreadNotes Unread { get; }

    public FailureChecks Checks { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The member is too large or too deeply nested; nothing is said about it.</summary>
    public bool GaveUp { get; private set; }

    public void GiveUp() => GaveUp = true;

    /// <summary>Counts one operation read.</summary>
    public bool Step()
    {
        if ((++_steps & 0xFFF) == 0)
        {
            Cancellation.ThrowIfCancellationRequested();
        }

        GaveUp |= _steps > Limits.MessageSteps;
        return !GaveUp;
    }

    /// <summary>A failed message is followed into the rounds after its own, to see whether anything is committed in them.</summary>
    public bool FollowsLost { get; init; }

    /// <summary>Variables that handlers write: they may say that something failed.</summary>
    public HashSet<object> Verdicts { get; } = [];

    /// <summary>Nothing in the function may end the program, or deal with a failure that it is not told of.</summary>
    public bool IsHarmless { get; set; } = true;

    /// <summary>Where the reader tells what happens on the disjuncts; null until they are solved.</summary>
    public Observations? Notes { get; set; }

    /// <summary>What a task that was kept may turn out to have done with a message, by the call that gave it.</summary>
    public Dictionary<(SyntaxNode Call, ConsumedMessage Message), List<TrackedState>> Outcomes { get; } = new();

    /// <summary>Queries that start a task for each element.</summary>
    public HashSet<SyntaxNode> Queries { get; } = [];

    /// <summary>Calls that give a task of the task that does the work.</summary>
    public HashSet<SyntaxNode> StartedTwice { get; } = [];

    /// <summary>Calls that give a task which never fails by a message: what they run lets nothing out.</summary>
    public HashSet<(SyntaxNode Call, ConsumedMessage Message)> NeverFailing { get; } = [];

    /// <summary>Where some message is processed.</summary>
    public HashSet<SyntaxNode> Processing { get; } = [];

    /// <summary>Where some message is sent on to another topic, also in a callee: what fails there is a KafkaException.</summary>
    public HashSet<SyntaxNode> Sending { get; } = [];

    /// <summary>Calls out of sight whose answer says how the processing went.</summary>
    public HashSet<SyntaxNode> Answering { get; } = [];

    /// <summary>Some message is added to a unit of work.</summary>
    public bool Stages { get; set; }

    /// <summary>Where a unit of work is saved.</summary>
    public HashSet<SyntaxNode> Saving { get; } = [];

    /// <summary>What is done to consumers that the function does not own.</summary>
    public IEnumerable<ConsumerAction> Actions => _actions.Values;

    /// <summary>One call counts once, whatever it leads to: otherwise their number doubles with each caller.</summary>
    public void Add(ConsumerAction action)
    {
        var key = (action.Consumer, action.Advance?.Call);
        if (!_actions.ContainsKey(key))
        {
            _actions.Add(key, action);
        }
    }

    /// <summary>Remembers which variables hold the messages when their processing throws; the state does, so nothing is copied.</summary>
    public void NoteHeld(SyntaxNode processing, ConsumeState state, IReadOnlyList<ConsumedMessage> messages)
    {
        if (!_held.TryGetValue(processing, out var known))
        {
            _held.Add(processing, known = []);
        }

        known.Add((state, messages));
    }

    /// <summary>Whether one of the variables holds the message when its processing throws; what holds it later only, does not.</summary>
    public bool IsHeld(SyntaxNode processing, IEnumerable<object> variables) =>
        !_held.TryGetValue(processing, out var known) || variables.Any(variable => known.Any(one => one.State.Holds(variable, one.Messages)));

    /// <summary>What is kept of the messages of one origin while more are consumed.</summary>
    public ConsumedMessage BatchOf(ConsumedMessage message)
    {
        if (!_batches.TryGetValue(message, out var batch))
        {
            batch = message.IsBatch ? message : new ConsumedMessage(message.Origin, message.Consumer, message.IsGiven) { IsBatch = true };
            _batches.Add(message, batch);
        }

        batch.Parents.UnionWith(message.Parents);
        return batch;
    }

    /// <summary>Whether another member of the type takes everything out of the collection that a field of it holds.</summary>
    public bool IsEmptiedElsewhere(IFieldSymbol field, SyntaxNode place)
    {
        if (!_emptied.TryGetValue(field, out var isEmptied))
        {
            isEmptied = ConsumeState.IsCollection(field.Type) && Members.RootOf(place) is { } own && BatchesOf(place)?.Contains(field) != true && EmptiedFields.AreEmptiedElsewhere(field, own, Model.Compilation, Cancellation);
            _emptied.Add(field, isEmptied);
        }

        return isEmptied;
    }

    /// <summary>The batches that the member around a place collects in fields.</summary>
    /// <returns>Null where it is in none.</returns>
    public BatchFields? BatchesOf(SyntaxNode place)
    {
        if (Members.RootOf(place) is not { } member)
        {
            return null;
        }

        if (!_batchFields.TryGetValue(member, out var fields))
        {
            _batchFields.Add(member, fields = new BatchFields(member, Model.Compilation, Cancellation));
        }

        return fields;
    }

    /// <summary>All that some path came to hold.</summary>
    public IEnumerable<ConsumedMessage> Messages => _messages.Values;

    /// <summary>The message that a parameter stands for.</summary>
    public ConsumedMessage Given(int ordinal, SyntaxNode declaration)
    {
        var message = Message(declaration, isGiven: true);
        _given[ordinal] = message;
        return message;
    }

    /// <summary>What was told apart of a list within the message.</summary>
    public IEnumerable<ConsumedMessage> ElementsOf(ConsumedMessage message) => _messages.Values.Where(other => other.Parents.Contains(message));

    /// <summary>The messages that parameters stand for, by their ordinals.</summary>
    public IReadOnlyDictionary<int, ConsumedMessage> GivenMessages => _given;

    /// <summary>The element that a loop has in hand; null where it has met none.</summary>
    /// <param name="list">What it goes through.</param>
    public ConsumedMessage? ElementOf(SyntaxNode list) => list.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is { } loop
        ? _messages.Values.FirstOrDefault(message => message.IsPart && message.Origin.FirstAncestorOrSelf<CommonForEachStatementSyntax>() == loop && !loop.Statement.Span.Contains(message.Origin.Span))
        : null;

    public ConsumedMessage Message(SyntaxNode origin, ISymbol? consumer = null, bool isGiven = false, bool isList = false)
    {
        if (!_messages.TryGetValue(origin, out var message))
        {
            message = new ConsumedMessage(origin, consumer, isGiven) { IsList = isList };
            _messages.Add(origin, message);
        }

        return message;
    }
}
