using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Something that holds a value while a member runs.</summary>
internal abstract record Place;

/// <summary>A local or a parameter.</summary>
internal sealed record VariablePlace(ISymbol Symbol) : Place;

/// <summary>A temporary of the control flow graph.</summary>
internal sealed record CapturePlace(CaptureId Id) : Place;

/// <summary>A field or property; of <c>this</c> or static where there is no instance.</summary>
internal sealed record MemberPlace(Place? Instance, ISymbol Symbol) : Place;

/// <summary>What the container gives for a service.</summary>
internal sealed record ServicePlace(Service Service) : Place;

/// <summary>What an expression gives that nobody here made: the result of a call, a member of another object.</summary>
internal sealed record ForeignPlace(SyntaxNode Node) : Place;
