using System.Net;
using System.Text;

namespace KafkaDurability.Tool.Report;

/// <summary>HTML as text, with what comes from code encoded.</summary>
internal sealed class Html
{
    private readonly StringBuilder _text = new();

    /// <summary>What is written here is markup; what is put in is text.</summary>
    public Html Add(FormattableString markup)
    {
        _text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, markup.Format, markup.GetArguments().Select(argument => argument is Html html ? (object)html.ToString() : Encode(argument?.ToString() ?? "")).ToArray()).Append('\n');
        return this;
    }

    public Html Add(Html other)
    {
        _text.Append(other._text);
        return this;
    }

    /// <summary>A file of this assembly, as it is.</summary>
    public Html AddResource(string name)
    {
        using var reader = new StreamReader(typeof(Html).Assembly.GetManifestResourceStream(name)!);
        _text.Append(reader.ReadToEnd());
        return this;
    }

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    public override string ToString() => _text.ToString();
}
