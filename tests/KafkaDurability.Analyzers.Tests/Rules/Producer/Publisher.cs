using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>Puts statements into a class that sends, with the usual things around it.</summary>
internal static class Publisher
{
    private const string Around = """
        using System.Text.Json;
        using Microsoft.Extensions.Logging;

        public class Order { public string Id { get; set; } = ""; public bool Sent { get; set; } }
        public record Result(bool Ok, string? Error = null)
        {
            public static Result Fail(string error) => new(false, error);
            public static readonly Result Success = new(true);
        }
        public interface IStore
        {
            Task SaveAsync(string text);
            void Save(string text);
            Task MarkSentAsync(string id);
            Task<List<Order>> PendingAsync();
            Task SaveChangesAsync();
        }
        public interface IPublisherMetrics { void IncrementFailures(); }
        public interface IErrorHandler { void OnError(Exception exception); Task HandleAsync(Exception exception); }
        public interface IPolicy { Task ExecuteAsync(Func<Task> work); }

        public class OrderPublisher(IProducer<string, string> producer, ILogger<OrderPublisher> logger, IStore store, IErrorHandler errors)
        {
            private readonly IPublisherMetrics _metrics = null!;
            private readonly IPolicy _policy = null!;
            private readonly System.Threading.Channels.Channel<string> _channel = null!;
            private readonly System.Collections.Concurrent.ConcurrentQueue<string> _queue = new();
            private readonly List<string> _failedIds = new();
            private bool _isHealthy = true;
            private int _failures;
            private Exception? _lastError;
            private event Action<Exception>? Failed;

            public bool IsFine => _failures == 0;

            public void Resend()
            {
                while (_queue.TryDequeue(out var text)) { store.Save(text); }
                foreach (var id in _failedIds) { store.Save(id); }
            }

            MEMBERS
        }
        """;

    /// <summary>The statements are the body of an async method that returns nothing.</summary>
    public static Task Verify(string body, string members = "") => VerifyMembers(Method(body) + members);

    /// <summary>The statements are the body of an async method that returns a value.</summary>
    public static Task VerifyReturning(string type, string body, string members = "") => VerifyMembers(Method(body, $"Task<{type}>") + members);

    public static Task VerifyMembers(string members, bool errors = false, string after = "") =>
        Verifiers.Verify.Rules<ProducerUseAnalyzer>(["KD1106", "KD1108"], In(members) + after, errors);

    /// <summary>As <see cref="VerifyMembers"/>, with every analyzer of the package.</summary>
    public static Task VerifyWithAll(string members) => VerifyAll.Reports(In(members));

    public static string In(string members) => Around.Replace("MEMBERS", members, StringComparison.Ordinal);

    private static string Method(string body, string type = "Task") => $$"""
        public async {{type}} PublishAsync(Order order, Message<string, string> message, IReadOnlyList<Order> orders, CancellationToken token)
        {
            await Task.Yield();
            {{body}}
        }

        """;
}
