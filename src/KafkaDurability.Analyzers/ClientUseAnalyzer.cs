using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>Reports single calls on consumers, admin clients and builders that lose messages whatever is around them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientUseAnalyzer : MemberAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.Over<ClientMember>());

    private protected override WordSet Words => ClientUseRules.Words;

    private protected override IEnumerable<Finding> Judge(SyntaxNode member, ConfigModel model, KafkaOptions options, CancellationToken cancellation) =>
        ClientUseRules.MayConcern(member) && model.Operation(member, cancellation) is { } operation
            ? ClientUseRules.Judge(new ClientMember(member, operation, model, cancellation))
            : [];
}
