using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>The producers that a member leaves.</summary>
internal static class LeftProducers
{
    /// <summary>The producers of a program that nothing in it flushes or ends, beside those of <see cref="In"/>.</summary>
    public static IEnumerable<LeftProducer> NeverFlushed(ProducerMember member)
    {
        if (member.Syntax.ContainsDiagnostics || EntryPoint.Of(member) is null || TestProject.Is(member.Model.Compilation))
        {
            return [];
        }

        var functions = MemberFunctions.Of(member.Graph, member.Model.MethodOf(member.Syntax, member.Cancellation), member.Cancellation);
        return ProducerFields.NeverFlushedIn(functions, QueueModel.Of(member.Model.Compilation, member.Symbols), member.Cancellation, isProgram: true)
            .Where(life => !member.Left.Any(other => other.Sends.Intersect(life.Sends).Any()) && TransactionalProducers.Of(life.Sends[0], member.Model, member.Cancellation) == Transactionality.No);
    }

    /// <remarks>CommitTransaction flushes: where there may be transactions, nothing is claimed.</remarks>
    public static IEnumerable<LeftProducer> In(ProducerMember member)
    {
        if (member.Syntax.ContainsDiagnostics)
        {
            return []; // Half typed: the Flush may be next.
        }

        var model = QueueModel.Of(member.Model.Compilation, member.Symbols);
        var functions = MemberFunctions.Of(member.Graph, member.Model.MethodOf(member.Syntax, member.Cancellation), member.Cancellation);
        return LocalProducers.In(functions, EntryPoint.Is(member), model, member.Cancellation)
            .Concat(ProducerFields.DisposedIn(functions, model, member.Cancellation))
            .Concat(TestProject.Is(member.Model.Compilation) ? [] : ProducerFields.NeverFlushedIn(functions, model, member.Cancellation))
            .Where(life => (life.Lost is not null || !life.Ignored.IsEmpty)
                && !life.HasTransactions
                && TransactionalProducers.Of(life.Sends[0], member.Model, member.Cancellation) == Transactionality.No);
    }
}
