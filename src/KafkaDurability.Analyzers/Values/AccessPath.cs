using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Values;

/// <summary>Something that holds a value while a member runs.</summary>
internal abstract record AccessPath;

/// <summary>A local or a parameter.</summary>
internal sealed record VariablePath(ISymbol Symbol) : AccessPath;

/// <summary>A temporary of the control flow graph.</summary>
internal sealed record CapturePath(CaptureId Id) : AccessPath;

/// <summary>A field or property; of <c>this</c> or static where there is no instance.</summary>
internal sealed record MemberPath(AccessPath? Instance, ISymbol Symbol) : AccessPath;

/// <summary>What the container gives for a service.</summary>
internal sealed record ServicePath(Service Service) : AccessPath;

/// <summary>What an expression gives that nobody here made: the result of a call, a member of another object.</summary>
internal sealed record OpaqueSource(SyntaxNode Node) : AccessPath;
