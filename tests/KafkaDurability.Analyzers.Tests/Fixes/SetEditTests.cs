using static KafkaDurability.Analyzers.Tests.Fixes.Fix;

namespace KafkaDurability.Analyzers.Tests.Fixes;

public class SetEditTests
{
    [Theory]
    // Properties.
    [InlineData("var c = new ProducerConfig { {|a:Acks = Acks.Leader|} };", "var c = new ProducerConfig { Acks = Acks.All };")]
    [InlineData("var c = new ProducerConfig { Acks = {|a:Acks.Leader|} /* why */, LingerMs = 5 };", "var c = new ProducerConfig { Acks = Acks.All /* why */, LingerMs = 5 };")]
    [InlineData("var c = new ProducerConfig { Acks = cond ? {|a:Acks.Leader|} : Acks.All };", "var c = new ProducerConfig { Acks = cond ? Acks.All : Acks.All };")]
    [InlineData("var c = new ProducerConfig { {|a:Acks = cond ? Acks.Leader : Acks.None|} };", "var c = new ProducerConfig { Acks = Acks.All };")]
    [InlineData("{|a:config.Acks = Acks.Leader;|} // note", "config.Acks = Acks.All; // note")]
    [InlineData("{|a:config.Acks = Acks.Leader|};", "config.Acks = Acks.All;")]
    [InlineData("{|a:config.Acks ??= Acks.Leader|};", "config.Acks ??= Acks.All;")]
    [InlineData("config.Acks = n switch { 1 => {|a:Acks.Leader|}, _ => Acks.All };", "config.Acks = n switch { 1 => Acks.All, _ => Acks.All };")]
    [InlineData("{|a:config.Acks = null|};", "config.Acks = Acks.All;")]
    [InlineData("{|a:config.Acks = (Acks)1|};", "config.Acks = Acks.All;")]
    [InlineData("{|a:config.Acks = (Confluent.Kafka.Acks?)1|};", "config.Acks = Confluent.Kafka.Acks.All;")]
    [InlineData("{|a:config.Acks = Confluent.Kafka.Acks.Leader|};", "config.Acks = Confluent.Kafka.Acks.All;")]
    [InlineData("{|a:config.Acks = global::Confluent.Kafka.Acks.Leader|};", "config.Acks = global::Confluent.Kafka.Acks.All;")]
    [InlineData("const Acks few = Acks.Leader; {|a:config.Acks = few|};", "const Acks few = Acks.Leader; config.Acks = Acks.All;")]
    [InlineData("Configure(c => {|a:c.Acks = Acks.None|});", "Configure(c => c.Acks = Acks.All);")]
    // Keys.
    [InlineData("{|a:config.Set(\"acks\", \"1\");|}", "config.Set(\"acks\", \"all\");")]
    [InlineData("{|a:config.Set(\"request.required.acks\", \"1\")|};", "config.Set(\"request.required.acks\", \"all\");")]
    [InlineData("{|a:config.Set(val: \"1\", key: \"acks\")|};", "config.Set(val: \"all\", key: \"acks\");")]
    [InlineData("{|a:config?.Set(\"acks\", \"1\")|};", "config?.Set(\"acks\", \"all\");")]
    [InlineData("Configure(c => {|a:c.Set(\"acks\", \"0\")|});", "Configure(c => c.Set(\"acks\", \"all\"));")]
    [InlineData("config.Set(\"acks\", cond ? {|a:\"1\"|} : \"-1\");", "config.Set(\"acks\", cond ? \"all\" : \"-1\");")]
    [InlineData("const string few = \"1\"; {|a:config.Set(\"acks\", few)|};", "const string few = \"1\"; config.Set(\"acks\", \"all\");")]
    [InlineData("var d = new Dictionary<string, string> { {|a:[\"acks\"] = \"0\"|} };", "var d = new Dictionary<string, string> { [\"acks\"] = \"all\" };")]
    [InlineData("var d = new Dictionary<string, string> { {|a:{ \"acks\", \"0\" }|} };", "var d = new Dictionary<string, string> { { \"acks\", \"all\" } };")]
    [InlineData("var d = new Dictionary<string, object> { {|a:{ \"acks\", 0 }|} };", "var d = new Dictionary<string, object> { { \"acks\", \"all\" } };")]
    [InlineData("{|a:dict[\"acks\"] = \"0\";|}", "dict[\"acks\"] = \"all\";")]
    [InlineData("{|a:dict.Add(\"acks\", \"0\");|}", "dict.Add(\"acks\", \"all\");")]
    [InlineData("{|a:dict.TryAdd(\"acks\", n.ToString())|};", "dict.TryAdd(\"acks\", \"all\");")]
    // Pairs.
    [InlineData("var a = new[] { {|a:new KeyValuePair<string, string>(\"acks\", \"0\")|} };", "var a = new[] { new KeyValuePair<string, string>(\"acks\", \"all\") };")]
    [InlineData("var a = new[] { {|a:KeyValuePair.Create(\"acks\", \"0\")|} };", "var a = new[] { KeyValuePair.Create(\"acks\", \"all\") };")]
    [InlineData("List<KeyValuePair<string, string>> a = [{|a:new(\"acks\", \"0\")|}];", "List<KeyValuePair<string, string>> a = [new(\"acks\", \"all\")];")]
    [InlineData("{|a:list.Add(new(\"acks\", \"0\"));|}", "list.Add(new(\"acks\", \"all\"));")]
    [InlineData("list.Add({|a:new(\"acks\", \"0\")|});", "list.Add(new(\"acks\", \"all\"));")]
    [InlineData("list.Add(new(\"acks\", {|a:\"0\"|}));", "list.Add(new(\"acks\", \"all\"));")]
    // A variable that holds the value.
    [InlineData("Acks {|a:few = Acks.Leader|}; config.Acks = few;", "Acks few = Acks.All; config.Acks = few;")]
    public Task Acks_becomes_all(string before, string after) => Body(before, after, Set("acks", "all"));

    [Theory]
    [InlineData("enable.idempotence", "true", "{|a:config.EnableIdempotence = false|};", "config.EnableIdempotence = true;")]
    [InlineData("enable.idempotence", "true", "{|a:config.EnableIdempotence = !cond|};", "config.EnableIdempotence = true;")]
    [InlineData("max.in.flight", "5", "{|a:config.MaxInFlight = n * 3|};", "config.MaxInFlight = 5;")]
    [InlineData("linger.ms", "0.5", "{|a:config.LingerMs = 7|};", "config.LingerMs = 0.5;")]
    [InlineData("transactional.id", "a\"b", "{|a:config.TransactionalId = null|};", "config.TransactionalId = \"a\\\"b\";")]
    [InlineData("transactional.id", null, "{|a:config.TransactionalId = \"x\"|};", "config.TransactionalId = \"\";")]
    public Task Values_follow_the_type(string key, string? value, string before, string after) => Body(before, after, Set(key, value));

    [Theory]
    [InlineData("enable.idempotence", "maybe", "{|a:config.EnableIdempotence = false|};")]
    [InlineData("max.in.flight", "many", "{|a:config.MaxInFlight = 6|};")]
    [InlineData("acks", "2", "{|a:config.Acks = Acks.Leader|};")]
    [InlineData("acks", "all", "{|a:config.LingerMs = 5|};")]
    [InlineData("acks", "all", "{|a:dict[\"linger.ms\"] = \"5\"|};")]
    [InlineData("acks", "all", "{|a:n += 5|};")]
    [InlineData("acks", "all", "{|a:if (cond) { }|}")]
    [InlineData("acks", "all", "config.Acks = {|a:|};")]
    [InlineData("acks", "all", "{|a:config.Acks = |};")]
    [InlineData("acks", "all", "{|a:config.Acks = Nothing.Known(|}")]
    [InlineData("acks", "all", "{|a:unknown.Acks = new(|}")]
    public Task Gives_up(string key, string value, string before) => NoneInBody(before, Set(key, value));

    [Fact]
    public Task Keeps_comments_and_layout_around_and_inside() => Body(
        """
        config.Acks // speed
            =   cond // for now
                ? {|b:Acks.Leader|}
                : Acks.None /* never */   ; // the end
        var d = new ProducerConfig
        {
            // acks
            {|a:Acks    = cond // for now
                ? Acks.Leader
                : Acks.None|}, // one
        };
        """,
        """
        config.Acks // speed
            =   cond // for now
                ? Acks.All
                : Acks.None /* never */   ; // the end
        var d = new ProducerConfig
        {
            // acks
            Acks    = Acks.All /* for now */, // one
        };
        """,
        Set("acks", "all"),
        Set("acks", "all", "b"));

    [Fact]
    public Task Names_the_enum_where_no_using_does() => Fix.Source(
        "class Test { void Run(Confluent.Kafka.ProducerConfig c) { {|a:c.Acks = null|}; } }",
        "class Test { void Run(Confluent.Kafka.ProducerConfig c) { c.Acks = Confluent.Kafka.Acks.All; } }",
        Set("acks", "all"));

    [Fact]
    public Task Names_the_enum_where_something_hides_it() => Fix.Source(
        "using Confluent.Kafka; class Test { int Acks = 1; void Run(ProducerConfig c) { {|a:c.Acks = null|}; } }",
        "using Confluent.Kafka; class Test { int Acks = 1; void Run(ProducerConfig c) { c.Acks = Confluent.Kafka.Acks.All; } }",
        Set("acks", "all"));

    [Fact]
    public Task Takes_over_aliases_and_static_usings() => Fix.Source(
        "using Confluent.Kafka; using static Confluent.Kafka.Acks; using A = Confluent.Kafka.Acks; class Test { void Run(ProducerConfig c) { {|a:c.Acks = Leader|}; {|b:c.Acks = A.Leader|}; } }",
        "using Confluent.Kafka; using static Confluent.Kafka.Acks; using A = Confluent.Kafka.Acks; class Test { void Run(ProducerConfig c) { c.Acks = All; c.Acks = A.All; } }",
        Set("acks", "all"),
        Set("acks", "all", "b"));

    [Fact]
    public Task Leaves_conditional_compilation_alone() => NoneInBody(
        """
        {|a:config.Acks =
        #if DEBUG
            Acks.None|}
        #else
            Acks.Leader
        #endif
            ;
        """,
        Set("acks", "all"));

    [Fact]
    public Task Renames_a_key() => Body(
        """
        config.Set({|a:"enable.idempotance"|}, "true"); dict[{|b:@"ack"|}] = "1";
        """,
        """
        config.Set("enable.idempotence", "true"); dict["acks"] = "1";
        """,
        Rename("enable.idempotence"),
        Rename("acks", "b"));

    [Theory]
    [InlineData("config.Set({|a:$\"ack{n}\"|}, \"true\");")]
    [InlineData("config.Set({|a:nameof(n)|}, \"true\");")]
    public Task Does_not_rename_what_is_no_literal(string before) => NoneInBody(before, Rename("acks"));
}
