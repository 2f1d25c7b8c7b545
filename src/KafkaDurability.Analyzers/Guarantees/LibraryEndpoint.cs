using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>A topic that a library over the client consumes, or sends to, for the program.</summary>
/// <param name="Library">Its name, as people call it.</param>
/// <param name="Of">What it is for: the message's type, or the class that sets it up.</param>
/// <param name="Whole">The set-up that the place belongs to: a finding in it concerns the endpoint.</param>
/// <param name="Topics">Empty where the code that names it is not in sight.</param>
internal sealed record LibraryEndpoint(string Library, bool IsProducer, string Of, SyntaxNode At, Location Whole, ImmutableArray<TopicName> Topics);
