namespace KafkaDurability.Analyzers.Tests.Libraries;

/// <summary>KD6005 and KD6007, and the width of commits.</summary>
public sealed class WolverineTests
{
    private static string Program(string options, string more = "", string usings = "") => $$"""
        using Microsoft.Extensions.Hosting;
        using Wolverine;
        using Wolverine.Kafka;{{usings}}

        static class Setup
        {
            public static void Add(IHostBuilder host) => host.UseWolverine(options =>
            {
                options.UseKafka("kafka:9092").AutoProvision();
                {{options}}
            });
            {{more}}
        }
        """;

    private const string Store = "options.PersistMessagesWithPostgresql(\"Host=db\");\n        ";
    private const string Postgresql = "\nusing Wolverine.Postgresql;";

    [Theory]
    [InlineData("options.{|KD6005:ListenToKafkaTopic|}(\"orders\").EnableNativeDeadLetterQueue();")]
    [InlineData("options.{|KD6005:ListenToKafkaTopic|}(\"orders\").BufferedInMemory().EnableNativeDeadLetterQueue();")]
    [InlineData("var listener = options.{|KD6005:ListenToKafkaTopic|}(\"orders\"); listener.EnableNativeDeadLetterQueue();")]
    [InlineData("Configure(options.{|KD6005:ListenToKafkaTopic|}(\"orders\"));", "static void Configure(KafkaListenerConfiguration listener) => listener.EnableNativeDeadLetterQueue();")]
    [InlineData("options.{|KD6005:ListenToKafkaTopic|}(\"orders\").Usual();", "static KafkaListenerConfiguration Usual(this KafkaListenerConfiguration listener) => listener.EnableNativeDeadLetterQueue();")]
    [InlineData("Orders(); void Orders() { options.{|KD6005:ListenToKafkaTopic|}(\"orders\").EnableNativeDeadLetterQueue(); }")]
    public Task A_buffered_listener(string options, string more = "") => LibraryCheck.Reports(Program(options, more));

    [Theory]
    [InlineData("options.ListenToKafkaTopic(\"orders\").ProcessInline().EnableNativeDeadLetterQueue();")]
    [InlineData("options.ListenToKafkaTopic(\"orders\").EnableNativeDeadLetterQueue().UseDurableInbox();")]
    [InlineData("var listener = options.ListenToKafkaTopic(\"orders\").EnableNativeDeadLetterQueue(); listener.ProcessInline();")]
    [InlineData("options.ListenToKafkaTopic(\"orders\").Usual();", "static KafkaListenerConfiguration Usual(this KafkaListenerConfiguration listener) => listener.EnableNativeDeadLetterQueue().ProcessInline();")]
    [InlineData("Configure(options.ListenToKafkaTopic(\"orders\"));", "static void Configure(KafkaListenerConfiguration listener) { listener.EnableNativeDeadLetterQueue(); if (listener != null) listener?.ProcessInline(); }")]
    [InlineData("options.ListenToKafkaTopic(\"orders\").EnableNativeDeadLetterQueue(); options.Policies.UseDurableInboxOnAllListeners();")]
    [InlineData("options.ListenToKafkaTopic(\"orders\").EnableNativeDeadLetterQueue(); options.Policies.AllListeners(listener => listener.ProcessInline());")]
    [InlineData("options.ListenToKafkaTopic(\"live\").TailFromLatest();")]
    [InlineData("s_listener = options.ListenToKafkaTopic(\"orders\");", "static KafkaListenerConfiguration s_listener = null!;")]
    [InlineData("s_configure(options.ListenToKafkaTopic(\"orders\"));", "static readonly Action<KafkaListenerConfiguration> s_configure = null!;")]
    [InlineData("options.ListenToKafkaTopic(\"orders\"); s_configure(options);", "static readonly Action<WolverineOptions> s_configure = null!;")]
    public Task A_listener_that_is_safe_or_partly_out_of_sight(string options, string more = "") => LibraryCheck.Reports(Program(options, more));

    [Fact]
    public Task Options_of_a_public_method_of_a_library() => LibraryCheck.Reports("""
        using Wolverine;
        using Wolverine.Kafka;

        public static class Orders
        {
            public static void AddOrders(this WolverineOptions options) => options.ListenToKafkaTopic("orders");
        }
        """);

    [Fact]
    public Task Options_of_an_internal_method() => LibraryCheck.Reports("""
        using Wolverine;
        using Wolverine.Kafka;

        internal static class Orders
        {
            public static void AddOrders(this WolverineOptions options) => options.{|KD6005:{|KD6007:ListenToKafkaTopic|}|}("orders");
        }
        """);

    [Fact]
    public Task The_fix_processes_inline() => LibraryCheck.Fix(
        Program("options.{|KD6005:ListenToKafkaTopic|}(\"orders\").EnableNativeDeadLetterQueue();"),
        Program("options.ListenToKafkaTopic(\"orders\").EnableNativeDeadLetterQueue().ProcessInline();"));

    [Fact]
    public Task The_fix_uses_the_inbox_where_there_is_a_store() => LibraryCheck.Fix(
        Program(Store + "options.{|KD6005:ListenToKafkaTopic|}(\"orders\")\n            .UseReadCommitted();", usings: Postgresql),
        Program(Store + "options.ListenToKafkaTopic(\"orders\")\n            .UseReadCommitted()\n            .UseDurableInbox();", usings: Postgresql));

    [Fact]
    public Task Nowhere_for_what_fails() => LibraryCheck.Fix(
        Program("options.{|KD6007:ListenToKafkaTopic|}(\"orders\").ProcessInline();\n        options.{|KD6007:ListenToKafkaTopic|}(\"bills\").ProcessInline();"),
        Program("options.ListenToKafkaTopic(\"orders\").ProcessInline().EnableNativeDeadLetterQueue();\n        options.ListenToKafkaTopic(\"bills\").ProcessInline().EnableNativeDeadLetterQueue();"));

    [Fact]
    public Task A_store_takes_what_fails() => LibraryCheck.Reports(Program(Store + "options.ListenToKafkaTopic(\"orders\").UseDurableInbox();", usings: Postgresql));

    [Theory]
    [InlineData("CommitOffsetsAfterCount(100)")]
    [InlineData("{|KD6015:CommitOffsetsAfterCount|}(5000)")]
    public Task The_width_of_commits(string call) => LibraryCheck.Reports(Program($"options.ListenToKafkaTopic(\"orders\").ProcessInline().EnableNativeDeadLetterQueue().{call};"));
}
