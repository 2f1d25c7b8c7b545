using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What the evaluation of a member asks about settings outside of it.</summary>
/// <param name="Files">Null where the project has no settings files.</param>
/// <param name="PathOf">The section that objects of the type are bound from, whoever makes them.</param>
/// <param name="TakesOptions">Whether some code in sight asks for options of the type.</param>
internal sealed record SettingsScope(KafkaSymbols Symbols, SettingsFiles? Files, Func<ITypeSymbol, string?> PathOf, Func<ITypeSymbol, bool> TakesOptions);
