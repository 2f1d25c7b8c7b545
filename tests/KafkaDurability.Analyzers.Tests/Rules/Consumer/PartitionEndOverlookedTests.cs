using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class PartitionEndOverlookedTests
{
    private const string Careful = ConsumerProgram.Careful;

    private const string On = "var config = new ConsumerConfig { " + Careful + ", EnablePartitionEof = true };";

    private const string FlaggedOn = "var config = new ConsumerConfig { " + Careful + ", {|KD2111:EnablePartitionEof = true|} };";

    private const string Committing = "Process(result.Message.Value); consumer.Commit(result);";

    [Theory]
    [InlineData("new ConsumerConfig { GROUP, {|KD2111:EnablePartitionEof = true|} }")]
    [InlineData("new ConsumerConfig { GROUP, EnablePartitionEof = false }; {|KD2111:config.EnablePartitionEof = true|}")]
    [InlineData("new ConsumerConfig { GROUP }; {|KD2111:config.Set(\"enable.partition.eof\", \"T\")|}")]
    [InlineData("new ConsumerConfig { GROUP, EnablePartitionEof = token.CanBeCanceled ? {|KD2111:true|} : false }")]
    [InlineData("new Dictionary<string, string> { [\"group.id\"] = \"g\", [\"auto.offset.reset\"] = \"earliest\", [\"enable.auto.commit\"] = \"false\", {|KD2111:[\"enable.partition.eof\"] = \"true\"|} }")]
    public Task Enabled(string config) => ConsumerProgram.Committing($"var config = {config.Replace("GROUP", Careful, StringComparison.Ordinal)};");

    [Theory]
    [InlineData("new ConsumerConfig { GROUP }")]
    [InlineData("new ConsumerConfig { GROUP, EnablePartitionEof = false }")]
    [InlineData("new ConsumerConfig { GROUP, EnablePartitionEof = null }")]
    [InlineData("new ConsumerConfig { GROUP, EnablePartitionEof = true }; config.EnablePartitionEof = false")]
    [InlineData("new ConsumerConfig { GROUP, EnablePartitionEof = bool.Parse(System.IO.File.ReadAllText(\"eof.txt\")) }")]
    public Task NotEnabled(string config) => ConsumerProgram.Committing($"var config = {config.Replace("GROUP", Careful, StringComparison.Ordinal)};");

    /// <summary>Ways in which a message is taken to be there.</summary>
    [Theory]
    [InlineData("var result = consumer.Consume(token); Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); Process(result.Topic); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); Process(result.Message!.Key + result.Offset); consumer.Commit();")]
    [InlineData("var result = consumer.Consume(token); var message = result.Message; Process(message.Value); consumer.Commit();")]
    [InlineData("var result = consumer.Consume(100); if (result == null) { continue; } Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(100); if (result is null) continue; Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(100); if (result is not null) { Process(result.Message.Value); consumer.Commit(result); }")]
    [InlineData("if (consumer.Consume(100) is { } result) { Process(result.Message.Value); consumer.Commit(result); }")]
    [InlineData("if (consumer.Consume(100) is not { } result) { continue; } Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("if (consumer.Consume(100) is ConsumeResult<string, string> result) { Process(result.Message.Value); consumer.Commit(result); }")]
    [InlineData("ConsumeResult<string, string> result; while ((result = consumer.Consume(100)) != null) { Process(result.Message.Value); consumer.Commit(result); }")]
    [InlineData("ConsumeResult<string, string> result = null; result = consumer.Consume(token); var same = result; Process(same.Message.Value); consumer.Commit(same);")]
    [InlineData("var result = consumer.Consume(100); Process(result?.Message.Value); consumer.Commit();")]
    [InlineData("var result = consumer.Consume(100); Process(result?.Value); consumer.Commit();")]
    [InlineData("var result = consumer?.Consume(token); Process(result.Message.Value); consumer.Commit();")]
    [InlineData("var result = consumer.Consume(100) ?? throw new TimeoutException(); Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = token.CanBeCanceled ? consumer.Consume(token) : null; Process(result.Message.Value); consumer.Commit();")]
    [InlineData("Process(consumer.Consume(token).Message.Value); consumer.Commit();")]
    [InlineData("void Handle(ConsumeResult<string, string> one) { Process(one.Message.Value); } var result = consumer.Consume(token); Handle(result); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); Task.Run(() => Process(result.Message.Value)).Wait(); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); Read(result); consumer.Commit();")]
    [InlineData("var result = consumer.Consume(token); Process(Text(result.Message)); consumer.Commit();")]
    [InlineData("var result = consumer.Consume(token); result.ReadIt(); consumer.Commit();")]
    public Task Overlooked(string body) => VerifyAll.Reports(With(FlaggedOn, body));

    [Theory]
    [InlineData("var result = consumer.Consume(token); if (result.IsPartitionEOF) { continue; } Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); if (!result.IsPartitionEOF) { Process(result.Message.Value); consumer.Commit(result); }")]
    [InlineData("var result = consumer.Consume(100); if (result?.IsPartitionEOF != false) { continue; } Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(100); if (result is { IsPartitionEOF: false }) { Process(result.Message.Value); consumer.Commit(result); }")]
    [InlineData("if (consumer.Consume(100) is { IsPartitionEOF: false } result) { Process(result.Message.Value); consumer.Commit(result); }")]
    [InlineData("var result = consumer.Consume(token); if (result.Message is null) { continue; } Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); if (result.Message != null) { Process(result.Message.Value); consumer.Commit(result); }")]
    [InlineData("var result = consumer.Consume(token); if (result.Message == default) { continue; } Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); if (result.Message is { } message) { Process(message.Value); consumer.Commit(result); }")]
    [InlineData("var result = consumer.Consume(token); if (result is { Message: { } message }) { Process(message.Value); consumer.Commit(result); }")]
    [InlineData("var result = consumer.Consume(token); if (result is { Message.Value: var text }) { Process(text); consumer.Commit(result); }")]
    [InlineData("var result = consumer.Consume(token); var message = result.Message; if (message == null) { continue; } Process(message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(100); var text = result?.Message?.Value; if (text != null) { Process(text); consumer.Commit(result); }")]
    [InlineData("var result = consumer.Consume(token); switch (result) { case { IsPartitionEOF: true }: continue; } Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); if (IsEnd(result)) { continue; } Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); if (!HasMessage(result.Message)) { continue; } Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); bool End() => result.IsPartitionEOF; if (End()) { continue; } Process(result.Message.Value); consumer.Commit(result);")]
    public Task LookedAt(string body) => VerifyAll.Reports(With(On, body));

    /// <summary>Who gets the result may look at it.</summary>
    [Theory]
    [InlineData("var result = consumer.Consume(token); if (!filter.Accepts(result)) { continue; } Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); if (!filter.Accepts(result.Message)) { continue; } Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); if (filter.Equals(result)) { continue; } Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); if (accepts(result)) { Process(result.Message.Value); consumer.Commit(result); }")]
    [InlineData("var result = consumer.Consume(token); _last = result; if (HasEnded()) { continue; } Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); var all = new List<ConsumeResult<string, string>> { result }; foreach (var one in all) { Process(one.Message.Value); } consumer.Commit(result);")]
    [InlineData("object result = consumer.Consume(token); if (result is ConsumeResult<string, string> one) { Process(one.Message.Value); consumer.Commit(one); }")]
    [InlineData("dynamic result = consumer.Consume(token); Process(result.Message.Value); consumer.Commit();")]
    [InlineData("var result = consumer.Consume(token); var own = new Own(result); if (own.HasEnded) { continue; } Process(result.Message.Value); consumer.Commit();")]
    [InlineData("Virtual(consumer.Consume(token)); consumer.Commit();")]
    [InlineData("Generic(consumer.Consume(token)); consumer.Commit();")]
    [InlineData("var result = consumer.Consume(token); DropEnd(ref result); if (result == null) { continue; } Process(result.Message.Value); consumer.Commit();")]
    [InlineData("ConsumeResult<string, string> Next() => consumer.Consume(token); Process(Next().Message.Value); consumer.Commit();")]
    public Task OutOfSight(string body) => VerifyAll.Reports(With(On, body));

    /// <summary>Nothing is asked of the message.</summary>
    [Theory]
    [InlineData("consumer.Consume(token); consumer.Commit();")]
    [InlineData("_ = consumer.Consume(token); consumer.Commit();")]
    [InlineData("var result = consumer.Consume(token); Process(result.Topic + result.Offset + result.TopicPartitionOffset); consumer.Commit();")]
    [InlineData("var result = consumer.Consume(token); consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) });")]
    [InlineData("if (consumer.Consume(100) == null) { break; } consumer.Commit();")]
    public Task NotUsed(string body) => VerifyAll.Reports(With(On, body));

    private static string With(string config, string body) => $$"""
        public interface IFilter { bool Accepts(object what); }
        class Own(ConsumeResult<string, string> result) { public bool HasEnded => result.IsPartitionEOF; }
        static class Extensions
        {
            public static void ReadIt(this ConsumeResult<string, string> result) => System.IO.File.AppendAllText("done.txt", result.Message.Value);
        }
        public class Orders
        {
            private ConsumeResult<string, string> _last;

            private bool HasEnded() => _last.IsPartitionEOF;
            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);
            static void Read(ConsumeResult<string, string> result) => Deeper(result);
            static void Deeper(ConsumeResult<string, string> result) { Process(result.Message.Value); }
            static string Text(Message<string, string> message) => message.Value;
            static bool IsEnd(ConsumeResult<string, string> result) => result.IsPartitionEOF;
            static bool HasMessage(Message<string, string> message) => message is not null;
            static void Generic<T>(T result) where T : ConsumeResult<string, string> => Process(result.Topic);
            static void DropEnd(ref ConsumeResult<string, string> result) => result = result.Offset == 0 ? null : result;
            protected virtual void Virtual(ConsumeResult<string, string> result) => Process(result.Message.Value);

            void Run(IFilter filter, Func<ConsumeResult<string, string>, bool> accepts, CancellationToken token)
            {
                {{config}}
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (true)
                    {
                        {{body}}
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """;

    /// <summary>Only one of two loops looks.</summary>
    [Fact]
    public Task AnotherMemberLooks() => VerifyAll.Reports($$"""
        class Orders
        {
            private readonly IConsumer<string, string> _consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { {{Careful}}, {|KD2111:EnablePartitionEof = true|} }).Build();

            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            void Catch(CancellationToken token)
            {
                _consumer.Subscribe("orders");
                for (var result = _consumer.Consume(token); !result.IsPartitionEOF; result = _consumer.Consume(token))
                {
                    Process(result.Message.Value);
                }

                _consumer.Commit();
                _consumer.Close();
            }

            void Run(CancellationToken token)
            {
                while (true)
                {
                    var result = _consumer.Consume(token);
                    Process(result.Message.Value);
                    _consumer.Commit(result);
                }
            }
        }
        """);

    /// <summary>A consumer without a group's memory meets the end just the same.</summary>
    [Fact]
    public Task AssignedConsumer() => VerifyAll.Reports(ConsumerProgram.Uses(
        FlaggedOn, "consumer.Assign(new TopicPartitionOffset(\"orders\", 0, Offset.Beginning)); Process(consumer.Consume(token).Message.Value);"));

    /// <summary>The other consumer of the two has it on.</summary>
    [Fact]
    public Task AnotherConsumerHasItOn() => VerifyAll.Reports($$"""
        class Both
        {
            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            void Run(CancellationToken token)
            {
                using var ends = new ConsumerBuilder<string, string>(new ConsumerConfig { {{Careful}}, EnablePartitionEof = true }).Build();
                ends.Assign(new TopicPartition("orders", 0));
                Process(ends.Consume(token).Offset.ToString());
                using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { {{Careful}} }).Build();
                consumer.Subscribe("orders");
                try
                {
                    {{ConsumerProgram.CommitLoop}}
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """);

    /// <summary>The end is known, and its offset committed all the same.</summary>
    [Theory]
    [InlineData("var result = consumer.Consume(token); if (result.IsPartitionEOF) { consumer.Commit(result); continue; } " + Committing)]
    [InlineData("var result = consumer.Consume(token); if (!result.IsPartitionEOF) { Process(result.Message.Value); } else { consumer.Commit(result); }")]
    [InlineData("var result = consumer.Consume(token); if (result.IsPartitionEOF) { Console.WriteLine(1); if (token.CanBeCanceled) { consumer.Commit(result); } continue; } " + Committing)]
    public Task Committed(string body) => Verify.Rules<ClientConfigAnalyzer>(["KD2111"], ConsumerProgram.Of(FlaggedOn, "while (!token.IsCancellationRequested) { " + body + " }"));

    [Theory]
    [InlineData("var result = consumer.Consume(token); if (result.IsPartitionEOF) { continue; } " + Committing)]
    [InlineData("var result = consumer.Consume(token); if (result.IsPartitionEOF) { consumer.Commit(); continue; } " + Committing)]
    [InlineData("var result = consumer.Consume(token); if (!result.IsPartitionEOF) { Process(result.Message.Value); consumer.Commit(result); }")]
    [InlineData("var last = consumer.Consume(token); var result = consumer.Consume(token); if (result.IsPartitionEOF) { consumer.Commit(last); continue; } " + Committing)]
    public Task NotCommitted(string body) => Verify.Rules<ClientConfigAnalyzer>(["KD2111"], ConsumerProgram.Of(On, "while (!token.IsCancellationRequested) { " + body + " }"));

    [Fact]
    public Task CommitRemoved() => Verify.Fix<ClientConfigAnalyzer, SuggestionFixer>(
        ConsumerProgram.Of(FlaggedOn, Ends("consumer.Commit(result);")), ConsumerProgram.Of(On, Ends("NONE").Replace("                NONE\n", "", StringComparison.Ordinal)));

    private static string Ends(string commit) => $$"""
        while (!token.IsCancellationRequested)
                {
                    var result = consumer.Consume(token);
                    if (result.IsPartitionEOF)
                    {
                        {{commit}}
                        Console.WriteLine("all read");
                        continue;
                    }

                    Process(result.Message.Value);
                    consumer.Commit(result);
                }
        """;

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD2111: EnablePartitionEof = true makes Consume return a result without a message at the end of each partition, and line 15 fails on it; check IsPartitionEOF first",
        await Reports.Message<ClientConfigAnalyzer>(ConsumerProgram.Of(On, ConsumerProgram.CommitLoop)));

    [Fact]
    public Task Places() => VerifyAll.Places(
        ConsumerProgram.Of(
            FlaggedOn.Replace("KD2111:", "setting:", StringComparison.Ordinal),
            ConsumerProgram.CommitLoop.Replace("result.Message.Value", "{|use:result.Message.Value|}", StringComparison.Ordinal)),
        "KD2111", "setting", "use");

    [Theory]
    [InlineData("\n", "    ")]
    [InlineData("\r\n", "    ")]
    [InlineData("\n", "\t")]
    public Task TheEndIsSkipped(string lineBreak, string indent) => Suggestion(
        """
        while (true)
                {
                    var result = consumer.Consume(token); // the next one
                    Process(result.Message.Value);
                    consumer.Commit(result);
                }
        """,
        """
        while (true)
                {
                    var result = consumer.Consume(token); // the next one
                    if (result.IsPartitionEOF)
                    {
                        continue;
                    }
                    Process(result.Message.Value);
                    consumer.Commit(result);
                }
        """,
        lineBreak, indent);

    [Theory]
    [InlineData(
        "while (true) {\n            var result = consumer.Consume(token);\n            " + Committing + "\n        }",
        "while (true) {\n            var result = consumer.Consume(token);\n            if (result.IsPartitionEOF) {\n                continue;\n            }\n            " + Committing + "\n        }")]
    [InlineData(
        "while (true) { var result = consumer.Consume(token); " + Committing + " }",
        "while (true) { var result = consumer.Consume(token); if (result.IsPartitionEOF) { continue; } " + Committing + " }")]
    [InlineData(
        "while (true) { var @event = consumer.Consume(token); Process(@event.Message.Value); consumer.Commit(@event); }",
        "while (true) { var @event = consumer.Consume(token); if (@event.IsPartitionEOF) { continue; } Process(@event.Message.Value); consumer.Commit(@event); }")]
    [InlineData(
        "do { try { var result = consumer.Consume(); " + Committing + " } catch (ConsumeException) { throw; } } while (true);",
        "do { try { var result = consumer.Consume(); if (result.IsPartitionEOF) { continue; } " + Committing + " } catch (ConsumeException) { throw; } } while (true);")]
    [InlineData(
        "while (true) { var result = consumer.Consume(100); if (result == null) { continue; } " + Committing + " }",
        "while (true) { var result = consumer.Consume(100); if (result?.IsPartitionEOF == true) { continue; } if (result == null) { continue; } " + Committing + " }")]
    [InlineData(
        "while (true) { var result = consumer.Consume(TimeSpan.FromSeconds(1)); if (result is null) continue; " + Committing + " }",
        "while (true) { var result = consumer.Consume(TimeSpan.FromSeconds(1)); if (result?.IsPartitionEOF == true) { continue; } if (result is null) continue; " + Committing + " }")]
    public Task SkippedInTheStyleOfTheLoop(string loop, string fixedLoop) => Suggestion(loop, fixedLoop, "\n", "    ");

    private static Task Suggestion(string loop, string fixedLoop, string lineBreak, string indent)
    {
        return VerifyAll.Suggestion(Layout(ConsumerProgram.Of(FlaggedOn, loop)), Layout(ConsumerProgram.Of(On, fixedLoop)));

        string Layout(string source) => source.ReplaceLineEndings(lineBreak).Replace("    ", indent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var result = consumer.Consume(token); " + Committing)]
    [InlineData("while (true) { Process(consumer.Consume(token).Message.Value); consumer.Commit(); }")]
    [InlineData("ConsumeResult<string, string> result; while (true) { result = consumer.Consume(token); " + Committing + " }")]
    [InlineData("while (true) { if (token.CanBeCanceled) { var result = consumer.Consume(token); " + Committing + " } }")]
    [InlineData("while (true) { var result = consumer.Consume(token); " + Committing + " Process(consumer.Consume(token).Message.Value); }")]
    public Task NoFix(string loop) => VerifyAll.NoFix(ConsumerProgram.Of(FlaggedOn, loop));

    [Theory]
    [InlineData("var result = consumer.Consume(token); Process(result.")]
    [InlineData("var result = consumer.Consume(token).; Process(result?.Message.Value);")]
    [InlineData("var result = consumer.Consume(token) is { ; Process(result.Message.Value);")]
    public Task HalfTyped(string loop) => VerifyAll.AnalyzeAsync(ConsumerProgram.Of(On, loop))
        .ContinueWith(reported => Assert.DoesNotContain(reported.Result, diagnostic => diagnostic.Id == "AD0001"));
}
