using System.Collections.Immutable;
using System.Globalization;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Baselines;

/// <summary>What a finding is known by when lines have moved: the member that it is in, and its code.</summary>
/// <param name="Member">The member with its types and namespace; of a settings file its name.</param>
/// <param name="Code">A hash of the code's tokens, so layout and comments do not count; of several that are equal in the member, each has its own.</param>
internal sealed record Fingerprint(string Member, string Code)
{
    /// <summary>Where it stands in <see cref="Diagnostic.Properties"/>, for the fixer and for the build that writes a baseline: "KD1002 1a2b Shop.Orders.Send(Order)".</summary>
    public const string Property = "kafkaDurability";

    /// <param name="more">What else tells the finding from others on the same code.</param>
    public static Fingerprint Of(SyntaxNode at, string more, Compilation compilation, CancellationToken cancellation)
    {
        var words = at.DescendantTokens().Select(token => token.Text).ToArray();
        var place = EqualCode.Before(at, words, MemberName.Scope(at), compilation, cancellation);
        return new Fingerprint(MemberName.Of(at), Hash(string.Join(" ", words) + more, place));
    }

    /// <summary>Of a place in a settings file.</summary>
    public static Fingerprint Of(string path, SourceText text, TextSpan span)
    {
        var line = text.Lines.GetLineFromPosition(span.Start);
        var words = line.ToString().Trim();
        var place = text.Lines.Take(line.LineNumber).Count(other => other.ToString().Trim() == words);
        return new Fingerprint(System.IO.Path.GetFileName(path), Hash(text.ToString(span) + words, place));
    }

    public ImmutableDictionary<string, string?> AddTo(ImmutableDictionary<string, string?> properties, string rule) =>
        properties.SetItem(Property, $"{rule} {Code} {Member}");

    /// <summary>FNV-1a of 64 bits: small, the same in every process, and not for secrets.</summary>
    private static string Hash(string text, int place)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text + "#" + place.ToString(CultureInfo.InvariantCulture))
        {
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
