namespace KafkaDurability.Analyzers.Tests.Libraries;

/// <summary>The handler that the fix of KD6008 writes compiles against each version of SlimMessageBus that has a way to try again.</summary>
public sealed class SlimRetriesTests
{
    private const string Consumers = """
        public class Order { }
        public class OrderConsumer : IConsumer<Order>
        {
            public Task OnHandle(Order message, CancellationToken cancellation) => System.IO.File.AppendAllTextAsync("a.txt", message.ToString(), cancellation);
        }

        public class Refund { }
        public class RefundConsumer : IConsumer<Refund>
        {
            public Task OnHandle(Refund message, CancellationToken cancellation) => System.IO.File.AppendAllTextAsync("b.txt", message.ToString(), cancellation);
        }

        public class Ask { }
        """;

    private const string Version3 = """
                public async Task<ProcessResult> OnHandleError(T message, IConsumerContext consumerContext, Exception exception, int attempts)
                {
                    await Task.Delay(TimeSpan.FromSeconds(Math.Min(attempts, 30)));
                    return ProcessResult.Retry;
                }
        """;

    private const string Version2 = """
                public async Task<ConsumerErrorHandlerResult> OnHandleError(T message, Func<Task<object>> retry, IConsumerContext consumerContext, Exception exception)
                {
                    for (var attempts = 1;; attempts++)
                    {
                        await Task.Delay(TimeSpan.FromSeconds(Math.Min(attempts, 30)));
                        try
                        {
                            return ConsumerErrorHandlerResult.SuccessWithResponse(await retry());
                        }
                        catch (Exception)
                        {
                            continue;
                        }
                    }
                }
        """;

    private const string Register = ".AddTransient(typeof(IKafkaConsumerErrorHandler<>), typeof(RetryUntilProcessed<>))";

    private static string Source(string version, string setup, string more = Consumers) => $$"""
        // SlimMessageBus {{version}}
        using Microsoft.Extensions.DependencyInjection;
        using SlimMessageBus;
        using SlimMessageBus.Host;
        using SlimMessageBus.Host.Kafka;

        {{setup}}

        {{more}}
        """;

    private static string Setup(string register, string handler, string group) => $$"""
        static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSlimMessageBus(bus =>
                {
                    bus.Consume<Order>(x => x.Topic("orders").WithConsumer<OrderConsumer>().{{group}}("shipping"));
                    bus.AddChildBus("other", child => child.Consume<Refund>(x => x.Topic("refunds").WithConsumer<RefundConsumer>().{{group}}("money")));
                }){{register}};
            }{{handler}}
        }
        """;

    [Theory]
    [InlineData("3", Version3)]
    [InlineData("2.5", Version2)]
    public Task Both_consumers_of_a_bus_get_one_handler(string version, string body) => LibraryCheck.Fix(
        Source(version, Setup("", "", "{|KD6008:KafkaGroup|}")),
        Source(version, Setup(Register, Handler(body), "KafkaGroup")));

    private static string Handler(string body) => "\n\n    private sealed class RetryUntilProcessed<T> : IKafkaConsumerErrorHandler<T>\n    {\n" + body + "\n    }";

    [Fact]
    public Task What_the_file_does_not_import_is_named_in_full() => LibraryCheck.Fix(
        """
        using SlimMessageBus.Host;
        using SlimMessageBus.Host.Kafka;

        class Startup
        {
            public Microsoft.Extensions.DependencyInjection.IServiceCollection Configure(Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
                services.AddSlimMessageBus(bus => bus.Consume<Order>(x => x.Topic("orders").{|KD6008:KafkaGroup|}("shipping")));
        }

        class Order { }
        class OrderConsumer : SlimMessageBus.IConsumer<Order>
        {
            public Task OnHandle(Order message, CancellationToken cancellation) => System.IO.File.AppendAllTextAsync("a.txt", message.ToString(), cancellation);
        }
        """,
        """
        using Microsoft.Extensions.DependencyInjection;
        using SlimMessageBus.Host;
        using SlimMessageBus.Host.Kafka;

        class Startup
        {
            public Microsoft.Extensions.DependencyInjection.IServiceCollection Configure(Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
                services.AddSlimMessageBus(bus => bus.Consume<Order>(x => x.Topic("orders").KafkaGroup("shipping"))).AddTransient(typeof(IKafkaConsumerErrorHandler<>), typeof(RetryUntilProcessed<>));

            private sealed class RetryUntilProcessed<T> : IKafkaConsumerErrorHandler<T>
            {
                public async Task<ProcessResult> OnHandleError(T message, SlimMessageBus.IConsumerContext consumerContext, Exception exception, int attempts)
                {
                    await Task.Delay(TimeSpan.FromSeconds(Math.Min(attempts, 30)));
                    return ProcessResult.Retry;
                }
            }
        }

        class Order { }
        class OrderConsumer : SlimMessageBus.IConsumer<Order>
        {
            public Task OnHandle(Order message, CancellationToken cancellation) => System.IO.File.AppendAllTextAsync("a.txt", message.ToString(), cancellation);
        }
        """);

    [Fact]
    public Task Statements_outside_of_classes_get_it_at_the_end_of_the_file() => LibraryCheck.FixProgram(
        Source("3", """
            var services = new ServiceCollection();
            services.AddSlimMessageBus(bus => bus.Consume<Order>(x => x.Topic("orders").{|KD6008:KafkaGroup|}("shipping")));
            """) + "\n",
        Source("3", """
            var services = new ServiceCollection();
            services.AddSlimMessageBus(bus => bus.Consume<Order>(x => x.Topic("orders").KafkaGroup("shipping"))).AddTransient(typeof(IKafkaConsumerErrorHandler<>), typeof(RetryUntilProcessed<>));
            """) + """


            internal sealed class RetryUntilProcessed<T> : IKafkaConsumerErrorHandler<T>
            {
                public async Task<ProcessResult> OnHandleError(T message, IConsumerContext consumerContext, Exception exception, int attempts)
                {
                    await Task.Delay(TimeSpan.FromSeconds(Math.Min(attempts, 30)));
                    return ProcessResult.Retry;
                }
            }

            """);

    [Theory]
    // Before 2.3 nothing can be tried again.
    [InlineData("2.2", "static class Setup { static void Add(IServiceCollection services) => services.AddSlimMessageBus(bus => bus.Consume<Order>(x => x.{|KD6008:KafkaGroup|}(\"g\"))); }")]
    // The services are out of sight.
    [InlineData("3", "static class Setup\n{\n    static void Add(MessageBusBuilder bus) => bus.Consume<Order>(x => x.{|KD6008:KafkaGroup|}(\"g\"));\n}")]
    // A request's sender waits for its failure.
    [InlineData("3", "static class Setup\n{\n    static void Add(IServiceCollection services) => services.AddSlimMessageBus(bus => bus.Handle<Ask, string>(x => x.Topic(\"a\")).Consume<Order>(x => x.{|KD6008:KafkaGroup|}(\"g\")));\n}")]
    // The name is taken, or the class has other parts.
    [InlineData("3", "static class Setup\n{\n    static void Add(IServiceCollection services) => services.AddSlimMessageBus(bus => bus.Consume<Order>(x => x.{|KD6008:KafkaGroup|}(\"g\")));\n    class RetryUntilProcessed { }\n}")]
    [InlineData("3", "static partial class Setup\n{\n    static void Add(IServiceCollection services) => services.AddSlimMessageBus(bus => bus.Consume<Order>(x => x.{|KD6008:KafkaGroup|}(\"g\")));\n}")]
    [InlineData("3", "class Setup<T>\n{\n    static void Add(IServiceCollection services) => services.AddSlimMessageBus(bus => bus.Consume<Order>(x => x.{|KD6008:KafkaGroup|}(\"g\")));\n}")]
    public Task No_handler_where_it_cannot_be_right(string version, string setup) => LibraryCheck.Fix(Source(version, setup), Source(version, setup));
}
