namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>The loop sends a request, and MediatR finds by its type who handles it.</summary>
public class MediatorTests
{
    private const string Loop = "var result = _consumer.Consume(token); ";
    private const string Field = "private readonly MediatR.IMediator _mediator = null!;";

    /// <summary>As the package declares them.</summary>
    private const string Package = """

        namespace MediatR
        {
            public interface IBaseRequest { }
            public interface IRequest<out T> : IBaseRequest { }
            public interface IRequest : IRequest<Unit> { }
            public interface INotification { }
            public struct Unit { public static Unit Value => default; }
            public interface IRequestHandler<in TRequest, TResponse> where TRequest : IRequest<TResponse> { Task<TResponse> Handle(TRequest request, CancellationToken token); }
            public interface INotificationHandler<in T> where T : INotification { Task Handle(T notification, CancellationToken token); }
            public interface ISender { Task<T> Send<T>(IRequest<T> request, CancellationToken token = default); Task<object?> Send(object request, CancellationToken token = default); }
            public interface IPublisher { Task Publish<T>(T notification, CancellationToken token = default) where T : INotification; }
            public interface IMediator : ISender, IPublisher { }
        }

        public record Pay(string Text) : MediatR.IRequest<MediatR.Unit>;
        public record Check(string Text) : MediatR.IRequest<bool>;
        public record Paid(string Text) : MediatR.INotification;
        """;

    private static string Handlers(string pay = "await handler.TryHandleAsync(request.Text); return MediatR.Unit.Value;", string check = "return await handler.TryHandleAsync(request.Text);", string paid = "await handler.TryHandleAsync(paid.Text);") => Package + $$"""

        public class PayHandler(IHandler handler, ILogger<PayHandler> logger) : MediatR.IRequestHandler<Pay, MediatR.Unit> { public async Task<MediatR.Unit> Handle(Pay request, CancellationToken token) { {{pay}} } }
        public class CheckHandler(IHandler handler, ILogger<CheckHandler> logger) : MediatR.IRequestHandler<Check, bool> { public async Task<bool> Handle(Check request, CancellationToken token) { {{check}} } }
        public class PaidHandler(IHandler handler, ILogger<PaidHandler> logger) : MediatR.INotificationHandler<Paid> { public async Task Handle(Paid paid, CancellationToken token) { {{paid}} } }
        """;

    private static Task Verify(string body, string after) => ConsumeLoop.VerifyMembers(
        "public async Task RunAsync(CancellationToken token) { while (!token.IsCancellationRequested) { " + Loop + body + " } } " + Field, after: after);

    [Fact]
    public Task ARequest() => Verify("await _mediator.Send(new Pay(result.Message.Value), token); _consumer.Commit(result);",
        Handlers(pay: "try { await handler.TryHandleAsync(request.Text); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} return MediatR.Unit.Value;"));

    [Fact]
    public Task ANotification() => Verify("var paid = new Paid(result.Message.Value); await _mediator.Publish(paid); _consumer.Commit(result);",
        Handlers(paid: "try { await handler.TryHandleAsync(paid.Text); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}"));

    [Fact]
    public Task AnAnswerThatIsOnlyLogged() => Verify("var ok = await _mediator.Send(new Check(result.Message.Value)); if (!ok) { logger.LogError(\"x\"); } {|KD2104:_consumer.Commit(result)|};",
        Handlers(check: "try { await handler.TryHandleAsync(request.Text); return true; } catch (Exception) { return false; }"));

    [Fact]
    public Task ThrownByTheHandler() => Verify("try { await _mediator.Send(new Pay(result.Message.Value)); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} _consumer.Commit(result);", Handlers());

    [Fact]
    public Task CommittedFirst() => Verify("{|KD2101:_consumer.Commit(result)|}; await _mediator.Send(new Pay(result.Message.Value));", Handlers());

    /// <summary>Another handler swallows, the failure is let out or dealt with, or who handles the request cannot be told.</summary>
    [Theory]
    [InlineData("await _mediator.Send(new Pay(result.Message.Value)); _consumer.Commit(result);")]
    [InlineData("var ok = await _mediator.Send(new Check(result.Message.Value)); if (!ok) { throw new InvalidOperationException(); } _consumer.Commit(result);")]
    [InlineData("object request = new Paid(result.Message.Value); await _mediator.Send(request); _consumer.Commit(result);")]
    public Task Silent(string body) => Verify(body, Handlers(
        check: "try { await handler.TryHandleAsync(request.Text); return true; } catch (Exception) { return false; }",
        paid: "try { await handler.TryHandleAsync(paid.Text); } catch (Exception e) { logger.LogError(e, \"x\"); }"));

    [Fact]
    public Task HandlerOutOfSight() => Verify("await _mediator.Send(new Pay(result.Message.Value)); _consumer.Commit(result);", Package);

    /// <summary>Somebody else's mediator.</summary>
    [Fact]
    public Task AnotherMediator() => Verify("await _mediator.Send(new Pay(result.Message.Value)); _consumer.Commit(result);",
        Handlers(pay: "try { await handler.TryHandleAsync(request.Text); } catch (Exception e) { logger.LogError(e, \"x\"); } return MediatR.Unit.Value;").Replace("MediatR", "Other", StringComparison.Ordinal)
        + " namespace MediatR { public interface IMediator { Task Send(object request); } }");
}
