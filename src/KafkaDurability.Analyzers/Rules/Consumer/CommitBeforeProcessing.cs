using KafkaDurability.Analyzers.Consuming;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules.Consumer;

/// <summary>KD2101: a crash between the commit and the processing loses the message.</summary>
internal static class CommitBeforeProcessing
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "KD2101",
        "offset committed before the message is processed",
        "The offset of the message consumed in line {0} is committed here before the message is processed in line {1}, so a crash in between loses the message; commit after processing",
        "The group resumes after the committed offset. A message that is committed first and processed afterwards is never delivered again when the process stops in between or the processing fails.");

    public static Finding? Judge(EarlyAdvance advance) => advance.Kind == AdvanceKind.Commit
        ? EarlyAdvanceFinding.Create(Descriptor, advance, "Move the commit after the processing")
        : null;
}
