using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Puts statements into a consumer with the usual things around it.</summary>
internal static class ConsumeLoop
{
    private const string Around = """
        using System.Text.Json;
        using Microsoft.Extensions.Logging;

        public record Order(string Id, int Amount)
        {
            public Address? Address { get; set; }
        }
        public record Address(string City);
        public interface IHandler
        {
            Task HandleAsync(Order order);
            Task<bool> TryHandleAsync(string text);
            void Handle(string text);
            void HandleResult(ConsumeResult<string, string> result);
            Task HandleBatchAsync(IReadOnlyList<string> texts);
        }
        public interface IUnitOfWork { void Commit(); }

        public PARTIALclass Worker(IConsumer<string, string> consumer, IProducer<string, string> producer, IHandler handler, ILogger<Worker> logger)
        {
            private readonly IConsumer<string, string> _consumer = consumer;
            private readonly List<string> _seen = new();
            private string? _last;
            private Offset _lastOffset;
            private IUnitOfWork _unitOfWork = null!;
            private event Action<string>? Received;
            MEMBERS
        }
        """;

    /// <summary>The statements are the body of an endless loop.</summary>
    public static Task Verify(string body, string members = "", bool isPartial = false) => VerifyMethod($$"""
        while (!token.IsCancellationRequested)
        {
            {{body}}
        }
        """, members, isPartial: isPartial);

    /// <summary>The statements are the body of a method.</summary>
    public static Task VerifyMethod(string body, string members = "", bool errors = false, string after = "", bool isPartial = false) => VerifyMembers($$"""
        public async Task RunAsync(CancellationToken token)
        {
            await Task.Yield();
            {{body}}
        }
        {{members}}
        """, errors, after, isPartial);

    /// <param name="after">Further types, behind the consumer.</param>
    /// <param name="isPartial">The class has other parts, or methods that have.</param>
    public static Task VerifyMembers(string members, bool errors = false, string after = "", bool isPartial = false) => Verifiers.Verify.Analyzer<ConsumeLoopAnalyzer>(
        Around.Replace("MEMBERS", members, StringComparison.Ordinal).Replace("PARTIAL", isPartial ? "partial " : "", StringComparison.Ordinal) + after, errors);
}
