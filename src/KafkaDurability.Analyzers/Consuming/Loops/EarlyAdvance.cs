using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>A message is passed, and processed only then.</summary>
/// <param name="Call">The call that passes the message.</param>
/// <param name="Within">The Commit or StoreOffset in a helper that the call leads to; null where the call is it.</param>
/// <param name="Consumed">Where the message comes from: the Consume call, another call or loop, or the parameter.</param>
/// <param name="Processing">The first place that processes it afterwards.</param>
/// <param name="Consumer">What Consume was called on, where that is evident.</param>
/// <param name="Move">How to put the call behind the processing; null where that is not safe.</param>
internal sealed record EarlyAdvance(
    AdvanceKind Kind,
    SyntaxNode Call,
    SyntaxNode? Within,
    SyntaxNode Consumed,
    SyntaxNode Processing,
    ISymbol? Consumer,
    StatementMove? Move);

/// <summary>A statement, and the statement of the same block that it may be moved behind.</summary>
internal sealed record StatementMove(SyntaxNode Statement, SyntaxNode Behind);
