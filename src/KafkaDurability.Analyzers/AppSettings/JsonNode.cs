using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.AppSettings;

internal enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

/// <summary>One value of a JSON text, with the place it stands at.</summary>
internal sealed class JsonNode
{
    public JsonNode(JsonKind kind, TextSpan span, string text)
    {
        Kind = kind;
        Span = span;
        Text = text;
    }

    public JsonKind Kind { get; }

    /// <summary>From the first character to the last, quotes and brackets included.</summary>
    public TextSpan Span { get; private set; }

    /// <summary>A string without quotes and escapes; another scalar as it is written; empty for objects and arrays.</summary>
    public string Text { get; }

    public bool IsContainer => Kind is JsonKind.Object or JsonKind.Array;

    /// <summary>Of an object, in the order of the text; a name that is there twice is here twice.</summary>
    public List<JsonMember> Members { get; } = [];

    /// <summary>Of an array.</summary>
    public List<JsonNode> Items { get; } = [];

    public void End(int position) => Span = TextSpan.FromBounds(Span.Start, position);
}

/// <param name="Name">Without quotes and escapes.</param>
/// <param name="NameSpan">With the quotes.</param>
internal sealed record JsonMember(string Name, TextSpan NameSpan, JsonNode Value)
{
    /// <summary>Where the comma behind it stands, if there is one.</summary>
    public int? Comma { get; set; }
}

/// <summary>Why a text is no JSON.</summary>
internal sealed record JsonError(int Position, string Message);

/// <param name="Root">Null where the text is no JSON, or more than is read.</param>
/// <param name="Error">Null where <see cref="Root"/> is there.</param>
internal sealed record JsonText(JsonNode? Root, JsonError? Error);
