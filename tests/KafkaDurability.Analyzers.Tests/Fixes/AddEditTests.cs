using static KafkaDurability.Analyzers.Tests.Fixes.Fix;

namespace KafkaDurability.Analyzers.Tests.Fixes;

public class AddEditTests
{
    [Theory]
    [InlineData("var c = {|a:new ProducerConfig()|};", "var c = new ProducerConfig { Acks = Acks.All };")]
    [InlineData("var c = {|a:new ProducerConfig( /* none */ )|};", "var c = new ProducerConfig( /* none */ ) { Acks = Acks.All };")]
    [InlineData("var c = {|a:new ProducerConfig(clientConfig)|}; // note", "var c = new ProducerConfig(clientConfig) { Acks = Acks.All }; // note")]
    [InlineData("ProducerConfig c = {|a:new()|};", "ProducerConfig c = new() { Acks = Acks.All };")]
    [InlineData("ProducerConfig c = {|a:new(clientConfig)|};", "ProducerConfig c = new(clientConfig) { Acks = Acks.All };")]
    [InlineData("ProducerConfig c = {|a:new() { LingerMs = 5 }|};", "ProducerConfig c = new() { LingerMs = 5, Acks = Acks.All };")]
    [InlineData("var c = {|a:new ProducerConfig { }|};", "var c = new ProducerConfig { Acks = Acks.All };")]
    [InlineData("var c = {|a:new ProducerConfig {}|};", "var c = new ProducerConfig { Acks = Acks.All };")]
    [InlineData("var c = {|a:new ProducerConfig { /* none */ }|};", "var c = new ProducerConfig { /* none */ Acks = Acks.All };")]
    [InlineData("var c = {|a:new ProducerConfig { LingerMs = 5 }|};", "var c = new ProducerConfig { LingerMs = 5, Acks = Acks.All };")]
    [InlineData("var c = {|a:new ProducerConfig { LingerMs = 5, }|};", "var c = new ProducerConfig { LingerMs = 5, Acks = Acks.All, };")]
    [InlineData("new ProducerBuilder<int, int>({|a:new ProducerConfig()|}).Build();", "new ProducerBuilder<int, int>(new ProducerConfig { Acks = Acks.All }).Build();")]
    [InlineData("var d = {|a:new Dictionary<string, string>()|};", "var d = new Dictionary<string, string> { [\"acks\"] = \"all\" };")]
    [InlineData("var d = {|a:new Dictionary<string, string>(n)|};", "var d = new Dictionary<string, string>(n) { [\"acks\"] = \"all\" };")]
    [InlineData("Dictionary<string, string> d = {|a:new()|};", "Dictionary<string, string> d = new() { [\"acks\"] = \"all\" };")]
    [InlineData("var d = {|a:new Dictionary<string, string> { [\"linger.ms\"] = \"5\" }|};", "var d = new Dictionary<string, string> { [\"linger.ms\"] = \"5\", [\"acks\"] = \"all\" };")]
    [InlineData("var d = {|a:new Dictionary<string, string> { { \"linger.ms\", \"5\" } }|};", "var d = new Dictionary<string, string> { { \"linger.ms\", \"5\" }, { \"acks\", \"all\" } };")]
    [InlineData("var l = {|a:new List<KeyValuePair<string, string>>()|};", "var l = new List<KeyValuePair<string, string>> { new KeyValuePair<string, string>(\"acks\", \"all\") };")]
    [InlineData("var l = {|a:new List<KeyValuePair<string, string>> { new(\"linger.ms\", \"5\") }|};", "var l = new List<KeyValuePair<string, string>> { new(\"linger.ms\", \"5\"), new(\"acks\", \"all\") };")]
    [InlineData("var l = {|a:new[] { KeyValuePair.Create(\"linger.ms\", \"5\") }|};", "var l = new[] { KeyValuePair.Create(\"linger.ms\", \"5\"), KeyValuePair.Create(\"acks\", \"all\") };")]
    [InlineData("var l = {|a:new[] { new KeyValuePair<string,string>(\"linger.ms\", \"5\") }|};", "var l = new[] { new KeyValuePair<string,string>(\"linger.ms\", \"5\"), new KeyValuePair<string,string>(\"acks\", \"all\") };")]
    [InlineData("var l = {|a:new KeyValuePair<string, string>[] { }|};", "var l = new KeyValuePair<string, string>[] { new KeyValuePair<string, string>(\"acks\", \"all\") };")]
    [InlineData("KeyValuePair<string, string>[] l = {|a:{ new(\"linger.ms\", \"5\") }|};", "KeyValuePair<string, string>[] l = { new(\"linger.ms\", \"5\"), new(\"acks\", \"all\") };")]
    [InlineData("List<KeyValuePair<string, string>> l = {|a:[]|};", "List<KeyValuePair<string, string>> l = [new(\"acks\", \"all\")];")]
    [InlineData("List<KeyValuePair<string, string>> l = {|a:[.. list]|};", "List<KeyValuePair<string, string>> l = [.. list, new(\"acks\", \"all\")];")]
    public Task Adds_in_the_style_of_the_list(string before, string after) => Body(before, after, Add("acks", "all"));

    [Theory]
    [InlineData("var c = {|a:new ProducerConfig { Acks = Acks.Leader }|};")]
    [InlineData("var d = {|a:new Dictionary<string, string> { { \"acks\", \"1\" } }|};")]
    [InlineData("var d = {|a:new Dictionary<string, string> { [\"acks\"] = \"1\" }|};")]
    [InlineData("List<KeyValuePair<string, string>> l = {|a:[new(\"acks\", \"1\")]|};")]
    [InlineData("var d = {|a:new System.Collections.ObjectModel.ReadOnlyDictionary<string, string>(dict)|};")]
    [InlineData("var l = {|a:new List<string>()|};")]
    [InlineData("var l = {|a:new KeyValuePair<string, string>[1] { new(\"a\", \"b\") }|};")]
    [InlineData("var l = {|a:new KeyValuePair<string, string>[1]|};")]
    [InlineData("var c = {|a:GC.GetTotalMemory(false)|};")]
    [InlineData("var c = {|a:config|};")]
    [InlineData("var c = {|a:new ProducerConfig { LingerMs = }|};")]
    [InlineData("var c = {|a:new ProducerConfig|};")]
    // What takes it back comes later.
    [InlineData("var c = {|a:new ProducerConfig()|}; c.Acks = null;")]
    [InlineData("var c = {|a:new ProducerConfig()|}; c.Acks = default;")]
    [InlineData("var c = {|a:new ProducerConfig()|}; c.Set(\"request.required.acks\", null);")]
    public Task Gives_up(string before) => NoneInBody(before, Add("acks", "all"));

    [Fact]
    public Task Takes_a_line_of_its_own_where_entries_do() => Body(
        """
        var c = {|a:new ProducerConfig
        {
            BootstrapServers = "x", // where
            LingerMs = 5 // soon
            // the end
        }|};
        var d = {|b:new ProducerConfig {
            BootstrapServers = "x",
            LingerMs = 5, // soon
        }|};
        var e = {|c:new ProducerConfig { BootstrapServers = "x",
                                     LingerMs = 5 }|};
        var f = {|d:new ProducerConfig
        {
        }|};
        var g = {|e:new Dictionary<string, string>
        {
            // none
        }|};
        """,
        """
        var c = new ProducerConfig
        {
            BootstrapServers = "x", // where
            LingerMs = 5, // soon
            Acks = Acks.All
            // the end
        };
        var d = new ProducerConfig {
            BootstrapServers = "x",
            LingerMs = 5, // soon
            Acks = Acks.All,
        };
        var e = new ProducerConfig { BootstrapServers = "x",
                                     LingerMs = 5,
                                     Acks = Acks.All };
        var f = new ProducerConfig
        {
            Acks = Acks.All
        };
        var g = new Dictionary<string, string>
        {
            // none
            ["acks"] = "all"
        };
        """,
        Add("acks", "all"),
        Add("acks", "all", "b"),
        Add("acks", "all", "c"),
        Add("acks", "all", "d"),
        Add("acks", "all", "e"));

    [Fact]
    public Task Adds_several_and_changes_what_is_there() => Body(
        """
        var c = {|a:new ProducerConfig
        {
            {|b:ClientId = "x"|}, // me
            {|c:LingerMs = 5|} // soon
        }|};
        var d = {|d:new ProducerConfig { {|e:LingerMs = 5|} }|};
        var e = {|f:new ProducerConfig()|};
        """,
        """
        var c = new ProducerConfig
        {
            LingerMs = 0, // soon
            Acks = Acks.All,
            EnableIdempotence = true
        };
        var d = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true };
        var e = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true };
        """,
        Add("acks", "all"),
        Add("enable.idempotence", "true"),
        Remove("b"),
        Set("linger.ms", "0", "c"),
        Add("acks", "all", "d"),
        Add("enable.idempotence", "true", "d"),
        Remove("e"),
        Add("acks", "all", "f"),
        Add("enable.idempotence", "true", "f"));

    [Fact]
    public Task Puts_new_entries_in_the_place_of_the_last() => Body(
        """
        var c = {|a:new ProducerConfig
        {
            BootstrapServers = "x",
            // soon
            {|b:LingerMs = 5|}, // five
        }|};
        """,
        """
        var c = new ProducerConfig
        {
            BootstrapServers = "x",
            // soon
            Acks = Acks.All,
        };
        """,
        Add("acks", "all"),
        Remove("b"));

    [Fact]
    public Task Calls_Set_where_there_is_no_property() => Body(
        """
        var c = {|a:new ProducerConfig
        {
            LingerMs = 5,
        }|}; // mine
        var @new = {|b:new ProducerConfig()|}; n++;
        """,
        """
        var c = new ProducerConfig
        {
            LingerMs = 5,
        }; // mine
        c.Set("enable.sparse.connections", "true");
        var @new = new ProducerConfig(); @new.Set("enable.sparse.connections", "true"); n++;
        """,
        Add("enable.sparse.connections", "true"),
        Add("enable.sparse.connections", "true", "b"));

    [Theory]
    [InlineData("config = {|a:new ProducerConfig()|};")]
    [InlineData("ProducerConfig c = {|a:new()|}, d = new();")]
    [InlineData("Configure(c => new ProducerBuilder<int, int>({|a:new ProducerConfig()|}).Build());")]
    public Task Gives_up_on_Set_without_a_name(string before) => NoneInBody(before, Add("enable.sparse.connections", "true"));

    [Fact]
    public Task Keeps_tabs_and_line_ends_in_fields() => Fix.Source(
        "class Test\r\n{\r\n\tobject c = {|a:new Confluent.Kafka.ProducerConfig\r\n\t{\r\n\t\tLingerMs = 5\r\n\t}|};\r\n\tobject d = {|b:new Confluent.Kafka.ProducerConfig\r\n\t{\r\n\t}|};\r\n}\r\n",
        "class Test\r\n{\r\n\tobject c = new Confluent.Kafka.ProducerConfig\r\n\t{\r\n\t\tLingerMs = 5,\r\n\t\tAcks = Confluent.Kafka.Acks.All\r\n\t};\r\n\tobject d = new Confluent.Kafka.ProducerConfig\r\n\t{\r\n\t\tAcks = Confluent.Kafka.Acks.All\r\n\t};\r\n}\r\n",
        Add("acks", "all"),
        Add("acks", "all", "b"));

    [Fact]
    public Task Knows_the_type_of_a_derived_config() => Fix.Source(
        "class Mine : Confluent.Kafka.ConsumerConfig { } class Test { object c = {|a:new Mine()|}; }",
        "class Mine : Confluent.Kafka.ConsumerConfig { } class Test { object c = new Mine { EnableAutoCommit = false }; }",
        Add("enable.auto.commit", "false"));

    [Fact]
    public Task Gives_up_where_the_class_lacks_the_property() => None(
        "class Test { object c = {|a:new Confluent.Kafka.ConsumerConfig()|}; }",
        Add("enable.idempotence", "true"));

    [Fact]
    public Task Leaves_conditional_compilation_alone() => NoneInBody(
        """
        var c = {|a:new ProducerConfig
        {
        #if DEBUG
            LingerMs = 5,
        #endif
        }|};
        """,
        Add("acks", "all"));
}
