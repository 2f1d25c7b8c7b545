using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>Calls of Seek that go back to a message whose processing has failed.</summary>
internal static class SeekBacks
{
    /// <param name="calls">Calls of Seek.</param>
    public static IEnumerable<ClientCall> Of(IEnumerable<ClientCall> calls, ConfigModel model, CancellationToken cancellation) => calls.Where(call =>
        Members.RootOf(call.Node) is { } member
        && model.Graph(member, cancellation)?.OriginalOperation.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault(own => own.Syntax == call.Node) is { } seek
        && OwnOperations.Around<ICatchClauseOperation>(seek) is not null
        && OwnOperations.Unconverted(seek.Arguments[0].Value) is IPropertyReferenceOperation { Property: { Name: "TopicPartitionOffset", ContainingType.Name: "ConsumeResult" } });
}
