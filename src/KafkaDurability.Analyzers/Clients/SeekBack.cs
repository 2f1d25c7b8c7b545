using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A Seek in a catch clause, to the message whose processing has failed in the try.</summary>
/// <param name="Work">The block of the try.</param>
/// <param name="Consumer">The consumer as the call has it.</param>
/// <param name="Result">The result as the call has it.</param>
internal sealed record SeekBack(SyntaxNode Seek, SyntaxNode Work, string Consumer, string Result)
{
    /// <param name="calls">Calls of Seek.</param>
    public static IEnumerable<SeekBack> Of(IEnumerable<ClientCall> calls, ConfigModel model, CancellationToken cancellation)
    {
        foreach (var call in calls)
        {
            if (Members.RootOf(call.Node) is { } member
                && model.Graph(member, cancellation)?.OriginalOperation.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault(own => own.Syntax == call.Node) is { Instance: { } consumer } seek
                && OwnOperations.Around<ICatchClauseOperation>(seek) is { Parent: ITryOperation attempt }
                && OwnOperations.Unconverted(seek.Arguments[0].Value) is IPropertyReferenceOperation { Property: { Name: "TopicPartitionOffset", ContainingType.Name: "ConsumeResult" }, Instance: { } result })
            {
                yield return new SeekBack(seek.Syntax, attempt.Body.Syntax, consumer.Syntax.ToString(), result.Syntax.ToString());
            }
        }
    }
}
