using System.Text.Json;
using KafkaDurability.Analyzers.AppSettings;

namespace KafkaDurability.Analyzers.Tests.AppSettings;

/// <summary>The reader takes what .NET's configuration takes, and knows where everything stands.</summary>
public class JsonReaderTests
{
    private static readonly JsonDocumentOptions s_options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    [Theory]
    [InlineData("{}")]
    [InlineData("\uFEFF{ \"a\": 1 }")]
    [InlineData("""{ "a": "x", "b": [1, -2.5e3, true, null, {}, []], "c": { "d": "\u00e4\n\"\\\/" } }""")]
    [InlineData("// one\n{ /* two */ \"a\" : // three\r\n 1, } // four")]
    [InlineData("""[[1,],{"a":[],},]""")]
    [InlineData("""{ "a": 1, "a": 2 }""")]
    [InlineData("17")]
    public void Reads_what_configuration_reads(string text)
    {
        var read = JsonReader.Read(text);
        Assert.Null(read.Error);
        using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'), s_options);
        AssertSame(document.RootElement, read.Root!, text);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("   ", 3)]
    [InlineData("{", 1)]
    [InlineData("{ \"a\" }", 6)]
    [InlineData("{ \"a\": }", 7)]
    [InlineData("{ \"a\": 1 \"b\": 2 }", 9)]
    [InlineData("{ a: 1 }", 2)]
    [InlineData("{ \"a\": 'x' }", 7)]
    [InlineData("{ \"a\": yes }", 7)]
    [InlineData("{ \"a\": 01 }", 7)]
    [InlineData("{ \"a\": 1. }", 7)]
    [InlineData("{ \"a\": \"x }", 11)]
    [InlineData("{ \"a\": \"x\ny\" }", 9)]
    [InlineData("{ \"a\": \"\\x\" }", 9)]
    [InlineData("{ /* ", 2)]
    [InlineData("{ \"a\" /**/ : 1 }", 6)]
    [InlineData("{} {}", 3)]
    [InlineData("[1,,2]", 3)]
    [InlineData("[}", 1)]
    [InlineData("{,}", 1)]
    public void Says_where_a_text_is_no_json(string text, int position)
    {
        var read = JsonReader.Read(text);
        Assert.Null(read.Root);
        Assert.Equal(position, read.Error!.Position);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(text, s_options));
    }

    [Fact]
    public void Depth_ends_where_that_of_configuration_does()
    {
        Assert.NotNull(JsonReader.Read(Nested(64)).Root);
        Assert.Null(JsonReader.Read(Nested(65)).Root);
        Assert.Null(JsonReader.Read(new string('[', 1_000_000)).Root);
        using var document = JsonDocument.Parse(Nested(64), s_options);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(Nested(65), s_options));
    }

    [Fact]
    public void A_text_of_enormous_size_is_not_read()
    {
        Assert.Equal("the file is too large to be read", JsonReader.Read(new string(' ', Limits.JsonText + 1)).Error!.Message);
        Assert.NotNull(JsonReader.Read("{\"a\": \"" + new string('x', Limits.JsonText - 10) + "\"}").Root);
    }

    [Fact]
    public void Random_json_is_read_with_its_places()
    {
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
        {
            var text = RandomJson.Value(random, 4);
            var read = JsonReader.Read(text);
            Assert.True(read.Root is not null, $"{read.Error} in:\n{text}");
            using var document = JsonDocument.Parse(text, s_options);
            AssertSame(document.RootElement, read.Root, text);
        }
    }

    [Fact]
    public void Random_damage_is_found_as_configuration_finds_it()
    {
        var random = new Random(17);
        for (var round = 0; round < 4000; round++)
        {
            var text = RandomJson.Damaged(random, RandomJson.Value(random, 4));
            var read = JsonReader.Read(text);
            Assert.Equal(Parses(text), read.Error is null);
            Assert.InRange(read.Error?.Position ?? 0, 0, text.Length);
        }
    }

    private static bool Parses(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, s_options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void AssertSame(JsonElement expected, JsonNode actual, string text)
    {
        // What stands at the place is the value again.
        var own = text.Substring(actual.Span.Start, actual.Span.Length);
        Assert.Equal(expected.GetRawText(), own);
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(JsonKind.Object, actual.Kind);
                var members = expected.EnumerateObject().ToList();
                Assert.Equal(members.Select(member => member.Name), actual.Members.Select(member => member.Name));
                foreach (var (member, read) in members.Zip(actual.Members))
                {
                    Assert.Equal(member.Name, JsonSerializer.Deserialize<string>(text.Substring(read.NameSpan.Start, read.NameSpan.Length)));
                    AssertSame(member.Value, read.Value, text);
                }

                break;
            case JsonValueKind.Array:
                Assert.Equal(JsonKind.Array, actual.Kind);
                Assert.Equal(expected.GetArrayLength(), actual.Items.Count);
                foreach (var (item, read) in expected.EnumerateArray().Zip(actual.Items))
                {
                    AssertSame(item, read, text);
                }

                break;
            case JsonValueKind.String:
                Assert.Equal(JsonKind.String, actual.Kind);
                Assert.Equal(expected.GetString(), actual.Text);
                break;
            default:
                Assert.Equal(expected.GetRawText(), actual.Text);
                break;
        }
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
