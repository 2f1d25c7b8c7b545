using KafkaDurability.Analyzers.Clients;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>A rule over what a member does with producers. Findings outside of the member are left out.</summary>
internal abstract class ProducerRule(DiagnosticDescriptor descriptor, Consequence consequence, FixKind fix = FixKind.None) : Rule<ProducerMember>(descriptor, consequence, fix);
