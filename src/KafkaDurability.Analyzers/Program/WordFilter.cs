using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Analyzers.Program;

/// <summary>A Bloom filter over the words of a text: whether one may stand in it, without a look at the text.</summary>
internal sealed class WordFilter
{
    /// <summary>A bit for each character: a word is longer than that, and most stand there several times, so few questions are answered yes in vain.</summary>
    private const int CharactersPerCell = 64;

    private readonly ulong[] _bits;

    public WordFilter(string text)
    {
        _bits = new ulong[1 + (text.Length / CharactersPerCell)];
        var start = 0;
        for (var end = 0; end <= text.Length; end++)
        {
            if (end < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[end]))
            {
                continue;
            }

            if (end > start)
            {
                Add(Hash(text, start, end - start));
            }

            start = end + 1;
        }
    }

    public static uint Hash(string text, int start, int length)
    {
        var hash = 2166136261u;
        for (var i = start; i < start + length; i++)
        {
            hash = (hash ^ text[i]) * 16777619u;
        }

        return hash;
    }

    /// <summary>The hash of the first word in a text: where that stands nowhere, the text does not.</summary>
    public static uint HashOfFirst(string text)
    {
        var start = 0;
        while (start < text.Length && !SyntaxFacts.IsIdentifierPartCharacter(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[end]))
        {
            end++;
        }

        return Hash(text, start, end - start);
    }

    public bool MayContain(uint hash) => Has(hash) && Has(Second(hash));

    private static uint Second(uint hash) => (hash >> 15) * 2654435761u;

    private void Add(uint hash)
    {
        Set(hash);
        Set(Second(hash));
    }

    private bool Has(uint hash) => (_bits[hash / 64 % (uint)_bits.Length] & (1ul << (int)(hash % 64))) != 0;

    private void Set(uint hash) => _bits[hash / 64 % (uint)_bits.Length] |= 1ul << (int)(hash % 64);
}
