namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>Code that does not compile, as while it is written, or where a package is not restored: its names tell what it is for.</summary>
public class UnboundTransitionsTests
{
    [Theory]
    [InlineData("swallowed passed", "UNBOUND try { sender.Send(value); } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "UNBOUND try { sender?.SendAsync(value); } catch { } consumer.Commit(result);")]
    [InlineData("", "UNBOUND try { sender?.Look(value); } catch { } consumer.Commit(result);")]
    [InlineData("", "UNBOUND try { sender.Look(value); } catch { } consumer.Commit(result);")]
    [InlineData("", "UNBOUND try { Send(value); } catch { } consumer.Commit(result);")]
    [InlineData("", "UNBOUND consumer.Commit(result); sender.Send(value);")]
    [InlineData("", "UNBOUND try { Process(value); } catch { sender.Send(value); } consumer.Commit(result);")]
    [InlineData("", "UNBOUND try { Process(value); } catch { sender.Stop(); } consumer.Commit(result);")]
    [InlineData("", "UNBOUND try { Process(value); } catch (Exception e) { Log(e.Missing); } consumer.Commit(result);")]
    [InlineData("", "UNBOUND sender.Send(value); if (Ask(value)) { consumer.Commit(result); }")]
    [InlineData("swallowed passed", "UNBOUND sender.Send(value); try { unit.SaveChanges(); Process(value); } catch { } consumer.Commit(result);")]
    [InlineData("", "UNBOUND consumer.Commit(result); Process(Missing(value));")]
    [InlineData("", "UNBOUND try { Process(value); } catch { Aside(); } consumer.Commit(result);", "void Aside() { sender.Stop(); }")]
    [InlineData("", "UNBOUND Missing(value); try { Process(value); } catch { } consumer.Commit(result);")]
    public void Half_typed(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    [Theory]
    [InlineData("", "UNBOUND Process(any.Missing(value).ToString()); consumer.Commit(result);")]
    public void Within_others(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));
}
