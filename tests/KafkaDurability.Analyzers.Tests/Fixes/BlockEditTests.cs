using static KafkaDurability.Analyzers.Tests.Fixes.Fix;

namespace KafkaDurability.Analyzers.Tests.Fixes;

public class BlockEditTests
{
    private const string Seek = "consumer.Seek(result.TopicPartitionOffset);";

    [Theory]
    [InlineData("{|a:{ }|}", "{ S }")]
    [InlineData("{|a:{}|}", "{ S }")]
    [InlineData("{|a:{\n}|}", "{\n    S\n}")]
    [InlineData("\n{|a:{\n\n}|}", "\n{\n\n    S\n}")]
    [InlineData("{|a:{ Log(1); }|}", "{ Log(1); S }")]
    [InlineData("{|a:{ /* skip */ }|}", "{ /* skip */ S }")]
    [InlineData("{|a:{ // skip\n}|}", "{ // skip\n    S\n}")]
    [InlineData("{|a:{\n    // skip\n\n    // it\n}|}", "{\n    // skip\n\n    // it\n    S\n}")]
    [InlineData("{|a:{\n  Log(1); // note\n}|}", "{\n  Log(1); // note\n  S\n}")]
    [InlineData("{|a:{\n    Log(1);\n    // next\n    continue; // on\n}|}", "{\n    Log(1);\n    S\n    // next\n    continue; // on\n}")]
    [InlineData("{|a:{ Log(1); return; }|}", "{ Log(1); S return; }")]
    [InlineData("{|a:{\n    break;\n}|}", "{\n    S\n    break;\n}")]
    [InlineData("{|a:{\n    throw;\n}|}", "{\n    S\n    throw;\n}")]
    [InlineData("{|a:{\n    Log(1); }|}", "{\n    Log(1); S }")]
    [InlineData("{|a:{\n    if (cond) { return; }\n}|}", "{\n    if (cond) { return; }\n    S\n}")]
    public Task Appends(string before, string after) => ConsumeFix.Body(Caught(before), Caught(after.Replace("S", Seek)), Last(Seek));

    [Theory]
    [InlineData("{|a:{ }|}", "{ S }")]
    [InlineData("{|a:{}|}", "{ S }")]
    [InlineData("{|a:{Log(1);}|}", "{ S Log(1);}")]
    [InlineData("{|a:{ // skip\n}|}", "{ // skip\n    S\n}")]
    [InlineData("{|a:{\n    // first\n    Log(1);\n}|}", "{\n    S\n    // first\n    Log(1);\n}")]
    public Task Prepends(string before, string after) => ConsumeFix.Body(Caught(before), Caught(after.Replace("S", Seek)), First(Seek));

    [Theory]
    [InlineData("{|a:{ }|}", "{ throw; }")]
    [InlineData("{|a:{\n}|}", "{\n    throw;\n}")]
    [InlineData("{|a:{ Log(1); continue; }|}", "{ Log(1); throw; }")]
    [InlineData("{|a:{\n    Log(1);\n    // next\n    continue; // on\n}|}", "{\n    Log(1);\n    // next\n    throw; // on\n}")]
    [InlineData("{|a:{\n    Log(1);\n    return;\n}|}", "{\n    Log(1);\n    throw;\n}")]
    [InlineData("{|a:{\n    // ignored\n}|}", "{\n    // ignored\n    throw;\n}")]
    public Task Rethrows(string before, string after) => ConsumeFix.Body(Caught(before), Caught(after), Last("throw;"));

    [Fact]
    public Task Windows_file() => ConsumeFix.WindowsBody(
        "while (cond)\n{\n    try { Process(1); }\n    catch (Exception e)\n    {|a:{\n        Log(e);\n        continue;\n    }|}\n    catch\n    {|b:{\n    }|}\n}",
        "while (cond)\n{\n    try { Process(1); }\n    catch (Exception e)\n    {\n        Log(e);\n        consumer.Seek(result.TopicPartitionOffset);\n        throw;\n    }\n    catch\n    {\n        throw;\n    }\n}",
        Last("throw;"), Last(Seek), Last("throw;", "b"));

    [Fact]
    public Task Top_level() => Fix.Source(
        "try\r\n{\r\n\tSystem.Console.WriteLine();\r\n}\r\ncatch\r\n{|a:{\r\n}|}",
        "try\r\n{\r\n\tSystem.Console.WriteLine();\r\n}\r\ncatch\r\n{\r\n\tthrow;\r\n}",
        Last("throw;"));

    [Theory]
    [InlineData("{|a:{ throw; }|}", "throw;")]
    [InlineData("{|a:{ throw new Exception(); }|}", "throw;")]
    [InlineData("{|a:{ continue /* on */; }|}", "throw;")]
    [InlineData("{|a:{ Log(1); {|x:|} }|}", "Log(")]
    [InlineData("{|a:{ }|}", "Log(1); Log(2);")]
    [InlineData("{|a:{ }|}", "consumer.Seek(inner.TopicPartitionOffset);")]
    [InlineData("{|a:{ }|}", "consumer.Seek(gone.TopicPartitionOffset);")]
    [InlineData("{|a:{ }|}", "consumer.Seek(unset.TopicPartitionOffset);")]
    [InlineData("{|a:{ }|}", "consumer.Seek(cond);")]
    [InlineData("{|a:{ }|}", "consumer.Sought();")]
    [InlineData("{|a:{\n#if DEBUG\n    return;\n#endif\n}|}", "Log(1);")]
    [InlineData("{ {|a:{ }|} }", "throw;")]
    [InlineData("{ {|a:Log(1);|} }", "throw;")]
    [InlineData("{|a:{ Log( }|}", "throw;")]
    public Task Does_not_append(string block, string statement) => ConsumeFix.None(Caught(block), Last(statement));

    [Theory]
    [InlineData("{|a:{ }|}", "throw;")]
    [InlineData("{|a:{ var later = result; }|}", "consumer.Seek(later.TopicPartitionOffset);")]
    [InlineData("{|a:{ unset = result; }|}", "consumer.Seek(unset.TopicPartitionOffset);")]
    public Task Does_not_prepend(string block, string statement) => ConsumeFix.None(Caught(block), First(statement));

    [Fact]
    public Task Appends_what_the_block_has_set() => ConsumeFix.Body(
        Caught("{|a:{ unset = result; }|}"), Caught("{ unset = result; consumer.Seek(unset.TopicPartitionOffset); }"), Last("consumer.Seek(unset.TopicPartitionOffset);"));

    [Fact]
    public Task Uses_the_exception() => ConsumeFix.Body(
        "try { Log(1); } catch (Exception e) {|a:{ }|}", "try { Log(1); } catch (Exception e) { Log(e); }", Last("Log(e);"));

    [Fact]
    public Task Within_a_lambda() => ConsumeFix.Body(
        "Action<int> f = x =>\n{\n    try\n    {\n        Process(x);\n    }\n    catch (Exception)\n    {|a:{\n    }|}\n};",
        "Action<int> f = x =>\n{\n    try\n    {\n        Process(x);\n    }\n    catch (Exception)\n    {\n        " + Seek + "\n    }\n};",
        Last(Seek));

    [Fact]
    public Task Uses_what_the_block_declares() => ConsumeFix.Body(
        "{|a:{\n    var x = 1;\n    Log(int.TryParse(\"1\", out var y));\n    if (result.Message is { } z) { Log(z); }\n}|}",
        "{\n    var x = 1;\n    Log(int.TryParse(\"1\", out var y));\n    if (result.Message is { } z) { Log(z); }\n    Log(x + y);\n}",
        Last("Log(x + y);"));

    [Fact]
    public Task Does_not_use_what_an_inner_block_declares() => ConsumeFix.None("{|a:{ if (result.Message is { } z) { Log(z); } }|}", Last("Log(z);"));

    [Fact]
    public Task Many_in_one_block() => ConsumeFix.All(
        Caught("{|a:{\n    Log(1);\n    continue;\n}|}") + "\n{|b:{}|}",
        Caught("{\n    Log(2);\n    Log(1);\n    Log(3);\n    Log(4);\n    throw;\n}") + "\n{ Log(5); Log(6); }",
        [Last("throw;")], [Last("Log(3);")], [Last("throw;")], [Last("Log(4);")], [Last("Log(3);")], [First("Log(2);")], [Last("Log(6);", "b")], [First("Log(5);", "b")]);

    [Fact]
    public Task Beside_a_move() => ConsumeFix.All(
        "{|c:{\n    {|a:Log(1);|}\n    {|b:Log(2);|}\n}|}",
        "{\n    Log(2);\n    Log(1);\n    Log(3);\n}",
        [Last("Log(3);", "c")], [Move()]);

    private static string Caught(string block) =>
        "ConsumeResult<string, string> unset;\nwhile (cond)\n{\n    try\n    {\n        var inner = result;\n        Process(inner);\n    }\n    catch (Exception)\n    " + block.Replace("\n", "\n    ").Replace("\n    #", "\n#").Replace("\n    \n", "\n\n") + "\n}";
}
