namespace KafkaDurability.Analyzers.Tests.Libraries;

/// <summary>KD6002, KD6003 and what else of KafkaFlow's set-up loses messages.</summary>
public sealed class KafkaFlowTests
{
    private const string Handler = """
        class Order { }
        class OrderHandler : IMessageHandler<Order>
        {
            public Task Handle(IMessageContext context, Order message) => System.IO.File.AppendAllTextAsync("orders.txt", message.ToString());
        }
        """;

    /// <param name="middlewares">What the consumer's AddMiddlewares is given.</param>
    private static string Program(string middlewares, string more = "", string name = "{|KD6002:AddMiddlewares|}", string code = Handler, string consumer = "", string usings = "") => $$"""
        using KafkaFlow;
        using KafkaFlow.Configuration;
        using KafkaFlow.Retry;{{usings}}

        static class Setup
        {
            public static void Add(IClusterConfigurationBuilder cluster) => cluster
                .AddConsumer(consumer => consumer
                    .Topic("orders")
                    .WithGroupId("shipping"){{consumer}}
                    .{{name}}({{middlewares}}));
            {{more}}
        }

        {{code}}
        """;

    private const string Typed = "middlewares => middlewares.AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>())";

    [Theory]
    [InlineData(Typed)]
    [InlineData("middlewares => middlewares.AddTypedHandlers(handlers => handlers.AddHandlersFromAssemblyOf<OrderHandler>())")]
    [InlineData("middlewares => middlewares.AddBatching(10, TimeSpan.FromSeconds(1)).AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>())")]
    [InlineData("middlewares => { middlewares.AddTypedHandlers(handlers => { handlers.AddHandler<OrderHandler>(); }); }")]
    [InlineData("middlewares => { var same = middlewares; same.AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>()); }")]
    [InlineData("Configure", "static void Configure(IConsumerMiddlewareConfigurationBuilder middlewares) => middlewares.AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>());")]
    [InlineData("middlewares => middlewares.AddHandlers()", "static IConsumerMiddlewareConfigurationBuilder AddHandlers(this IConsumerMiddlewareConfigurationBuilder builder) => builder.AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>());")]
    [InlineData("middlewares => Apply(middlewares, handlers => handlers.AddHandler<OrderHandler>())", "static void Apply(IConsumerMiddlewareConfigurationBuilder builder, Action<TypedHandlerConfigurationBuilder> configure) => builder.AddTypedHandlers(configure);")]
    [InlineData("middlewares => Apply(middlewares, builder => builder.AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>()))", "static void Apply(IConsumerMiddlewareConfigurationBuilder builder, Action<IConsumerMiddlewareConfigurationBuilder> configure) => configure(builder);")]
    public Task A_pipeline_without_a_guard(string middlewares, string more = "") => LibraryCheck.Reports(Program(middlewares, more));

    [Theory]
    [InlineData("middlewares => middlewares.RetryForever(retry => retry.HandleAnyException()).AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>())")]
    [InlineData("middlewares => middlewares.RetryDurable(retry => { }).AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>())")]
    [InlineData("middlewares => middlewares.Guarded().AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>())", "static IConsumerMiddlewareConfigurationBuilder Guarded(this IConsumerMiddlewareConfigurationBuilder builder) => builder.RetryForever(retry => { });")]
    [InlineData("middlewares => { Guard(); middlewares.AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>()); void Guard() => middlewares.RetryForever(retry => { }); }")]
    [InlineData("middlewares => { if (DateTime.Now.Year > 2000) middlewares.RetryForever(retry => { }); middlewares.AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>()); }")]
    [InlineData("middlewares => s_configure(middlewares)", "static readonly Action<IConsumerMiddlewareConfigurationBuilder> s_configure = null!;")]
    [InlineData("s_configure", "static readonly Action<IConsumerMiddlewareConfigurationBuilder> s_configure = null!;")]
    [InlineData("middlewares => { s_kept = middlewares; middlewares.AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>()); }", "static IConsumerMiddlewareConfigurationBuilder s_kept = null!;")]
    [InlineData("middlewares => middlewares.AddTypedHandlers(handlers => Add(handlers))", "static void Add(object handlers) { }")]
    [InlineData("middlewares => { }")]
    [InlineData("middlewares => Again(middlewares)", "static void Again(IConsumerMiddlewareConfigurationBuilder builder) => Again(builder);")]
    public Task A_guard_or_something_out_of_sight(string middlewares, string more = "") => LibraryCheck.Reports(Program(middlewares, more, name: "AddMiddlewares"));

    [Theory]
    [InlineData("try { await next(context); } catch (Exception exception) { context.ConsumerContext.ShouldStoreOffset = false; }")]
    [InlineData("context.ConsumerContext.AutoMessageCompletion = false; await next(context); context.ConsumerContext.Complete();")]
    [InlineData("try { await next(context); } catch (Exception) { await KeepAsync(context); }")]
    [InlineData("while (true) { try { await next(context); return; } catch { await Task.Delay(1000); } }")]
    public Task A_middleware_that_keeps_the_message(string body) => LibraryCheck.Reports(Program(
        "middlewares => middlewares.Add<Guard>().AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>())",
        name: "AddMiddlewares",
        code: Handler + Middleware(body)));

    [Theory]
    [InlineData("await next(context);")]
    [InlineData("try { await next(context); } catch (Exception exception) { Console.WriteLine(exception); throw; }")]
    [InlineData("try { await next(context); } finally { Console.WriteLine(\"done\"); }")]
    [InlineData("try { await next(context); } catch (InvalidOperationException) { await KeepAsync(context); }")]
    public Task A_middleware_that_lets_the_exception_through(string body) => LibraryCheck.Reports(Program(
        "middlewares => middlewares.Add<Guard>().AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>())",
        code: Handler + Middleware(body)));

    [Theory]
    [InlineData("try { await System.IO.File.AppendAllTextAsync(\"a\", \"b\"); } catch (Exception exception) { Console.WriteLine(exception); }")]
    [InlineData("Console.WriteLine(message); await Task.CompletedTask;")]
    [InlineData("await Task.Delay(1000); await Console.Out.WriteLineAsync(message.ToString());")]
    public Task A_handler_that_lets_nothing_out(string body) => LibraryCheck.Reports(Program(Typed, name: "AddMiddlewares", code: $$"""
        class Order { }
        class OrderHandler : IMessageHandler<Order>
        {
            public async Task Handle(IMessageContext context, Order message) { {{body}} }
        }
        """));

    [Fact]
    public Task A_consumer_that_stores_no_offsets() => LibraryCheck.Reports(Program(Typed, name: "AddMiddlewares", consumer: ".WithoutStoringOffsets()"));

    [Fact]
    public Task The_fix_retries_for_ever_before_all_others() => LibraryCheck.Fix(
        Program("middlewares => middlewares\n                        .AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>())"),
        Program("middlewares => middlewares\n                        .RetryForever(retry => retry.HandleAnyException().WithTimeBetweenTriesPlan(System.TimeSpan.FromSeconds(1), System.TimeSpan.FromSeconds(10)))\n                        .AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>())", name: "AddMiddlewares"));

    [Fact]
    public async Task The_fix_imports_what_it_calls()
    {
        var source = Program(Typed).Replace("using KafkaFlow.Retry;", "// using KafkaFlow.Retry is to come");
        await LibraryCheck.Fix(source, source
            .Replace("{|KD6002:AddMiddlewares|}", "AddMiddlewares")
            .Replace("using KafkaFlow.Configuration;\n", "using KafkaFlow.Configuration;\nusing KafkaFlow.Retry;\n")
            .Replace("middlewares => middlewares", "middlewares => middlewares.RetryForever(retry => retry.HandleAnyException().WithTimeBetweenTriesPlan(System.TimeSpan.FromSeconds(1), System.TimeSpan.FromSeconds(10)))"));
    }

    [Fact]
    public Task A_retry_that_ends() => LibraryCheck.Fix(
        Program("middlewares => middlewares.{|KD6003:RetrySimple|}(retry => retry.HandleAnyException()).AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>())", name: "AddMiddlewares"),
        Program("middlewares => middlewares.RetryForever(retry => retry.HandleAnyException().WithTimeBetweenTriesPlan(System.TimeSpan.FromSeconds(1), System.TimeSpan.FromSeconds(10))).RetrySimple(retry => retry.HandleAnyException()).AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>())", name: "AddMiddlewares"));

    [Fact]
    public Task Manual_completion_that_nobody_does() => LibraryCheck.Reports(Program(Typed, name: "AddMiddlewares", consumer: ".{|KD6014:WithManualMessageCompletion|}()"));

    [Fact]
    public Task Manual_completion() => LibraryCheck.Reports(Program(Typed, name: "AddMiddlewares", consumer: ".WithManualMessageCompletion()", code: """
        class Order { }
        class OrderHandler : IMessageHandler<Order>
        {
            public async Task Handle(IMessageContext context, Order message)
            {
                await System.IO.File.AppendAllTextAsync("orders.txt", message.ToString());
                context.ConsumerContext.Complete();
            }
        }
        """));

    private static string Completing(string body, string more = "") => $$"""
        class Order { public bool IsStale; public string[] Lines = []; }
        class OrderHandler : IMessageHandler<Order>
        {
            public async Task Handle(IMessageContext context, Order message) { {{body}} }
            {{more}}
        }
        """;

    [Theory]
    [InlineData("if (message.IsStale) return; await System.IO.File.AppendAllTextAsync(\"a\", \"b\"); context.ConsumerContext.Complete();")]
    [InlineData("if (message.IsStale) { await System.IO.File.AppendAllTextAsync(\"a\", \"b\"); context.ConsumerContext.Complete(); }")]
    [InlineData("switch (message.Lines.Length) { case 0: await Task.Yield(); return; case 1: context.ConsumerContext.Complete(); break; default: context.ConsumerContext.Complete(); break; }")]
    [InlineData("foreach (var line in message.Lines) { if (line.Length == 0) return; } await Task.Yield(); context.ConsumerContext.Complete();")]
    public Task Manual_completion_that_a_way_leaves_out(string body) =>
        LibraryCheck.Reports(Program(Typed, name: "AddMiddlewares", consumer: ".{|KD6014:WithManualMessageCompletion|}()", code: Completing(body)));

    /// <summary>Completed on each way, in a finally, after an exception that is let out, or by whoever else has the context.</summary>
    [Theory]
    [InlineData("if (message.IsStale) { context.ConsumerContext.Complete(); return; } await System.IO.File.AppendAllTextAsync(\"a\", \"b\"); context.ConsumerContext.Complete();")]
    [InlineData("try { if (message.IsStale) return; await System.IO.File.AppendAllTextAsync(\"a\", \"b\"); } finally { context.ConsumerContext.Complete(); }")]
    [InlineData("if (message.IsStale) throw new InvalidOperationException(); await Task.Yield(); context.ConsumerContext.Complete();")]
    [InlineData("if (message.IsStale) { Later(context); return; } await Task.Yield(); context.ConsumerContext.Complete();", "static void Later(IMessageContext context) => context.ConsumerContext.Complete();")]
    [InlineData("if (message.IsStale) { _ = Task.Run(() => context.ConsumerContext.Complete()); return; } await Task.Yield(); context.ConsumerContext.Complete();")]
    [InlineData("var consumer = context.ConsumerContext; if (message.IsStale) { consumer.Complete(); return; } await Task.Yield(); consumer.Complete();")]
    [InlineData("try { await System.IO.File.AppendAllTextAsync(\"a\", \"b\"); context.ConsumerContext.Complete(); } catch (Exception exception) { Console.WriteLine(exception); }")]
    public Task Manual_completion_on_each_way(string body, string more = "") =>
        LibraryCheck.Reports(Program(Typed, name: "AddMiddlewares", consumer: ".WithManualMessageCompletion()", code: Completing(body, more)));

    [Theory]
    [InlineData("await Task.Yield(); producer.{|KD6009:Produce|}(\"orders\", \"key\", \"value\");", "await Task.Yield(); await producer.ProduceAsync(\"orders\", \"key\", \"value\");")]
    [InlineData("await producer.BatchProduceAsync(items, {|KD6009:throwIfAnyProduceFail: false|});", "await producer.BatchProduceAsync(items, throwIfAnyProduceFail: true);")]
    public Task Sending_unseen(string statement, string fixedStatement) => LibraryCheck.Fix(Sender(statement), Sender(fixedStatement));

    [Theory]
    [InlineData("await producer.ProduceAsync(\"orders\", \"key\", \"value\");")]
    [InlineData("producer.Produce(\"orders\", \"key\", \"value\", null, report => Console.WriteLine(report.Error)); await Task.Yield();")]
    [InlineData("var sent = await producer.BatchProduceAsync(items, throwIfAnyProduceFail: false); Console.WriteLine(sent.Count);")]
    [InlineData("await producer.BatchProduceAsync(items);")]
    public Task Sending_seen(string statement) => LibraryCheck.Reports(Sender(statement));

    [Theory]
    [InlineData("context => { }", true)]
    [InlineData("_ => { }", true)]
    [InlineData("context => throw new InvalidOperationException()", false)]
    [InlineData("context => Console.WriteLine(context.Message.Key)", false)]
    public Task Messages_without_a_handler(string handler, bool isReported) => LibraryCheck.Reports(Program(
        $"middlewares => middlewares.RetryForever(retry => {{ }}).AddTypedHandlers(handlers => handlers.AddHandler<OrderHandler>().{(isReported ? "{|KD6011:WhenNoHandlerFound|}" : "WhenNoHandlerFound")}({handler}))",
        name: "AddMiddlewares"));

    [Fact]
    public Task A_topic_with_one_copy() => LibraryCheck.Suggestion(
        Topic("kafka.example.com:9092", "{|KD6010:1|}"),
        Topic("kafka.example.com:9092", "3"));

    [Theory]
    [InlineData("localhost:9092", "1")]
    [InlineData("kafka.example.com:9092", "3")]
    public Task A_topic_on_one_broker_or_with_enough_copies(string broker, string copies) => LibraryCheck.Reports(Topic(broker, copies));

    private static string Topic(string broker, string copies) => $$"""
        using KafkaFlow.Configuration;

        static class Setup
        {
            public static void Add(IClusterConfigurationBuilder cluster) => cluster.WithBrokers(new[] { "{{broker}}" }).CreateTopicIfNotExists("orders", 6, {{copies}});
        }
        """;

    private static string Sender(string statement) => $$"""
        using KafkaFlow;
        using KafkaFlow.Producers;

        static class Sender
        {
            public static async Task SendAsync(IMessageProducer producer, List<BatchProduceItem> items)
            {
                {{statement}}
            }
        }
        """;

    private static string Middleware(string body) => $$"""

        class Guard : IMessageMiddleware
        {
            public async Task Invoke(IMessageContext context, MiddlewareDelegate next) { {{body}} }
            Task KeepAsync(IMessageContext context) => System.IO.File.AppendAllTextAsync("failed.txt", context.Message.ToString());
        }
        """;
}
