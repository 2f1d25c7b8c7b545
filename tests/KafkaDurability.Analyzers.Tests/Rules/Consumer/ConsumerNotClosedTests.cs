using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class ConsumerNotClosedTests
{
    private const string Config = "new ConsumerConfig { " + ConsumerProgram.Careful + " }";

    private const string Reported = "{|KD2108:new ConsumerBuilder<string, string>(CONFIG).Build()|}";

    private const string Built = "new ConsumerBuilder<string, string>(CONFIG).Build()";

    private const string Loop = """
        while (!token.IsCancellationRequested)
                {
                    var result = consumer.Consume(token);
                    Process(result.Message.Value);
                    consumer.Commit(result);
                }
        """;

    private const string Subscribed = "using var consumer = BUILT; consumer.Subscribe(\"orders\"); ";

    /// <summary>The statements are the body of a method; BUILT stands for a consumer.</summary>
    private static string Body(string statements, string built, string members = "", string config = Config) => $$"""
        using Microsoft.Extensions.Logging;

        class Orders
        {
            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            static void Careful(string text) { try { Process(text); } catch (Exception e) { Console.WriteLine(e); } }

            static void Handle(IConsumer<string, string> given, CancellationToken token) { }

            static IConsumer<string, string> Create() => new ConsumerBuilder<string, string>({{config}}).Build();

            {{members}}

            async Task Run(ILogger logger, IProducer<string, string> producer, bool flag, CancellationToken token)
            {
                await Task.Yield();
                {{statements.Replace("BUILT", built, StringComparison.Ordinal).Replace("LOOP", Loop, StringComparison.Ordinal)}}
            }
        }
        """.Replace("CONFIG", config, StringComparison.Ordinal);

    [Theory]
    [InlineData(Subscribed + "LOOP")]
    [InlineData(Subscribed + "LOOP consumer.Close();")]
    [InlineData(Subscribed + "try { LOOP consumer.Close(); } catch (Exception e) { logger.LogError(e, \"\"); }")]
    [InlineData(Subscribed + "try { LOOP } catch (OperationCanceledException) { consumer.Close(); }")]
    [InlineData(Subscribed + "try { LOOP } catch (OperationCanceledException) { } catch (ConsumeException) { } consumer.Close();")]
    [InlineData(Subscribed + "try { LOOP } catch (Exception) { throw; } finally { logger.LogInformation(\"\"); }")]
    [InlineData(Subscribed + "try { LOOP } finally { consumer.Unsubscribe(); }")]
    [InlineData(Subscribed + "while (true) { try { var r = consumer.Consume(token); Process(r.Message.Value); if (flag) { return; } } catch (Exception) { } }")]
    [InlineData(Subscribed + "while (true) { try { var r = consumer.Consume(token); Process(r.Message.Value); } catch (OperationCanceledException) { break; } catch (Exception) { } }")]
    [InlineData(Subscribed + "while (true) { var r = consumer.Consume(1000); if (r != null) { Careful(r.Message.Value); } }")]
    [InlineData(Subscribed + "while (true) { try { Process(consumer.Consume(token).Message.Value); } catch (ConsumeException) { } }")]
    [InlineData(Subscribed + "for (var i = 0; i < 10; i++) { try { Process(consumer.Consume(1000).Message.Value); } catch (Exception) { } }")]
    [InlineData(Subscribed + "while (true) { try { Process(consumer.Consume(token).Message.Value); } catch (Exception) when (flag) { throw; } }")]
    [InlineData("var consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP")]
    [InlineData("var consumer = BUILT; consumer.Subscribe(\"orders\"); try { LOOP } finally { consumer.Dispose(); }")]
    [InlineData("using (var consumer = BUILT) { consumer.Subscribe(\"orders\"); LOOP consumer.Close(); }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } finally { consumer?.Dispose(); }")]
    [InlineData("await Task.Run(() => { using var consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP });")]
    [InlineData("void Work() { using var consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } Work();")]
    [InlineData("while (!token.IsCancellationRequested) { using var consumer = BUILT; consumer.Subscribe(\"orders\"); try { LOOP } catch (Exception e) { logger.LogError(e, \"\"); } }")]
    [InlineData("while (true) { var consumer = BUILT; consumer.Subscribe(\"orders\"); try { LOOP } catch (Exception) { } }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } finally { if (consumer != null) { consumer.Dispose(); } }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } finally { consumer!.Dispose(); }")]
    [InlineData("IConsumer<string, string>? consumer = null; consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP")]
    [InlineData("IConsumer<string, string> consumer; consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP")]
    public Task Left(string statements) => VerifyAll.Reports(Body(statements, Reported));

    [Theory]
    [InlineData(Subscribed + "try { LOOP } finally { consumer.Close(); }")]
    [InlineData(Subscribed + "logger.LogInformation(\"\"); Process(\"start\"); try { LOOP } finally { consumer.Close(); }")]
    [InlineData(Subscribed + "try { LOOP } catch (OperationCanceledException) { } finally { logger.LogInformation(\"\"); consumer.Close(); consumer.Dispose(); }")]
    [InlineData(Subscribed + "try { LOOP } finally { if (flag) { consumer.Close(); } }")]
    [InlineData(Subscribed + "try { LOOP } finally { try { consumer.Close(); } catch (KafkaException) { } }")]
    [InlineData(Subscribed + "try { LOOP } catch (Exception e) { logger.LogError(e, \"\"); } consumer.Close();")]
    [InlineData(Subscribed + "try { LOOP } catch (Exception) { consumer.Close(); throw; } consumer.Close();")]
    [InlineData(Subscribed + "while (true) { try { var r = consumer.Consume(token); Process(r.Message.Value); } catch (OperationCanceledException) { break; } catch (Exception) { } } consumer.Close();")]
    [InlineData(Subscribed + "while (true) { try { var r = consumer.Consume(token); Process(r.Message.Value); } catch (OperationCanceledException) when (token.IsCancellationRequested) { break; } catch (Exception) { } } consumer.Close();")]
    [InlineData(Subscribed + "while (true) { try { var r = consumer.Consume(token); Process(r.Message.Value); } catch (Exception e) { logger.LogError(e, \"\"); } }")]
    [InlineData(Subscribed + "try { while (true) { try { Console.WriteLine(consumer.Consume(token).Message.Value); } catch (ConsumeException e) { Console.WriteLine(e.Error.Reason); } } } catch (OperationCanceledException) { consumer.Close(); }")]
    [InlineData(Subscribed + "try { while (true) { Careful(consumer.Consume(1000).Message.Value); } } catch (KafkaException) { consumer.Close(); }")]
    [InlineData(Subscribed + "while (true) { try { Process(consumer.Consume(token).Message.Value); } catch (Exception e) { Environment.FailFast(\"\", e); } }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } finally { consumer?.Close(); }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } catch (Exception e) { logger.LogError(e, \"\"); } if (consumer != null) { consumer.Close(); }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } catch (Exception e) { logger.LogError(e, \"\"); } if (consumer is not null) { consumer.Close(); }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } catch (Exception e) { logger.LogError(e, \"\"); } if (consumer is null) { return; } consumer.Close();")]
    public Task Closed(string statements) => VerifyAll.Reports(Body(statements, Built));

    /// <summary>Nobody waits for its partitions, or somebody else may close it.</summary>
    [Theory]
    [InlineData("using var consumer = BUILT; consumer.Assign(new TopicPartition(\"orders\", 0)); LOOP")]
    [InlineData(Subscribed + "Process(consumer.Consume(1000).Message.Value);")]
    [InlineData(Subscribed + "Handle(consumer, token); LOOP")]
    [InlineData("var consumer = BUILT; consumer.Subscribe(\"orders\"); var other = consumer; LOOP")]
    [InlineData("var consumer = BUILT; consumer.Subscribe(\"orders\"); token.Register(() => consumer.Close()); LOOP")]
    [InlineData("var consumer = BUILT; consumer.Subscribe(\"orders\"); token.Register(consumer.Close); LOOP")]
    [InlineData("using var consumer = BUILT; consumer.Subscribe(\"orders\"); void Stop() => consumer.Close(); try { LOOP } catch (Exception) { Stop(); }")]
    [InlineData("using var consumer = BUILT; consumer.Subscribe(\"orders\"); Task.Run(() => { LOOP }).Wait();")]
    [InlineData("var consumer = flag ? BUILT : null!; consumer.Subscribe(\"orders\"); LOOP")]
    [InlineData("var consumer = BUILT; consumer.Subscribe(\"orders\"); if (flag) { consumer = Create(); } LOOP")]
    [InlineData("var consumer = Create(); consumer.Subscribe(\"orders\"); LOOP")]
    public Task NotOurs(string statements) => VerifyAll.Reports(Body(statements, Built));

    [Fact]
    public Task AFactorysConsumerThatIsDisposedHere() => VerifyAll.Reports(Body(
        "using var consumer = {|KD2108:Create()|}; consumer.Subscribe(\"orders\"); LOOP", Built));

    /// <summary>With auto-commit, Close commits what is in hand: it is not asked for.</summary>
    [Theory]
    [InlineData("{|KD2002:new ConsumerConfig { GROUP }|}")]
    [InlineData("new ConsumerConfig { GROUP, {|KD2001:EnableAutoCommit = true|} }")]
    [InlineData("new ConsumerConfig { GroupId = Guid.NewGuid().ToString(), EnableAutoCommit = false }")]
    [InlineData("new ConsumerConfig { GROUP, EnableAutoCommit = false, GroupInstanceId = \"orders-1\" }")]
    public async Task NotWithTheseSettings(string config)
    {
        config = config.Replace("GROUP", ConsumerProgram.Group, StringComparison.Ordinal);
        await VerifyAll.Reports(ConsumerProgram.Plain("var config = " + config + ";", ConsumerProgram.CommitLoop));
    }

    [Theory]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = false };", ConsumerProgram.CommitLoop)]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoOffsetStore = false };", ConsumerProgram.StoreLoop)]
    [InlineData("var config = Load();", ConsumerProgram.StoreLoop)]
    [InlineData("var config = Load();", ConsumerProgram.CommitLoop)]
    public Task WithTheseSettings(string config, string loop) => VerifyAll.Reports(
        ConsumerProgram.Plain(config.Replace("GROUP", ConsumerProgram.Group, StringComparison.Ordinal), loop, Reported.Replace("CONFIG", "config", StringComparison.Ordinal)));

    [Fact]
    public Task WithSettingsOutOfSight() => VerifyAll.Reports(ConsumerProgram.Plain("var config = Load();", ConsumerProgram.ProcessLoop));
}
