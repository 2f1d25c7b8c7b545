namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>
/// How values are followed, shown by what clients are built with. NONE and ALL are settings with that value of <c>acks</c>,
/// PRODUCER and OTHER producers that are built from them.
/// </summary>
public class ValueTests
{
    /// <summary>What is followed comes together with something else.</summary>
    [Theory]
    [InlineData("acks 0; acks all", "var pair = flag ? (NONE, given) : (ALL, given); var config = pair.Item1;")]
    [InlineData("acks 0; acks all", "var pair = (NONE, given); while (flag) { pair = (ALL, given); } var config = pair.Item1;")]
    [InlineData("acks 0", "var all = ((NONE, 1), 2); var config = all.Item1.Item1;")]
    [InlineData("acks 0, client.id a", "var ((config, id), _) = ((NONE, \"a\"), 2); config.ClientId = id;")]
    [InlineData("acks 0! open", "var config = NONE; var same = Fill((config, 1));", "ProducerConfig Fill((ProducerConfig Own, int N) two) { two.Own.Acks = Acks.All; return two.Own; }")]
    [InlineData("client.id ?", "var config = new ProducerConfig { ClientId = Two().ToString() };", "protected abstract (ProducerConfig, string) Two();")]
    [InlineData("open", "var pair = (Own: NONE, Id: \"a\"); pair.Own = ALL; var config = pair.Own;")]
    [InlineData("acks 0! open", "var pair = (Own: NONE, Id: \"a\"); var first = pair.Own; pair.Own = ALL; new ProducerBuilder<string, string>(first).Build();")]
    [InlineData("acks all! open", "var pair = (Own: NONE, Id: \"a\"); var config = ALL; pair.Own = config;")]
    [InlineData("acks 0, client.id a", "var config = NONE; (_, var id) = (config, \"a\"); config.ClientId = id;")]
    [InlineData("acks 0! open", "var config = NONE; var (key, value) = new Cell(config);", "sealed class Cell(ProducerConfig own) { public void Deconstruct(out ProducerConfig key, out int value) { key = own; value = 1; } }")]
    [InlineData("client.id ?", "var config = new ProducerConfig { ClientId = string.Join(\"-\", (given, 1)) };")]
    [InlineData("acks all, client.id ?", "(int, string) Count(ProducerConfig own) { own.Acks = Acks.All; return (1, \"a\"); } var config = NONE; var (n, id) = Count(config); config.ClientId = id;")]
    public void In_tuples(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>Two names for one place, and places that others may write.</summary>
    [Theory]
    [InlineData("acks 0", "foreign = NONE; var config = foreign;")]
    [InlineData("client.id ?|a", "if (flag) { given = \"a\"; } var config = new ProducerConfig { ClientId = given };")]
    [InlineData("client.id ?|a", "if (!flag) { Make(); } else { given = \"a\"; } var config = new ProducerConfig { ClientId = given };")]
    [InlineData("open", "var config = NONE; Fill(out config);", "protected abstract void Fill(out ProducerConfig own);")]
    [InlineData("no client", "var config = NONE; ref var same = ref config; config = ALL; new ProducerBuilder<string, string>(same).Build();")]
    [InlineData("client.id ?", "var id = \"a\"; ref var same = ref id; same = \"b\"; var config = new ProducerConfig { ClientId = id };")]
    [InlineData("client.id ?", "var id = \"a\"; ref var same = ref id; id = \"b\"; var config = new ProducerConfig { ClientId = same };")]
    [InlineData("open", "void Swap(ref ProducerConfig own) { own = ALL; } var config = NONE; Swap(ref config);")]
    public void By_reference(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>The class says the value, and nobody changes it.</summary>
    [Theory]
    [InlineData("acks 0", "var config = new ProducerConfig { Acks = new Options().Acks };")]
    [InlineData("acks 0", "var options = new Options(); var config = new ProducerConfig { Acks = options.Acks };")]
    [InlineData("acks 0", "var options = new Options { Id = given }; Console.WriteLine(options.Id); options.Id = \"b\"; var config = new ProducerConfig { Acks = options.Acks };")]
    [InlineData("client.id a", "var options = new Options(); var config = new ProducerConfig { ClientId = options.Id };")]
    [InlineData("acks 0", "var config = new ProducerConfig { Acks = Fixed.Acks };", "static class Fixed { public static Acks Acks => Confluent.Kafka.Acks.None; }")]
    [InlineData("acks 0", "var config = new ProducerConfig { Acks = Own };", "Acks Own => Acks.None;")]
    public void Said_by_a_class(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members + Options));

    /// <summary>Somebody may set it: the creation, a constructor, other code that gets the object, or a class that overrides it.</summary>
    [Theory]
    [InlineData("acks ?", "var options = new Options { Acks = Acks.All }; var config = new ProducerConfig { Acks = options.Acks };")]
    [InlineData("acks ?", "var options = new Options { Acks = (Acks)given.Length }; var config = new ProducerConfig { Acks = options.Acks };")]
    [InlineData("acks ?", "var options = new Options(); if (flag) { options.Acks = (Acks)given.Length; } var config = new ProducerConfig { Acks = options.Acks };")]
    [InlineData("acks ?", "var options = new Options(); Fill(options); var config = new ProducerConfig { Acks = options.Acks };", "protected abstract void Fill(object own);")]
    [InlineData("acks ?", "var options = new Options(); var same = options; same.Acks = (Acks)given.Length; var config = new ProducerConfig { Acks = options.Acks };")]
    [InlineData("acks ?", "var options = new Options(); Action change = () => options.Acks = (Acks)given.Length; change(); var config = new ProducerConfig { Acks = options.Acks };")]
    [InlineData("acks ?", "var options = new Options(); if (flag) { options = new Options { Acks = (Acks)given.Length }; } var config = new ProducerConfig { Acks = options.Acks };")]
    [InlineData("acks ?", "var options = new Read(given); var config = new ProducerConfig { Acks = options.Acks };", "sealed class Read(string from) { public Acks Acks { get; set; } = Acks.None; public string From => from; }")]
    [InlineData("acks ?", "var options = new Sub(); var config = new ProducerConfig { Acks = options.Acks };", "sealed class Sub : Options { }")]
    [InlineData("acks ?", "var config = new ProducerConfig { Acks = Own };", "protected virtual Acks Own => Acks.None;")]
    [InlineData("acks ?", "var config = new ProducerConfig { Acks = kept.Acks };", "readonly Options kept = new();")]
    public void Set_by_somebody(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members + Options));

    private const string Options = " class Options { public Acks Acks { get; set; } = Acks.None; public string Id { get; set; } = \"a\"; }";

    /// <summary>What a method of the own object does to its fields, and one of another object.</summary>
    [Theory]
    [InlineData("acks 0 open", "var config = Give();", "readonly ProducerConfig kept = NONE; ProducerConfig Give() => kept;")]
    [InlineData("acks 0, client.id a", "var config = NONE; text = \"a\"; other.Mark(config); config.ClientId = text;", "C other = null!; void Mark(ProducerConfig own) { text = \"b\"; }")]
    [InlineData("acks 0, client.id b", "var config = NONE; text = \"a\"; Mark(config); config.ClientId = text;", "void Mark(ProducerConfig own) { text = \"b\"; }")]
    [InlineData("acks 0, client.id b", "var config = NONE; s_id = \"a\"; Mark(config); config.ClientId = s_id;", "static string s_id = \"\"; static void Mark(ProducerConfig own) { s_id = \"b\"; }")]
    [InlineData("acks 0, client.id b", "var config = NONE; text = \"a\"; Reset(); config.ClientId = text;", "void Reset() { text = \"b\"; }")]
    [InlineData("acks 0", "s_kept.Acks = Acks.All; Weaken(); var config = s_kept;", "static readonly ProducerConfig s_kept = new(); static void Weaken() { s_kept.Acks = Acks.None; }")]
    [InlineData("acks 0|all", "kept.Acks = Acks.All; Weaken(); var config = kept;", "readonly ProducerConfig kept = new(); void Weaken() { if (flag) { kept.Acks = Acks.None; } }")]
    [InlineData("acks all", "kept.Acks = Acks.All; other.Weaken(); var config = kept;", "readonly ProducerConfig kept = new(); C other = null!; void Weaken() { kept.Acks = Acks.None; }")]
    [InlineData("acks 0", "kept.Acks = Acks.All; Weaken(); var config = kept;", "readonly ProducerConfig kept = new(); void Weaken() { kept.Acks = Acks.None; }")]
    [InlineData("acks 0, client.id ?", "var config = NONE; Mark(config); config.ClientId = other.text;", "C other = null!; void Mark(ProducerConfig own) { other.text = \"b\"; }")]
    [InlineData("client.id ?", "var config = new ProducerConfig { ClientId = Pick(NONE) };", "string Pick(ProducerConfig own) => $\"a{own.Acks}\";")]
    [InlineData("client.id a", "var config = new ProducerConfig { ClientId = Id2 };", "string Id2 => \"a\";")]
    [InlineData("acks all", "var config = NONE; var other = Hold(config).Own;", "Holder Hold(ProducerConfig own) { own.Acks = Acks.All; return new Holder(); } sealed class Holder { public ProducerConfig Own => new(); }")]
    [InlineData("acks 0! open", "var config = NONE; new Wrapper(config);", "sealed class Wrapper(object any) { public object Any => any; }")]
    [InlineData("acks 0", "var config = new ProducerConfig(); config.Set(val: \"0\", key: \"acks\");")]
    [InlineData("acks 0", "var values = new Dictionary<string, string>(); values.Add(value: \"0\", key: \"acks\"); var config = new ProducerConfig(values);")]
    [InlineData("acks 0! open", "var config = NONE; Pair(config);", "protected abstract KeyValuePair<string, string> Pair(ProducerConfig own);")]
    [InlineData("no client", "var config = await new ValueTask<ProducerConfig>(NONE).AsTask();")]
    [InlineData("acks 0|all", "var config = NONE; if (foreign is null) { config.Acks = Acks.All; }")]
    [InlineData("client.id ?", "var config = new ProducerConfig { ClientId = Id2() };", "string Id2() => \"a\";")]
    [InlineData("client.id ?", "var config = new ProducerConfig { ClientId = Pick(given) };", "string Pick(string own) => \"a\";")]
    [InlineData("acks all", "var config = NONE; var own = flag ? config : null; Fill(own!);", "void Fill(ProducerConfig own) { own.Acks = Acks.All; }")]
    [InlineData("acks 0", "var config = NONE; void Log() { } Log(); Log(); Log(); Log(); Log();")]
    [InlineData("client.id a", "text = \"a\"; new D(NONE); var config = new ProducerConfig { ClientId = text };", "sealed class D : C { public D(ProducerConfig own) { text = \"b\"; own.Acks = Acks.All; } protected override string Make() => \"\"; protected override void See(object any) { } protected override ProducerConfig Get() => new(); }")]
    [InlineData("client.id varies", "var config = new ProducerConfig { ClientId = new Uri(\"a:\" + Guid.NewGuid(), UriKind.Absolute).ToString() };")]
    [InlineData("acks 0 handed on", "Use(PRODUCER, own => own.Flush());", "protected abstract void Use(IPRODUCER one, Action<IPRODUCER> use);")]
    [InlineData("open", "var two = flag ? (NONE, 1) : Two(); var config = two.Item1; Fill(two);", "protected abstract (ProducerConfig, int) Two(); ProducerConfig Fill((ProducerConfig Own, int N) two) => two.Own;")]
    [InlineData("acks 0! open", "var config = NONE; var two = flag ? (config, 1) : Two(); Fill(two);", "protected abstract (ProducerConfig, int) Two(); ProducerConfig Fill((ProducerConfig Own, int N) two) => two.Own;")]
    [InlineData("acks 0, client.id b", "s_id = \"a\"; var config = Own2; config.ClientId = s_id;", "static string s_id = \"\"; static ProducerConfig Own2 { get { s_id = \"b\"; return NONE; } }")]
    [InlineData("acks all", "var config = NONE; text = \"x\"; text += Fill(config);", "string Fill(ProducerConfig own) { own.Acks = Acks.All; return \"a\"; }")]
    [InlineData("acks 0", "var config = NONE; kept = config; Same(config);", "ProducerConfig? kept; static ProducerConfig Same(ProducerConfig own) => own;")]
    [InlineData("enable.idempotence false", "var config = new Own2(); config.EnableIdempotence = config.HasValue;", "sealed class Own2 : ProducerConfig { public bool HasValue => false; }")]
    [InlineData("acks 0 calls Flush", "Keep2(PRODUCER);", "IPRODUCER? own; void Keep2(IPRODUCER one) { own = one; } void Stop() { own!.Flush(); }")]
    [InlineData("acks 0|all", "var config = NONE; Use(() => new ProducerBuilder<string, string>(config).Build()); config.Acks = Acks.All;", "protected abstract void Use(Action act);")]
    [InlineData("acks 0", "var config = NONE; new ProducerBuilder<string, string>(config).Build(); config.Acks = Acks.All;")]
    [InlineData("acks 0|all, client.id a|unset", "var config = NONE; Use(() => config.ClientId = \"a\"); new ProducerBuilder<string, string>(config).Build(); config.Acks = Acks.All;", "protected abstract void Use(Action act);")]
    [InlineData("acks 0! open", "var first = NONE; var config = first; ref var same = ref config; same.Acks = Acks.All; new ProducerBuilder<string, string>(first).Build();")]
    [InlineData("acks 0", "var values = new Dictionary<string, string> { [\"acks\"] = \"0\" }; See(values[\"acks\"]); var config = new ProducerConfig(values);")]
    [InlineData("client.id ?", "var values = new Dictionary<string, string>(); var config = new ProducerConfig { ClientId = values[\"a\"] };")]
    [InlineData("acks 0", "var lazy = new Lazy<ProducerConfig>(() => NONE); See(lazy.IsValueCreated); var config = lazy.Value;")]
    [InlineData("acks 0", "object any = new Holder(); ((Holder)any).Own = NONE; var config = ((Holder)any).Own;", "sealed class Holder { public ProducerConfig? Own; }")]
    [InlineData("open", "a.B.B.B.B.Own = NONE; var config = a.B.B.B.B.Own;", "readonly A a = new(); sealed class A { public A B = null!; public ProducerConfig Own = new(); }")]
    [InlineData("acks 0 calls Flush", "var list = new List<IPRODUCER>(); list.Add(PRODUCER); Use(list);", "void Use(List<IPRODUCER> all) { foreach (var own in all) { own.Flush(); } }")]
    [InlineData("acks 0 calls Flush; message.send.max.retries ?", "var at = 0; var list = new List<IPRODUCER>(); list.Add(PRODUCER); list[at++].Flush(); new ProducerBuilder<string, string>(new ProducerConfig { MessageSendMaxRetries = at }).Build();")]
    [InlineData("acks 0! open", "var config = NONE; dynamic any = kept; any(config);", "readonly object kept = new();")]
    [InlineData("acks all", "var config = NONE; (config ?? foreign).Acks = Acks.All;")]
    [InlineData("acks 0", "var config = await ValueTask.FromResult(NONE).AsTask();")]
    [InlineData("acks 0! open", "var config = new Own2(); config.Acks = Acks.None; config.Harden();", "sealed class Own2 : ProducerConfig { public Own2 Harden() { Set(\"acks\", \"all\"); return this; } }")]
    [InlineData("acks 0! open", "var config = new Own2(); config.Acks = Acks.None; config.Harden();", "sealed class Own2 : ProducerConfig { public void Harden() => Set(\"acks\", \"all\"); }")]
    [InlineData("client.id a", "text = \"a\"; Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, Word); var config = new ProducerConfig { ClientId = text };", "Microsoft.Extensions.DependencyInjection.IServiceCollection services = null!; string Word(IServiceProvider provider) { text = \"b\"; return \"\"; }")]
    [InlineData("acks 0 open; acks 0 open", "kept.Acks = Acks.All; var config = other.Give();", "readonly ProducerConfig kept = NONE; C other = null!; ProducerConfig Give() => kept;")]
    [InlineData("acks 0 open", "kept = NONE; var config = Give();", "ProducerConfig? kept; ProducerConfig Give() => kept!;")]
    [InlineData("acks 0 open", "var config = Given(); config.Acks = Acks.None;", "IServiceProvider provider = null!; ProducerConfig Given() => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<ProducerConfig>(provider);")]
    [InlineData("client.id varies", "var config = new ProducerConfig { ClientId = Pick(NONE) };", "string Pick(ProducerConfig own) => $\"a{Guid.NewGuid()}\";")]
    [InlineData("acks 0", "while (flag) { var config = Made(); new ProducerBuilder<string, string>(config).Build(); config.ClientId = \"a\"; }", "ProducerConfig Made() => NONE;")]
    public void Methods(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>Functions within functions, as far as they are followed.</summary>
    [Theory]
    [InlineData("acks 0|unset", "var config = new ProducerConfig(); void Fill() { config.Acks = Acks.None; } void Outer() { Use(Fill); } Outer();", "protected abstract void Use(Action fill);")]
    [InlineData("acks 0! open", "A(kept); var config = kept; void A(ProducerConfig own) => B(own); void B(ProducerConfig own) => D(own); void D(ProducerConfig own) => E(own); void E(ProducerConfig own) => F(own); void F(ProducerConfig own) { own.Acks = Acks.All; }", "readonly ProducerConfig kept = NONE;")]
    [InlineData("client.id ?|unset", "IEnumerable<string> Ids() { yield return \"a\"; } var config = new ProducerConfig(); if (Ids() is { } ids) { config.ClientId = ids.First(); }")]
    [InlineData("open", "while (flag) { Apply(own => { new ProducerBuilder<string, string>(own).Build(); own = NONE; }); }", "protected abstract void Apply(Action<ProducerConfig> use);")]
    public void Functions_in_functions(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>Clients in lists and dictionaries: each one that is taken out may be any of them.</summary>
    [Theory]
    [InlineData("acks 0 calls Flush", "var list = new List<(string Id, IPRODUCER Own)>(); list.Add((\"a\", PRODUCER)); list[0].Own.Flush(); See(list[0].Id);")]
    [InlineData("acks 0 handed on", "var list = new List<IPRODUCER>(); list.Add(PRODUCER); list.ForEach(See);")]
    [InlineData("acks 0 handed on", "var list = new List<(string Id, IPRODUCER Own)>(); list.Add((\"a\", PRODUCER)); list.ForEach(Use);", "protected abstract void Use((string Id, IPRODUCER Own) one);")]
    [InlineData("acks 0 handed on", "var list = new List<IPRODUCER>(); list.Add(PRODUCER); var pair = Tuple.Create(list, 1); pair.Item1[0].Flush();")]
    [InlineData("acks 0 calls Flush", "var list = new List<IPRODUCER>(); list.Add(PRODUCER); Parallel.ForEach(list, own => own.Flush());")]
    [InlineData("acks 0 calls Flush", "var list = new List<IPRODUCER>(); list.Add(PRODUCER); using var each = list.GetEnumerator(); while (each.MoveNext()) { each.Current.Flush(); }")]
    [InlineData("acks 0", "var list = new List<IPRODUCER>(); list.Add(PRODUCER); Pick(list).Flush();", "static IPRODUCER Pick(List<IPRODUCER> all) => OTHER;")]
    [InlineData("acks 0 calls Flush; acks all", "var one = PRODUCER; var two = OTHER; if (one.Equals(two)) { return; } one.Flush();")]
    [InlineData("acks 0 handed on", "var producer = await Task.Run(() => PRODUCER); producer.Flush();")]
    [InlineData("enable.idempotence ?", "var list = new List<IPRODUCER>(); var config = new ProducerConfig { EnableIdempotence = list.Exists(own => flag) };")]
    [InlineData("enable.idempotence ?", "var map = new Dictionary<string, IPRODUCER>(); See(map); map.TryGetValue(\"a\", out var own); var config = new ProducerConfig { EnableIdempotence = own == null };")]
    [InlineData("acks 0 calls Flush", "IPRODUCER[]? list = flag ? new[] { PRODUCER } : null; foreach (var own in list!) { own.Flush(); }")]
    [InlineData("acks 0 calls Flush", "IPRODUCER[]? list = flag ? new[] { PRODUCER } : null; list!.ToList().ForEach(own => own.Flush());")]
    [InlineData("acks 0; acks 0|unset", "var config = new ProducerConfig(); IPRODUCER[]? list = flag ? new[] { PRODUCER } : null; Array.ForEach(list!, own => { config.Acks = Acks.None; }); new ProducerBuilder<string, string>(config).Build();")]
    [InlineData("acks 0 calls Flush; client.id set", "var list = new[] { PRODUCER }; list[count++].Flush(); var next = new ProducerConfig { ClientId = $\"a{count}\" }; new ProducerBuilder<string, string>(next).Build();")]
    [InlineData("acks 0 calls Flush; message.send.max.retries ?", "var list = new[] { PRODUCER }; var at = 0; list[at++].Flush(); new ProducerBuilder<string, string>(new ProducerConfig { MessageSendMaxRetries = at }).Build();")]
    [InlineData("acks 0 handed on", "var made = new object[] { PRODUCER }; ((IPRODUCER)made[0]).Flush();")]
    [InlineData("acks 0 handed on", "var all = new List<IPRODUCER>(1) { PRODUCER }; all[0].Flush();")]
    [InlineData("acks 0 handed on", "var map = new Dictionary<string, IPRODUCER>(); map[\"a\"] = PRODUCER; foreach (var (id, own) in map) { own.Flush(); }")]
    [InlineData("acks 0 calls Flush", "var map = new Dictionary<string, IPRODUCER>(); map[\"a\"] = PRODUCER; map.Select(pair => pair.Value).First().Flush();")]
    [InlineData("acks 0 handed on", "var producer = PRODUCER; Console.WriteLine(producer);")]
    [InlineData("acks 0 handed on", "Use(PRODUCER);", "void Use(IPRODUCER own) { See(own); }")]
    [InlineData("acks 0 calls Flush", "var list = new List<Lazy<IPRODUCER>>(); list.Add(new Lazy<IPRODUCER>(() => PRODUCER)); list[0].Value.Flush();")]
    [InlineData("acks 0 calls Flush; acks all calls Flush", "var list = new List<IPRODUCER>(); list.Add(PRODUCER); list.Add(OTHER); list[0].Flush();")]
    [InlineData("acks 0 calls Flush", "var map = new Dictionary<int, (IPRODUCER Own, int N)>(); map[1] = (PRODUCER, 1); foreach (var pair in map) { pair.Value.Own.Flush(); }")]
    [InlineData("acks 0 calls Flush", "var map = new Dictionary<int, (IPRODUCER Own, int N)>(); map[1] = (PRODUCER, 1); foreach (var pair in map.Values) { pair.Own.Flush(); }")]
    [InlineData("acks 0 calls Flush", "var all = new[] { PRODUCER }; var (n, sum) = all.Aggregate((0, 0), (sum, own) => (sum.Item1 + own.Flush(TimeSpan.Zero), 0)); See(n);")]
    [InlineData("acks 0 calls Flush", "var producer = PRODUCER; producer.Flush(); See(producer.Name);")]
    [InlineData("acks 0|unset", "var config = new ProducerConfig(); var list = new List<IPRODUCER>(); list.ForEach(own => config.Acks = Acks.None); new ProducerBuilder<string, string>(config).Build();")]
    [InlineData("enable.idempotence ?", "var own = Array.Empty<IPRODUCER>().FirstOrDefault(); var config = new ProducerConfig { EnableIdempotence = own == null };")]
    [InlineData("acks 0", "var pairs = new[] { new KeyValuePair<string, string>(\"acks\", \"0\") }; See(pairs[0]); new ProducerBuilder<string, string>(pairs).Build();")]
    public void In_collections(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>Fields, properties and objects that keep what they are given.</summary>
    [Theory]
    [InlineData("open", "Kept = ALL; var config = Kept;", "ProducerConfig? kept; private ProducerConfig? Kept { get => kept; set { value!.Acks = Acks.None; kept = value; } }")]
    [InlineData("acks 0! open", "var config = NONE; var all = new Dictionary<string, object>(); all[\"a\"] = config;")]
    [InlineData("acks 0! open", "var config = NONE; dynamic any = foreign; any[config] = 1;")]
    [InlineData("acks 0! open", "var config = NONE; dynamic any = config; See(any.Name);")]
    [InlineData("acks 0! open", "var config = NONE; var any = new Holder { Own = { config } };", "sealed class Holder { public List<object> Own { get; } = new(); }")]
    [InlineData("acks 0 handed on", "var all = new object[1]; all[0] = PRODUCER;")]
    [InlineData("acks 0! open", "var config = NONE; See(new object[,] { { config } });")]
    [InlineData("acks 0! open", "var config = NONE; See(new object[][] { new object[] { config } });")]
    [InlineData("acks 0 calls Flush", "var all = new[,] { { PRODUCER } }; all[0, 0].Flush();")]
    [InlineData("acks 0! open", "var config = NONE; Use(config.Set);", "protected abstract void Use(Action<string, string> set);")]
    [InlineData("acks 0 handed on", "var producer = PRODUCER; Use(producer.Dispose);", "protected abstract void Use(Action act);")]
    [InlineData("acks 0! open", "var config = NONE; dynamic id = kept; new Holder(config, id);", "readonly object kept = new(); sealed class Holder { public Holder(ProducerConfig own, string id) { own.Acks = Acks.All; } }")]
    [InlineData("client.id ?", "var pair = (Own: NONE, Id: \"a\"); pair.Id = \"b\"; var config = new ProducerConfig { ClientId = pair.ToString() };")]
    [InlineData("acks 0", "a.B.Own ??= NONE; var config = a.B.Own;", "readonly A a = new(); sealed class A { public A B = null!; public ProducerConfig? Own; }")]
    [InlineData("acks 0", "var all = (1, 2, 3, 4, 5, 6, 7, NONE); var config = all.Item8;")]
    public void Kept(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>Values that come by members, and conditions that are known.</summary>
    [Theory]
    [InlineData("client.id ?", "var config = new ProducerConfig { ClientId = own.ToString() };", "readonly object own = Guid.NewGuid();")]
    [InlineData("client.id varies", "var config = new ProducerConfig { ClientId = own };", "string own = \"a\"; int A() => own.Length; int B() => own.Length; int D() => own.Length; int E() => own.Length; int F() => own.Length; C() { own = Guid.NewGuid().ToString(); }")]
    [InlineData("client.id ?", "var config = new ProducerConfig { ClientId = A1 };", "string A1 => A2; string A2 => A3; string A3 => A4; string A4 => A5; string A5 => A6; string A6 => Guid.NewGuid().ToString();")]
    [InlineData("client.id varies", "var config = new ProducerConfig { ClientId = A1() };", "string A1() { var id = \"a\"; var more = id; more = Guid.NewGuid().ToString(); return more; }")]
    [InlineData("client.id varies", "var config = new ProducerConfig { ClientId = Id2().ToString() };", "long Id2() => DateTime.UtcNow.Ticks;")]
    [InlineData("client.id varies", "var config = new ProducerConfig { ClientId = new Uri(\"a:\" + Guid.NewGuid()).ToString() };")]
    [InlineData("enable.idempotence ?", "int? retries = flag ? 3 : null; var config = new ProducerConfig { EnableIdempotence = retries.HasValue };")]
    [InlineData("message.send.max.retries ?", "int? retries = 3; var config = new ProducerConfig { MessageSendMaxRetries = retries.Value };")]
    [InlineData("acks 0", "var config = new ProducerConfig(); if (config is { } any) { any.Acks = Acks.None; }")]
    [InlineData("acks 0", "var config = new ProducerConfig(); var set = false; if (!set) { config.Acks = Acks.None; } else { config.Acks = Acks.All; }")]
    [InlineData("acks 0 open", "var config = (ProducerConfig)See2(); config.Acks = Acks.None;", "protected abstract object See2();")]
    [InlineData("client.id ?", "var config = new ProducerConfig { ClientId = Pick(x => \"a\") };", "protected abstract string Pick(System.Linq.Expressions.Expression<Func<int, string>> make);")]
    [InlineData("client.id ?", "var config = new ProducerConfig { ClientId = Later(() => Guid.NewGuid().ToString()) };", "protected abstract string Later(Func<string> make);")]
    [InlineData("acks 0", "object any = flag ? NONE : Any(); var config = (ProducerConfig)any;", "protected abstract object Any();")]
    [InlineData("open", "var config = new ProducerConfig(); config.Set(flag ? \"acks\" : \"retries\", \"0\");")]
    public void Members_and_conditions(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>A value that is made when it is asked for.</summary>
    [Theory]
    [InlineData("acks 0 open", "var lazy = new Lazy<ProducerConfig>(make); var config = lazy.Value; config.Acks = Acks.None;", "readonly Func<ProducerConfig> make = null!;")]
    [InlineData("acks 0", "var lazy = new Lazy<ProducerConfig>(() => NONE, true); var config = lazy.Value;")]
    [InlineData("no client", "var result = new Task<ProducerConfig>(() => NONE); var config = result.Result; config.Acks = Acks.All;")]
    [InlineData("open", "var lazy = new Lazy<ProducerConfig>(Get); var config = lazy.Value;")]
    [InlineData("acks 0, client.id a|b", "text = \"a\"; var lazy = new Lazy<ProducerConfig>(Made); var config = lazy.Value; config.ClientId = text;", "ProducerConfig Made() { text = \"b\"; return NONE; }")]
    [InlineData("acks 0, client.id a", "text = \"a\"; var lazy = new Lazy<ProducerConfig>(other.Made); var config = lazy.Value; config.ClientId = text;", "C other = null!; ProducerConfig Made() { text = \"b\"; return NONE; }")]
    public void Made_late(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>What libraries do with what they are given.</summary>
    [Theory]
    [InlineData("acks 0|all", "var config = NONE; Task.Run(() => config.Acks = Acks.All);")]
    [InlineData("open", "new ProducerBuilder<string, string>(pairs).Build();", "protected IEnumerable<KeyValuePair<string, string>> pairs = null!;")]
    [InlineData("acks 0", "var config = NONE; GC.KeepAlive(config);")]
    public void Given_to_libraries(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>What holds where only one of two paths has written.</summary>
    [Theory]
    [InlineData("client.id ?|a", "if (flag) { text = \"a\"; } else { Make(); } var config = new ProducerConfig { ClientId = text };")]
    [InlineData("acks 0|all", "var config = Try2();", "ProducerConfig Try2() { var own = new ProducerConfig(); if (flag) { own.Acks = Acks.None; return own; } own.Acks = Acks.All; return own; }")]
    [InlineData("acks 0", "var config = new ProducerConfig(); Try2(config);", "void Try2(ProducerConfig own) { own.Acks = Acks.None; throw new Exception(); }")]
    [InlineData("acks 0|unset open", "if (flag) { foreign.Acks = Acks.None; } else { Make(); } var config = foreign;")]
    [InlineData("acks 0|unset open", "if (flag) { Make(); } else { foreign.Acks = Acks.None; } var config = foreign;")]
    [InlineData("acks 0|unset", "if (flag) { kept.Acks = Acks.None; } else { Make(); } var config = kept;", "readonly ProducerConfig kept = new();")]
    public void On_one_of_two_paths(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>Values that an option chooses: a text, a number or an enum, and not a flag or whether there is an object.</summary>
    [Theory]
    [InlineData("acks (0)|(all)", "var config = new ProducerConfig { Acks = text switch { \"safe\" => Acks.All, _ => Acks.None } };")]
    [InlineData("acks (0)|(all)", "var config = new ProducerConfig { Acks = count switch { 1 => Acks.All, _ => Acks.None } };")]
    [InlineData("acks (0)|(all)", "var config = new ProducerConfig { Acks = day switch { DayOfWeek.Friday => Acks.All, _ => Acks.None } };", "DayOfWeek? day;")]
    [InlineData("acks (0)|(all)", "var config = new ProducerConfig { Acks = level switch { 'a' => Acks.All, _ => Acks.None } };", "char level;")]
    [InlineData("acks (0)|(all)", "var config = new ProducerConfig(); switch (text) { case \"safe\": config.Acks = Acks.All; break; default: config.Acks = Acks.None; break; }")]
    [InlineData("acks 0|all", "var config = new ProducerConfig { Acks = text == null ? Acks.All : Acks.None };")]
    [InlineData("acks (0)|(all)", "var config = new ProducerConfig { Acks = text is \"safe\" ? Acks.All : Acks.None };")]
    [InlineData("acks 0|all", "var config = new ProducerConfig { Acks = count is 1 or 2 ? Acks.All : Acks.None };")]
    [InlineData("acks (0)|(all)", "var config = new ProducerConfig { Acks = text!.Equals(\"safe\") ? Acks.All : Acks.None };")]
    [InlineData("acks (0)|(all)", "var config = new ProducerConfig { Acks = StringComparer.Ordinal.Equals(text, \"safe\") ? Acks.All : Acks.None };")]
    [InlineData("acks (0)|(all)", "var config = new ProducerConfig(); if (text == \"safe\") { config.Acks = Acks.All; } else { config.Acks = Acks.None; }")]
    [InlineData("acks 0|all|unset", "var config = new ProducerConfig(); if (text == \"safe\") { if (flag) { config.Acks = Acks.All; } else { config.Acks = Acks.None; } }")]
    [InlineData("acks all", "if (text == \"safe\") { Use(() => new ProducerBuilder<string, string>(ALL).Build()); }", "protected abstract void Use(Action act);")]
    [InlineData("acks (all)|0", "var config = new ProducerConfig { Acks = Pick(foreign) };", "Acks Pick(ProducerConfig own) { if (text == \"safe\") { return Acks.All; } return Acks.None; }")]
    [InlineData("acks (0)|(all)", "var config = new ProducerConfig { Acks = Pick(foreign) };", "Acks Pick(ProducerConfig own) => text switch { \"safe\" => Acks.All, _ => Acks.None };")]
    [InlineData("acks (all)|0", "if (text == \"safe\") { kept.Acks = Acks.All; } var config = kept;", "readonly ProducerConfig kept = new() { Acks = Acks.None };")]
    [InlineData("acks all", "var config = new ProducerConfig { Acks = Pick(foreign) };", "Acks Pick(ProducerConfig own) { if (text == \"safe\") { return Acks.All; } throw new Exception(); }")]
    [InlineData("acks 0|all", "var config = NONE; if (text == \"safe\") { void Safe(ProducerConfig own) { own.Acks = Acks.All; } Safe(config); }")]
    public void Chosen_by_an_option(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>The class and what it keeps can be reached by other assemblies.</summary>
    [Theory]
    [InlineData("acks 0 calls Flush", "Kept2 = PRODUCER; Kept2.Flush();", "public IPRODUCER? Kept2 { get; private set; }")]
    [InlineData("acks 0 calls Flush handed on", "Kept2 = PRODUCER; Kept2.Flush();", "public IPRODUCER? Kept2 { get; set; }")]
    [InlineData("acks 0", "new Wrapper(PRODUCER);", "public sealed class Wrapper { public IPRODUCER Own { get; } public Wrapper(IPRODUCER own) { Own = own; } }")]
    [InlineData("acks 0", "new Wrapper(PRODUCER);", "public sealed class Wrapper { public readonly IPRODUCER Own; public Wrapper(IPRODUCER own) { Own = own; } }")]
    [InlineData("acks 0 handed on", "new Wrapper(PRODUCER);", "public sealed class Wrapper { public IPRODUCER Own; public Wrapper(IPRODUCER own) { Own = own; } }")]
    [InlineData("acks 0 calls Flush", "own = PRODUCER; own.Flush();", "private protected IPRODUCER? own;")]
    public void Reached_by_others(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members, "public"));

    /// <summary>Statements in a row are none within each other.</summary>
    [Fact]
    public void Long_member() =>
        Assert.Equal("client.id a", Of("var config = new ProducerConfig(); " + string.Concat(Enumerable.Repeat("config.ClientId = \"a\"; ", 220)), ""));

    /// <summary>What takes too many steps is given up, and nothing is said of it.</summary>
    [Fact]
    public void Given_up()
    {
        static string Calls(string function, int times) => string.Concat(Enumerable.Repeat(function + "(); ", times));

        Assert.Equal("no client", Of($"var config = NONE; void A() {{ {Calls("B", 20)} }} void B() {{ {Calls("D", 20)} }} void D() {{ {Calls("E", 20)} }} void E() {{ {string.Concat(Enumerable.Repeat("count = 1; ", 30))} }} A();", ""));
    }

    private static string Of(string code, string members, string type = "") => Settings.Of(Written(code), Written(members), type);

    private static string Written(string code) => code
        .Replace("IPRODUCER", "IProducer<string, string>", StringComparison.Ordinal)
        .Replace("PRODUCER", "new ProducerBuilder<string, string>(NONE).Build()", StringComparison.Ordinal)
        .Replace("OTHER", "new ProducerBuilder<string, string>(ALL).Build()", StringComparison.Ordinal)
        .Replace("NONE", "new ProducerConfig { Acks = Acks.None }", StringComparison.Ordinal)
        .Replace("ALL", "new ProducerConfig { Acks = Acks.All }", StringComparison.Ordinal);
}
