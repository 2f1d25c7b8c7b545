using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>A rule over what a member does with producers: its descriptor and its decision.</summary>
internal abstract class ProducerRule
{
    protected ProducerRule(DiagnosticDescriptor descriptor) => Descriptor = descriptor;

    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>What is wrong in the member; findings outside of it are left out.</summary>
    public abstract IEnumerable<Finding> Judge(ProducerMember member);
}
