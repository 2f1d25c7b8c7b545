using Microsoft.CodeAnalysis.CSharp;
using static KafkaDurability.Analyzers.Tests.Fixes.Fix;

namespace KafkaDurability.Analyzers.Tests.Fixes;

public class RemoveEditTests
{
    [Theory]
    // Entries on one line.
    [InlineData("var c = new ProducerConfig { {|a:Acks = Acks.None|}, LingerMs = 5 };", "var c = new ProducerConfig { LingerMs = 5 };")]
    [InlineData("var c = new ProducerConfig { LingerMs = 5, {|a:Acks = Acks.None|} };", "var c = new ProducerConfig { LingerMs = 5 };")]
    [InlineData("var c = new ProducerConfig { LingerMs = 5, {|a:Acks = Acks.None|}, };", "var c = new ProducerConfig { LingerMs = 5, };")]
    [InlineData("var c = new ProducerConfig { LingerMs = 5, {|a:Acks = Acks.None|}, ClientId = \"x\" };", "var c = new ProducerConfig { LingerMs = 5, ClientId = \"x\" };")]
    [InlineData("var c = new ProducerConfig { {|a:Acks = Acks.None|} };", "var c = new ProducerConfig();")]
    [InlineData("var c = new ProducerConfig() { {|a:Acks = Acks.None|} };", "var c = new ProducerConfig();")]
    [InlineData("var c = new ProducerConfig(clientConfig) { {|a:Acks = Acks.None|}, }; // note", "var c = new ProducerConfig(clientConfig); // note")]
    [InlineData("ProducerConfig c = new() { {|a:Acks = Acks.None|} };", "ProducerConfig c = new();")]
    [InlineData("var d = new Dictionary<string, string> { {|a:{ \"acks\", \"0\" }|}, { \"linger.ms\", \"5\" } };", "var d = new Dictionary<string, string> { { \"linger.ms\", \"5\" } };")]
    [InlineData("var d = new Dictionary<string, string> { {|a:[\"acks\"] = \"0\"|} };", "var d = new Dictionary<string, string>();")]
    [InlineData("var a = new KeyValuePair<string, string>[] { {|a:new(\"acks\", \"0\")|} };", "var a = new KeyValuePair<string, string>[] { };")]
    [InlineData("KeyValuePair<string, string>[] a = { {|a:new(\"acks\", \"0\")|} };", "KeyValuePair<string, string>[] a = { };")]
    [InlineData("List<KeyValuePair<string, string>> a = [{|a:new(\"acks\", \"0\")|}];", "List<KeyValuePair<string, string>> a = [];")]
    [InlineData("List<KeyValuePair<string, string>> a = [{|a:new(\"acks\", \"0\")|}, .. list];", "List<KeyValuePair<string, string>> a = [.. list];")]
    [InlineData("List<KeyValuePair<string, string>> a = [.. list, {|a:KeyValuePair.Create(\"acks\", \"0\")|}];", "List<KeyValuePair<string, string>> a = [.. list];")]
    // Statements.
    [InlineData("n++; {|a:config.Acks = Acks.None;|} n--;", "n++; n--;")]
    [InlineData("n++; {|a:config.Acks = Acks.None|}; // few", "n++;")]
    [InlineData("n++;\n{|a:config.Set(\"acks\", \"0\")|}; // few\nn--;", "n++;\nn--;")]
    [InlineData("n++;\n{|a:config?.Set(\"acks\", \"0\")|};\nn--;", "n++;\nn--;")]
    [InlineData("n++;\n{|a:dict.Add(\"acks\", \"0\")|};\nn--;", "n++;\nn--;")]
    [InlineData("n++;\nlist.Add({|a:new(\"acks\", \"0\")|});\nn--;", "n++;\nn--;")]
    [InlineData("if (cond) {|a:config.Acks = Acks.None;|}", "if (cond) { }")]
    [InlineData("if (cond)\n    {|a:config.Acks = Acks.None|}; // few\nelse n++;", "if (cond)\n    { } // few\nelse n++;")]
    [InlineData("if (cond) n++; else {|a:config.Acks = Acks.None;|}", "if (cond) n++; else { }")]
    [InlineData("while (cond) { {|a:config.Acks = Acks.None;|} }", "while (cond) { }")]
    [InlineData("switch (n) { case 1: {|a:config.Acks = Acks.None;|} break; }", "switch (n) { case 1: break; }")]
    // Functions.
    [InlineData("Configure(c => {|a:c.MessageTimeoutMs = 5000|});", "Configure(c => { });")]
    [InlineData("Configure(c => {|a:c.Set(\"acks\", \"0\")|});", "Configure(c => { });")]
    [InlineData("Configure(c => { {|a:c.Acks = Acks.None;|} });", "Configure(c => { });")]
    [InlineData("Func<ProducerConfig, System.Threading.Tasks.Task> f = async c => {|a:c.Acks = Acks.None|};", "Func<ProducerConfig, System.Threading.Tasks.Task> f = async c => { };")]
    [InlineData("void Local() => {|a:config.Acks = Acks.None|};", "void Local() { }")]
    public Task Takes_the_write_out(string before, string after) => Body(before, after, Remove());

    [Fact]
    public async Task Knows_conditional_assignments()
    {
        // C# 14: older compilers that the tests may run on do not know them.
        if ((int)LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() >= 1400)
        {
            await Body("{|a:config?.Acks = Acks.None|};\nn++;", "n++;", Remove());
            await Body("{|a:config?.Acks = Acks.None|};", "config?.Acks = Acks.All;", Set("acks", "all"));
        }
    }

    [Theory]
    [InlineData("Func<ProducerConfig, object> f = c => {|a:c.MessageTimeoutMs = 5000|};")]
    [InlineData("config.Acks = {|a:clientConfig.Acks = Acks.None|};")]
    [InlineData("for (var i = 0; i < n; {|a:config.Acks = Acks.None|}) { }")]
    [InlineData("var a = new[] { {|a:new KeyValuePair<string, string>(\"acks\", \"0\")|} };")]
    [InlineData("var a = new KeyValuePair<string, string>[1] { {|a:new(\"acks\", \"0\")|} };")]
    [InlineData("{|a:var c = new ProducerConfig();|}")]
    [InlineData("config.Acks = {|a:Acks.None|};")]
    [InlineData("{|a:config.Acks = |}")]
    [InlineData("{|a:config.Acks = Acks.None|}\nn++;")]
    [InlineData("var c = new ProducerConfig { LingerMs = 5 {|a:Acks = Acks.None|} };")]
    [InlineData("config?.Acks = {|a:clientConfig?.Acks = Acks.None|};")]
    public Task Gives_up(string before) => NoneInBody(before, Remove());

    [Fact]
    public Task Takes_lines_and_keeps_comments_above() => Body(
        """
        var c = new ProducerConfig
        {
            BootstrapServers = "x", // where

            // about acks
            {|a:Acks = Acks.None|}, // few
            LingerMs = 5, // soon
            /* last */
            {|b:ClientId = "x"|} // me
        };

        // about the timeout
        {|c:c.MessageTimeoutMs = 5;|} // short

        n++;
        """,
        """
        var c = new ProducerConfig
        {
            BootstrapServers = "x", // where

            // about acks
            LingerMs = 5 // soon
            /* last */
        };

        // about the timeout

        n++;
        """,
        Remove(),
        Remove("b"),
        Remove("c"));

    [Fact]
    public Task Takes_all_entries_but_not_a_comment() => Body(
        """
        var c = new ProducerConfig
        {
            // about acks
            {|a:Acks = Acks.None|},
            {|b:LingerMs = 5|}, // late
        };
        var d = new ProducerConfig
        {
            {|c:Acks = Acks.None|}, // few
            {|d:LingerMs = 5|} // late
        };
        """,
        """
        var c = new ProducerConfig
        {
            // about acks
        };
        var d = new ProducerConfig();
        """,
        Remove(),
        Remove("b"),
        Remove("c"),
        Remove("d"));

    [Fact]
    public Task Takes_the_blank_line_that_is_one_too_many() => Body(
        """
        if (cond)
        {
            {|a:config.Acks = Acks.None;|}

            n++;

            {|b:config.LingerMs = 5;|}
            {|c:config.ClientId = "x";|}

            n--;

            {|d:config.ClientId = "y";|}
        }
        """,
        """
        if (cond)
        {
            n++;

            n--;
        }
        """,
        Remove(),
        Remove("b"),
        Remove("c"),
        Remove("d"));

    [Fact]
    public Task Takes_entries_where_commas_lead() => Body(
        """
        var c = new ProducerConfig
        {
            {|a:Acks = Acks.None|}
            , LingerMs = 5
            , {|b:ClientId = "x"|} // me
            , BootstrapServers = "x"
            , {|c:Debug = "all"|}
        };
        """,
        """
        var c = new ProducerConfig
        {
            LingerMs = 5
            , BootstrapServers = "x"
        };
        """,
        Remove(),
        Remove("b"),
        Remove("c"));

    [Fact]
    public Task Takes_entries_of_shared_lines() => Body(
        """
        var c = new ProducerConfig { {|a:Acks = Acks.None|}, // few
            LingerMs = 5, {|b:ClientId = "x"|}, // me
            BootstrapServers = "x", // where
            {|c:Debug = "all"|} };
        """,
        """
        var c = new ProducerConfig { // few
            LingerMs = 5, // me
            BootstrapServers = "x" // where
            };
        """.Replace(" // few", "").Replace(" // me", ""),
        Remove(),
        Remove("b"),
        Remove("c"));

    [Fact]
    public Task Empties_an_expression_body() => Fix.Source(
        """
        using Confluent.Kafka;
        class Test
        {
            // about acks
            void Run(ProducerConfig c)
                => {|a:c.Acks = Acks.None|}; // few
        }
        """,
        """
        using Confluent.Kafka;
        class Test
        {
            // about acks
            void Run(ProducerConfig c)
                { } // few
        }
        """,
        Remove());

    [Fact]
    public Task Works_at_the_top_level_to_the_end_of_the_file() => Fix.Source(
        "using Confluent.Kafka;\r\nvar c = new ProducerConfig();\r\n\t// few\r\n\t{|a:c.Acks = Acks.None;|} // end",
        "using Confluent.Kafka;\r\nvar c = new ProducerConfig();\r\n\t// few\r\n",
        Remove());

    [Fact]
    public Task Keeps_tabs_and_line_ends() => Fix.Source(
        "class Test\r\n{\r\n\tobject c = new Confluent.Kafka.ProducerConfig\r\n\t{\r\n\t\t{|a:Acks = null|},\r\n\t\tLingerMs = 5,\r\n\t\t{|b:ClientId = null|}\r\n\t};\r\n}\r\n",
        "class Test\r\n{\r\n\tobject c = new Confluent.Kafka.ProducerConfig\r\n\t{\r\n\t\tLingerMs = 5\r\n\t};\r\n}\r\n",
        Remove(),
        Remove("b"));

    [Fact]
    public Task Leaves_conditional_compilation_alone() => NoneInBody(
        """
        var c = new ProducerConfig
        {
            LingerMs = 5,
        #if DEBUG
            {|a:Acks = Acks.None|},
        #endif
        };
        """,
        Remove());

    [Fact]
    public Task Removal_wins_over_a_change_inside() => Body(
        "{|a:config.Acks = {|b:Acks.None|};|} n++; var c = new ProducerConfig { {|c:Acks = {|d:Acks.None|}|} };",
        "n++; var c = new ProducerConfig();",
        Set("acks", "all", "b"),
        Remove(),
        Set("acks", "all", "c"),
        Set("acks", "all", "d"),
        Remove("c"));
}
