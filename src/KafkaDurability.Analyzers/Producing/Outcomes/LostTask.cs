using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>The task of a ProduceAsync whose failure nobody learns.</summary>
/// <param name="Last">Where its way ends: what is dropped, the variable's declaration, or the continuation.</param>
/// <param name="Variable">The variable that keeps it, which nothing waits for; null where no variable does.</param>
/// <param name="IsContinued">A continuation takes it, which never looks at the failure.</param>
/// <param name="IsVoid">There is no task: it is awaited in an async function that returns nothing, which <paramref name="Last"/> is.</param>
/// <param name="IsLimited">It is waited for, but not to its end: a time is over, or something else is done first, and nobody asks which it was.</param>
internal sealed record LostTask(SyntaxNode Last, string? Variable = null, bool IsContinued = false, bool IsVoid = false, bool IsLimited = false);
