using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2116: a consumer for each message.</summary>
public class ConsumerPerMessageTests
{
    private const string Build = "new ConsumerBuilder<string, string>(config).Build()";

    [Theory]
    [InlineData("while (flag) { using var c = {|KD2116:BUILD|}; c.Subscribe(\"orders\"); var result = c.Consume(token); Process(result.Message.Value); c.Commit(result); c.Close(); }")]
    [InlineData("do { var c = {|KD2116:BUILD|}; c.Subscribe(\"orders\"); var result = c.Consume(timeout); c.Close(); } while (flag);")]
    [InlineData("for (;;) { using (var c = {|KD2116:BUILD|}) { c.Subscribe(\"orders\"); Process(c.Consume(token).Message.Value); } }")]
    public Task In_a_loop(string body) => Verify(body);

    [Theory]
    [InlineData("using var c = BUILD; c.Subscribe(\"orders\"); while (flag) { Process(c.Consume(token).Message.Value); }")]
    [InlineData("while (flag) { using var c = BUILD; c.Subscribe(\"orders\"); try { while (flag) { Process(c.Consume(token).Message.Value); } } catch (KafkaException e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var topic in new[] { \"a\", \"b\" }) { using var c = BUILD; c.Subscribe(topic); Process(c.Consume(token).Message.Value); }")]
    [InlineData("while (flag) { using var c = BUILD; c.Subscribe(\"orders\"); var result = c.Consume(timeout); if (result is not null) { break; } }")]
    [InlineData("while (flag) { using var c = BUILD; c.Assign(new TopicPartition(\"orders\", 0)); Process(c.Consume(token).Message.Value); }")]
    [InlineData("while (flag) { using var c = BUILD; c.Subscribe(\"orders\"); Process(c.Consume(token).Message.Value); Process(c.Consume(token).Message.Value); }")]
    [InlineData("using var c = BUILD; c.Subscribe(\"orders\"); Process(c.Consume(token).Message.Value);")]
    public Task Silent(string body) => Verify(body);

    [Theory]
    [InlineData("while (flag) { Process(Next()); }", "{|KD2116:BUILD|}")]
    [InlineData("Process(Next());", "BUILD")]
    [InlineData("for (var i = 0; i < 3; i++) { Process(Next()); }", "BUILD")]
    public Task In_a_method(string body, string build) => Verify(body, $"private string Next() {{ using var c = {build}; c.Subscribe(\"orders\"); return c.Consume(timeout).Message.Value; }}");

    private static Task Verify(string body, string members = "") => ClientUse.Verify(
        "KD2116", body.Replace("BUILD", Build, StringComparison.Ordinal), "private static readonly ConsumerConfig config = new() { GroupId = \"orders\" }; " + members.Replace("BUILD", Build, StringComparison.Ordinal));
}
