using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Guarantees;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>The places that a guarantee goes back to.</summary>
internal static class GuaranteePlaces
{
    public static ImmutableArray<SyntaxNode> Of(InferredGuarantee guarantee, SyntaxNode build) =>
        guarantee.Reasons.Where(reason => reason.File is null).Select(reason => reason.Code).OfType<SyntaxNode>().Where(code => code != build).Distinct().ToImmutableArray();

    public static ImmutableArray<FilePlace> Files(InferredGuarantee guarantee) =>
        guarantee.Reasons.Select(reason => reason.File).OfType<FilePlace>().Distinct().ToImmutableArray();
}
