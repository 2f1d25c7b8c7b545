namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Handlers that wrap another handler of the same kind: by the bodies such a call goes in a circle, and yet another object does the work.</summary>
public class DecoratorTests
{
    private const string Contract = "public interface IWork { Task GoAsync(string text); } public interface IStore { Task SaveAsync(string text); Task TouchAsync(); } public class Plain(IStore store) : IWork { public Task GoAsync(string text) => store.SaveAsync(text); } ";

    [Theory]
    [InlineData(Contract + "public class Logging(IWork inner) : IWork { public async Task GoAsync(string text) { try { await inner.GoAsync(text); } {|KD2104:catch (Exception e) { Console.WriteLine(e); }|} } }")]
    [InlineData(Contract + "public class Logging(IWork inner) : IWork { public async Task GoAsync(string text) { try { await inner.GoAsync(text); } {|KD2104:catch (Exception e) { Console.WriteLine(e); }|} } } public class Timing(IWork inner) : IWork { public async Task GoAsync(string text) { var clock = System.Diagnostics.Stopwatch.StartNew(); try { await inner.GoAsync(text); } finally { Console.WriteLine(clock.Elapsed); } } }")]
    [InlineData(Contract + "public class Retrying(IWork inner) : IWork { public async Task GoAsync(string text) { for (var i = 0; i < 3; i++) { try { await inner.GoAsync(text); return; } {|KD2104:catch (Exception e) { Console.WriteLine(e); await Task.Delay(100); }|} } } }")]
    [InlineData(Contract + "public class Logging(IWork inner) : IWork { public Task GoAsync(string text) => SafelyAsync(text); private async Task SafelyAsync(string text) { try { await inner.GoAsync(text); } {|KD2104:catch (Exception e) { Console.WriteLine(e); }|} } }")]
    [InlineData("public interface IWork { Task GoAsync(string text); } public class Logging(IWork inner) : IWork { public async Task GoAsync(string text) { try { await inner.GoAsync(text); } {|KD2104:catch (Exception e) { Console.WriteLine(e); }|} } }")]
    [InlineData("public abstract class IWork { public abstract Task GoAsync(string text); } public interface IStore { Task SaveAsync(string text); } public class Plain(IStore store) : IWork { public override Task GoAsync(string text) => store.SaveAsync(text); } public class Logging(IWork inner) : IWork { public override async Task GoAsync(string text) { try { await inner.GoAsync(text); } {|KD2104:catch (Exception e) { Console.WriteLine(e); }|} } }")]
    [InlineData("public interface IStore { Task SaveAsync(string text); } public class IWork(IStore store) { public virtual Task GoAsync(string text) => store.SaveAsync(text); } public class Safe(IStore store) : IWork(store) { public override async Task GoAsync(string text) { try { await base.GoAsync(text); } {|KD2104:catch (Exception e) { Console.WriteLine(e); }|} } }")]
    [InlineData("public interface IStore { Task SaveAsync(string text); } public interface IWork { Task GoAsync(string text); } public class Plain(IStore store) : IWork { public async Task GoAsync(string text) { try { await store.SaveAsync(text); } {|KD2104:catch (Exception e) { Console.WriteLine(e); }|} } } public class Counting(IWork inner) : IWork { private int _count; public async Task GoAsync(string text) { _count++; await inner.GoAsync(text); } }")]
    public Task SwallowedInADecorator(string work) => Verify(work);

    [Theory]
    [InlineData(Contract + "public class Logging(IWork inner) : IWork { public async Task GoAsync(string text) { try { await inner.GoAsync(text); } catch (Exception e) { Console.WriteLine(e); throw; } } }")]
    [InlineData(Contract + "public class Logging(IWork inner) : IWork { public async Task GoAsync(string text) { await inner.GoAsync(text); try { Console.WriteLine(text); } catch (Exception e) { Console.WriteLine(e); } } }")]
    [InlineData(Contract + "public class Retrying(IWork inner) : IWork { public async Task GoAsync(string text) { for (var i = 0; ; i++) { try { await inner.GoAsync(text); return; } catch (Exception e) when (i < 3) { Console.WriteLine(e); await Task.Delay(100); } } } }")]
    [InlineData(Contract + "public class Aside(IWork inner, IStore dead) : IWork { public async Task GoAsync(string text) { try { await inner.GoAsync(text); } catch (Exception e) { Console.WriteLine(e); await dead.SaveAsync(text); } } }")]
    [InlineData("public interface IWork { Task GoAsync(string text); } public class Quiet : IWork { public Task GoAsync(string text) { Console.WriteLine(text); return Task.CompletedTask; } } public class Logging(IWork inner) : IWork { public async Task GoAsync(string text) { try { await inner.GoAsync(text); } catch (Exception e) { Console.WriteLine(e); } } }")]
    public Task ADecoratorThatLosesNothing(string work) => Verify(work);

    /// <summary>What goes in a circle by itself is as unknown as before, and comes to an end.</summary>
    [Theory]
    [InlineData("public interface IStore { Task SaveAsync(string text); } public class IWork(IStore store) { public Task GoAsync(string text) => StepAsync(text, 0); private async Task StepAsync(string text, int tries) { try { await store.SaveAsync(text); } catch (Exception e) { Console.WriteLine(e); if (tries > 3) { throw; } await StepAsync(text, tries + 1); } } }")]
    [InlineData("public interface IStore { Task SaveAsync(string text); } public class IWork(IStore store) { public virtual async Task GoAsync(string text) { try { await store.SaveAsync(text); } catch (Exception e) { Console.WriteLine(e); await GoAsync(text); } } } public class Loud(IStore store) : IWork(store) { public override Task GoAsync(string text) => base.GoAsync(text); }")]
    [InlineData("public interface IWork { Task GoAsync(string text); } public class A(B other) : IWork { public Task GoAsync(string text) => other.BackAsync(text); } public class B(IWork work) { public async Task BackAsync(string text) { try { await work.GoAsync(text); } catch (Exception e) { Console.WriteLine(e); } } }")]
    public Task RealRecursion(string work) => Verify(work);

    private static Task Verify(string work) => ConsumeLoop.VerifyMethod(
        "while (!token.IsCancellationRequested) { var result = _consumer.Consume(token); await _work.GoAsync(result.Message.Value); _consumer.Commit(result); }", "private IWork _work = null!;", after: work);
}
