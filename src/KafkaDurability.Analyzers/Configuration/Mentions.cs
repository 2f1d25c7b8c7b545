using System.Collections.Generic;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>A look at the words of a member before anything is bound: can it have to do with settings at all?</summary>
internal static class Mentions
{
    private static readonly HashSet<string> s_words =
    [
        .. SettingTable.All.Select(setting => setting.Property).OfType<string>(),
        "Config", "ClientConfig", "ProducerConfig", "ConsumerConfig", "AdminClientConfig",
        "ProducerBuilder", "ConsumerBuilder", "AdminClientBuilder", "StoreOffset", "Set",
        .. Wrappers.Words,
    ];

    public static bool Settings(SyntaxNode member)
    {
        foreach (var token in WithType(member).DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && s_words.Contains(token.ValueText)
                || token.IsKind(SyntaxKind.StringLiteralToken) && SettingTable.ByKey(token.ValueText) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An initializer or getter may say no more than <c>new()</c>; the type stands before the name.</summary>
    private static SyntaxNode WithType(SyntaxNode member) => member is EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or AccessorDeclarationSyntax
        ? (SyntaxNode?)member.FirstAncestorOrSelf<VariableDeclarationSyntax>() ?? member.FirstAncestorOrSelf<BasePropertyDeclarationSyntax>() ?? member
        : member;
}
