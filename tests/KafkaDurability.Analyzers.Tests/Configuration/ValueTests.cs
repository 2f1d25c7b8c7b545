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
    [InlineData("client.id ?", "var config = new ProducerConfig { ClientId = Id2 };", "string Id2 => \"a\";")]
    [InlineData("acks all", "var config = NONE; var other = Hold(config).Own;", "Holder Hold(ProducerConfig own) { own.Acks = Acks.All; return new Holder(); } sealed class Holder { public ProducerConfig Own => new(); }")]
    [InlineData("acks 0! open", "var config = NONE; new Wrapper(config);", "sealed class Wrapper(object any) { public object Any => any; }")]
    [InlineData("acks 0", "var config = new ProducerConfig(); config.Set(val: \"0\", key: \"acks\");")]
    [InlineData("acks 0", "var values = new Dictionary<string, string>(); values.Add(value: \"0\", key: \"acks\"); var config = new ProducerConfig(values);")]
    [InlineData("acks 0! open", "var config = NONE; Pair(config);", "protected abstract KeyValuePair<string, string> Pair(ProducerConfig own);")]
    [InlineData("no client", "var config = await new ValueTask<ProducerConfig>(NONE).AsTask();")]
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
    public void In_collections(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>Fields, properties and objects that keep what they are given.</summary>
    [Theory]
    [InlineData("open", "Kept = ALL; var config = Kept;", "ProducerConfig? kept; private ProducerConfig? Kept { get => kept; set { value!.Acks = Acks.None; kept = value; } }")]
    [InlineData("acks 0! open", "var config = NONE; var all = new Dictionary<string, object>(); all[\"a\"] = config;")]
    [InlineData("acks 0! open", "var config = NONE; dynamic any = foreign; any[config] = 1;")]
    [InlineData("acks 0! open", "var config = NONE; dynamic any = config; See(any.Name);")]
    [InlineData("acks 0! open", "var config = NONE; var any = new Holder { Own = { config } };", "sealed class Holder { public List<object> Own { get; } = new(); }")]
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
    public void Members_and_conditions(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>A value that is made when it is asked for.</summary>
    [Theory]
    [InlineData("acks 0 open", "var lazy = new Lazy<ProducerConfig>(make); var config = lazy.Value; config.Acks = Acks.None;", "readonly Func<ProducerConfig> make = null!;")]
    public void Made_late(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>What libraries do with what they are given.</summary>
    [Theory]
    [InlineData("acks 0|all", "var config = NONE; Task.Run(() => config.Acks = Acks.All);")]
    [InlineData("open", "new ProducerBuilder<string, string>(pairs).Build();", "protected IEnumerable<KeyValuePair<string, string>> pairs = null!;")]
    public void Given_to_libraries(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    /// <summary>What holds where only one of two paths has written.</summary>
    [Theory]
    [InlineData("client.id ?|a", "if (flag) { text = \"a\"; } else { Make(); } var config = new ProducerConfig { ClientId = text };")]
    [InlineData("acks 0|all", "var config = Try2();", "ProducerConfig Try2() { var own = new ProducerConfig(); if (flag) { own.Acks = Acks.None; return own; } own.Acks = Acks.All; return own; }")]
    [InlineData("acks 0", "var config = new ProducerConfig(); Try2(config);", "void Try2(ProducerConfig own) { own.Acks = Acks.None; throw new Exception(); }")]
    public void On_one_of_two_paths(string settings, string code, string members = "") => Assert.Equal(settings, Of(code, members));

    private static string Of(string code, string members, string type = "") => Settings.Of(Written(code), Written(members), type);

    private static string Written(string code) => code
        .Replace("IPRODUCER", "IProducer<string, string>", StringComparison.Ordinal)
        .Replace("PRODUCER", "new ProducerBuilder<string, string>(NONE).Build()", StringComparison.Ordinal)
        .Replace("OTHER", "new ProducerBuilder<string, string>(ALL).Build()", StringComparison.Ordinal)
        .Replace("NONE", "new ProducerConfig { Acks = Acks.None }", StringComparison.Ordinal)
        .Replace("ALL", "new ProducerConfig { Acks = Acks.All }", StringComparison.Ordinal);
}
