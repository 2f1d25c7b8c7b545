using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.AppSettings;

/// <summary>
/// Reads JSON as .NET's configuration does: comments and trailing commas are allowed, and nothing else that JSON
/// does not have. Takes no recursion, and a text of any kind.
/// </summary>
internal sealed class JsonReader
{
    private readonly string _text;
    private readonly Stack<JsonNode> _open = new();
    private int _at;
    private JsonError? _error;

    private JsonReader(string text) => _text = text;

    public static JsonText Read(string text)
    {
        if (text.Length > Limits.JsonText)
        {
            return new JsonText(null, new JsonError(0, "the file is too large to be read"));
        }

        var reader = new JsonReader(text);
        var root = reader.ReadRoot();
        return reader._error is null ? new JsonText(root, null) : new JsonText(null, reader._error);
    }

    private JsonNode? ReadRoot()
    {
        if (_text.Length > 0 && _text[0] == '\uFEFF')
        {
            _at = 1;
        }

        JsonNode? root = null;
        JsonMember? name = null;
        var wantsValue = true;
        while (SkipBlanks())
        {
            if (_at == _text.Length)
            {
                return root is not null && _open.Count == 0 ? root : Fail("the text ends too early");
            }

            var next = _text[_at];
            if (name is null && _open.Count > 0 && next == (_open.Peek().Kind == JsonKind.Object ? '}' : ']'))
            {
                _at++;
                _open.Pop().End(_at);
                wantsValue = false;
            }
            else if (!wantsValue)
            {
                if (_open.Count == 0 || next != ',')
                {
                    return Fail(_open.Count == 0 ? "nothing may follow here" : "a comma is missing");
                }

                if (_open.Peek() is { Kind: JsonKind.Object, Members: var members })
                {
                    members[members.Count - 1].Comma = _at;
                }

                _at++;
                wantsValue = true;
            }
            else if (name is null && _open.Count > 0 && _open.Peek().Kind == JsonKind.Object)
            {
                name = ReadName();
            }
            else if (ReadValue() is { } value)
            {
                Add(value, name);
                root ??= value;
                name = null;
                wantsValue = value.IsContainer;
                if (value.IsContainer)
                {
                    if (_open.Count == Limits.JsonDepth)
                    {
                        return Fail("the text is nested too deeply");
                    }

                    _open.Push(value);
                }
            }
        }

        return null;
    }

    private void Add(JsonNode value, JsonMember? name)
    {
        if (_open.Count == 0)
        {
            return;
        }

        if (name is null)
        {
            _open.Peek().Items.Add(value);
        }
        else
        {
            _open.Peek().Members.Add(name with { Value = value });
        }
    }

    /// <summary>The name with its colon; the value is still to come.</summary>
    private JsonMember? ReadName()
    {
        if (_text[_at] != '"')
        {
            Fail("a name in quotes is missing");
            return null;
        }

        if (ReadString() is not { } name)
        {
            return null;
        }

        // .NET's reader takes no comment here.
        SkipSpaces();
        if (_at == _text.Length || _text[_at] != ':')
        {
            Fail("a colon is missing");
            return null;
        }

        _at++;
        return new JsonMember(name.Text, name.Span, name);
    }

    private JsonNode? ReadValue()
    {
        var start = _at;
        switch (_text[start])
        {
            case '{' or '[':
                _at++;
                return new JsonNode(_text[start] == '{' ? JsonKind.Object : JsonKind.Array, new TextSpan(start, 1), "");
            case '"':
                return ReadString();
        }

        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '+' or '-' or '.'))
        {
            _at++;
        }

        var word = _text.Substring(start, _at - start);
        JsonKind? kind = word switch
        {
            "true" or "false" => JsonKind.Boolean,
            "null" => JsonKind.Null,
            _ => IsNumber(word) ? JsonKind.Number : null,
        };
        if (kind is { } known)
        {
            return new JsonNode(known, TextSpan.FromBounds(start, _at), word);
        }

        _at = start;
        return Fail("a value is missing");
    }

    private JsonNode? ReadString()
    {
        var start = _at++;
        var text = new StringBuilder();
        while (_at < _text.Length && _text[_at] >= ' ')
        {
            var next = _text[_at++];
            if (next == '"')
            {
                return new JsonNode(JsonKind.String, TextSpan.FromBounds(start, _at), text.ToString());
            }

            if (next != '\\')
            {
                text.Append(next);
            }
            else if (ReadEscape() is { } escaped)
            {
                text.Append(escaped);
            }
            else
            {
                _at--;
                return Fail("the escape is none of JSON's");
            }
        }

        return Fail("the text in quotes does not end");
    }

    private char? ReadEscape()
    {
        if (_at == _text.Length)
        {
            return null;
        }

        switch (_text[_at++])
        {
            case '"': return '"';
            case '\\': return '\\';
            case '/': return '/';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _at + 4 <= _text.Length
                && ushort.TryParse(_text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default:
                return null;
        }
    }

    /// <summary>Whether the rest is worth reading: false for a comment that does not end.</summary>
    private bool SkipBlanks()
    {
        SkipSpaces();
        while (_error is null && _at + 1 < _text.Length && _text[_at] == '/' && (_text[_at + 1] is '/' or '*'))
        {
            if (_text[_at + 1] == '/')
            {
                var end = _text.IndexOfAny(['\r', '\n'], _at);
                _at = end < 0 ? _text.Length : end;
            }
            else
            {
                var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    Fail("the comment does not end");
                    return false;
                }

                _at = end + 2;
            }

            SkipSpaces();
        }

        return _error is null;
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && (_text[_at] is ' ' or '\t' or '\r' or '\n'))
        {
            _at++;
        }
    }

    private JsonNode? Fail(string message)
    {
        _error ??= new JsonError(_at, message);
        return null;
    }

    private static bool IsNumber(string word)
    {
        var at = word.StartsWith("-", StringComparison.Ordinal) ? 1 : 0;
        var whole = Digits(word, ref at);
        if (whole == 0 || whole > 1 && word[at - whole] == '0')
        {
            return false;
        }

        if (at < word.Length && word[at] == '.')
        {
            at++;
            if (Digits(word, ref at) == 0)
            {
                return false;
            }
        }

        if (at < word.Length && (word[at] is 'e' or 'E'))
        {
            at++;
            at += at < word.Length && (word[at] is '+' or '-') ? 1 : 0;
            if (Digits(word, ref at) == 0)
            {
                return false;
            }
        }

        return at == word.Length;
    }

    private static int Digits(string word, ref int at)
    {
        var start = at;
        while (at < word.Length && word[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at - start;
    }
}
