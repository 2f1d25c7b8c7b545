using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>A call of a builder's Build, with what is proved of the clients that it may build.</summary>
/// <param name="Guarantees">One for each set of settings that reaches it; never empty.</param>
/// <param name="Promise">What the folder says of itself; null where it says nothing.</param>
internal sealed record GuaranteeAtBuild(SyntaxNode Build, ImmutableArray<InferredGuarantee> Guarantees, Options.Guarantee? Promise);
