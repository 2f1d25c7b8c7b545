using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Shadow.Subjects;

/// <summary>A program to look at, and its settings files.</summary>
/// <param name="Name">Where it comes from.</param>
internal sealed record Subject(string Name, Compilation Compilation, ImmutableArray<AdditionalText> Files);
