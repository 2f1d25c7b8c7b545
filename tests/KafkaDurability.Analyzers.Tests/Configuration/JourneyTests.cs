using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>Whole classes in which a config takes an unusual way to the builder.</summary>
public class JourneyTests
{
    [Theory]
    [InlineData("public class A { void M(List<KeyValuePair<string,string>> extra) { var config = new List<KeyValuePair<string,string>> { new(\"client.id\", \"a\") }; config.AddRange(extra); using var p = new ProducerBuilder<int,int>(config).Build(); } }")]
    [InlineData("public class A { void M() { var config = new Dictionary<string,string> { [\"client.id\"] = \"a\" }; config.Clear(); using var p = new ProducerBuilder<int,int>(config).Build(); } }")]
    [InlineData("public class A { void M() { var a = new ClientConfig { BootstrapServers = \"a\" }; var p = new ProducerConfig(a) { EnableIdempotence = true }; var c = new AdminClientConfig(a); using var x = new ProducerBuilder<int,int>(p).Build(); using var y = new AdminClientBuilder(c).Build(); } }")]
    [InlineData("public class A { IProducer<int,int> P { get; } public A() { var p = new ProducerConfig(); Init(p); P = new ProducerBuilder<int,int>(p).Build(); } partial class B { } static void Init(ProducerConfig c) { foreach (var k in new[] { \"a\" }) c.Set(k, \"1\"); } }")]
    [InlineData("public class A { void M() { ProducerConfig p = new(); Init(out var q, p); using var x = new ProducerBuilder<int,int>(p).Build(); void Init(out int z, ProducerConfig c) { z = 1; c.EnableIdempotence = true; } } }")]
    [InlineData("public class A { public ProducerConfig C { get; set; } void M() { C = new ProducerConfig(); C.EnableIdempotence = true; using var x = new ProducerBuilder<int,int>(C).Build(); } }")]
    [InlineData("public class A { void M() { var list = new List<ProducerConfig>(); list.Add(new ProducerConfig()); foreach (var c in list) { c.EnableIdempotence = true; using var x = new ProducerBuilder<int,int>(c).Build(); } } }")]
    [InlineData("public class A { void M() { var d = new Dictionary<string, ProducerConfig> { [\"a\"] = new ProducerConfig() }; d[\"a\"].EnableIdempotence = true; using var x = new ProducerBuilder<int,int>(d[\"a\"]).Build(); } }")]
    [InlineData("public record Opt(ProducerConfig Config); public class A { void M() { var o = new Opt(new ProducerConfig()); o.Config.EnableIdempotence = true; using var x = new ProducerBuilder<int,int>(o.Config).Build(); } }")]
    [InlineData("public class A { object M() { ProducerConfig c = null; if (c == null) { c = new ProducerConfig(); } c.EnableIdempotence ??= true; return new ProducerBuilder<int,int>(c).Build(); } }")]
    [InlineData("public class A { object M(ProducerConfig c) { c ??= new ProducerConfig(); if (c.EnableIdempotence == null) c.EnableIdempotence = true; return new ProducerBuilder<int,int>(c).Build(); } }")]
    [InlineData("public class A { object M(ProducerConfig c) { if (c.EnableIdempotence != true) { c.Acks = Acks.All; } return new ProducerBuilder<int,int>(c).Build(); } }")]
    [InlineData("public class A { object M() { var c = new ProducerConfig(); c.Set(\"enable.idempotence\", true.ToString()); return new ProducerBuilder<int,int>(c).Build(); } }")]
    [InlineData("public class A { object M() { var c = new ProducerConfig(); new List<(string, string)> { (\"enable.idempotence\", \"true\") }.ForEach(x => c.Set(x.Item1, x.Item2)); return new ProducerBuilder<int,int>(c).Build(); } }")]
    [InlineData("public class A { object M() { var c = new ProducerConfig(); foreach (var (k, v) in new Dictionary<string,string> { [\"enable.idempotence\"] = \"true\" }) c.Set(k, v); return new ProducerBuilder<int,int>(c).Build(); } }")]
    [InlineData("public class A { private ProducerConfig _c = new(); private ProducerConfig C => _c; public A() { C.EnableIdempotence = true; } object M() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public class A { private ProducerConfig _c = new(); public A() { var l = _c; l.EnableIdempotence = true; } object M() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public class A { private ProducerConfig _c = new(); public A() { Fill(_c); } static void Fill(ProducerConfig x) => x.EnableIdempotence = true; object M() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public class A { private ProducerConfig _c = new(); public A() { Action<ProducerConfig> f = x => x.EnableIdempotence = true; f(_c); } object M() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public class A { private ProducerConfig _c = new(), _d = new(); public A() { foreach (var x in new[] { _c, _d }) { x.EnableIdempotence = true; } } object M() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public class A { private ProducerConfig _c = new(); public A(bool f, ProducerConfig o) { (f ? _c : o).EnableIdempotence = true; } object M() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public class A { private ProducerConfig _c = new(); public void With(Func<ProducerConfig, ProducerConfig> f) { _c = f(_c); } object M() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public class A { private ProducerConfig _c = new(); public A With(bool f) { _c = new ProducerConfig(_c) { EnableIdempotence = f }; return this; } object M() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public abstract class B { private protected ProducerConfig C = new(); protected object M() => new ProducerBuilder<int,int>(C).Build(); } public class D : B { public D() { C.EnableIdempotence = true; } }")]
    [InlineData("public class A { private readonly ProducerConfig _c = new(); public void Each(Action<ProducerConfig> f) => f(_c); object M() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public class A { private readonly ProducerConfig _c = new(); public ref readonly ProducerConfig R => ref _c; object M() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public class A { private readonly ProducerConfig _c = new(); public (ProducerConfig, int) R() => (_c, 1); public ProducerConfig[] S() => [_c]; public IEnumerable<ProducerConfig> T() { yield return _c; } object M() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public class A { private readonly ProducerConfig _c = new(); public IEnumerable<ProducerConfig> T() { yield return _c; } object M() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public class A { private readonly ProducerConfig _c = new(); public async Task<ProducerConfig> T() { await Task.Yield(); return _c; } object M() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public class A { async Task<ProducerConfig> T() { await Task.Yield(); return new ProducerConfig(); } async Task M() { var c = await T(); c.EnableIdempotence = true; using var x = new ProducerBuilder<int,int>(c).Build(); } }")]
    [InlineData("public class A { void M() { var c = new ProducerConfig(); var b = new ProducerBuilder<int,int>(c); c.EnableIdempotence = true; using var x = b.Build(); } }")]
    [InlineData("public class A { static void Build(object o, ProducerConfig c) { using var x = new ProducerBuilder<int,int>(c).Build(); } void M() { var c = new ProducerConfig(); Build(c.EnableIdempotence = true, c); } }")]
    [InlineData("public class A { void M() { int n = 0; var c = new ProducerConfig(); while (n++ < 3) { var x = n == 1 ? c : new ProducerConfig(); x.EnableIdempotence = true; if (n == 3) { using var p = new ProducerBuilder<int,int>(x).Build(); } } } }")]
    public Task NothingClaimed(string source) => Verify.Analyzer<ClientConfigAnalyzer>(source);

    [Theory]
    [InlineData("public class Publisher(ProducerConfig config) { public ProducerConfig C => config; } public class Payments() : Publisher(new ProducerConfig { {|KD1001:Acks = Acks.None|} });")]
    [InlineData("public class A { private static ProducerConfig s = new() { {|KD1002:Acks = Acks.Leader|} }; public static void M() { s.ClientId = \"a\"; } }")]
    [InlineData("public class A { void M() { var a = new Dictionary<string,string> { {|KD1001:[\"acks\"] = \"0\"|} }; var b = new Dictionary<string,string>(a); using var p = new ProducerBuilder<int,int>(b).Build(); } }")]
    [InlineData("public class A { async IAsyncEnumerable<int> M() { var p = {|KD1003:new ProducerConfig()|}; yield return 1; using var x = new ProducerBuilder<int,int>(p).Build(); await Task.Yield(); } }")]
    [InlineData("public class A { private readonly ProducerConfig _c; public A(bool f) { _c = f ? new ProducerConfig { EnableIdempotence = true } : {|KD1003:new ProducerConfig()|}; } public object B() => new ProducerBuilder<int,int>(_c).Build(); }")]
    [InlineData("public class Opt { public ProducerConfig Config { get; } = new(); } public class A { void M() { var o = new Opt { Config = { {|KD1001:Acks = Acks.None|} } }; using var x = new ProducerBuilder<int,int>(o.Config).Build(); } }")]
    [InlineData("public class A { void M() { var c = {|KD1003:new ProducerConfig()|}; try { using var x = new ProducerBuilder<int,int>(c).Build(); } catch { c.EnableIdempotence = true; throw; } } }")]
    public Task Reported(string source) => Verify.Analyzer<ClientConfigAnalyzer>(source);
}
