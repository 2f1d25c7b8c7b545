using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD3007: a call that sets some settings of a topic, and takes back all others.</summary>
/// <remarks>IAdminClient.AlterConfigsAsync: configs that are not given are reverted to their defaults. IncrementalAlterConfigsAsync since 2.2; a ConfigEntry's operation is Set by default.</remarks>
internal sealed class ConfigsReset() : Rule<ClientMember>(
    Warning(
        "KD3007",
        "AlterConfigs resets every setting that it is not given",
        "AlterConfigsAsync takes back every setting that it is not given, such as min.insync.replicas or retention; use IncrementalAlterConfigsAsync",
        "AlterConfigsAsync replaces the settings of the resource as a whole. IncrementalAlterConfigsAsync changes those that it is given."),
    Consequence.Loss,
    FixKind.Setting)
{
    private const string Incremental = "IncrementalAlterConfigsAsync";

    public override IEnumerable<Finding> Judge(ClientMember member)
    {
        foreach (var call in member.CallsTo(ClientKinds.Admin, "AlterConfigsAsync"))
        {
            // Who has asked for all settings may give them all.
            if (Members.TypeOf(call.Syntax) is { } type && Members.Mentioning(type, "DescribeConfigsAsync").Any() || Members.Mentions(member.Syntax, "DescribeConfigsAsync"))
            {
                continue;
            }

            var mayChange = call.TargetMethod.ContainingType.GetMembers(Incremental).Length > 0
                && call.Parent is IAwaitOperation { Parent: IExpressionStatementOperation } or IExpressionStatementOperation;
            yield return new Finding(
                this,
                call.Syntax,
                ImmutableArray<SyntaxNode>.Empty,
                mayChange ? ImmutableArray.Create(FixPlan.Create("Use IncrementalAlterConfigsAsync", editorOnly: false, [(call.Syntax, Edit.Call(call.Syntax, Incremental))])) : ImmutableArray<FixPlan>.Empty);
        }
    }
}
