using static KafkaDurability.Analyzers.Tests.Fixes.Fix;

namespace KafkaDurability.Analyzers.Tests.Fixes;

public class OutOfFinallyEditTests
{
    private const string Before = """
        while (cond)
        {
            // Work it off.
            try
            {
                Process(result);

                Process($"{
                    result}");
                Process(@"
                    text");
                if (cond)
                {
                    Log(1); // one
                }

                // done
            }
            finally
            {
                // Remember
                // the place.
                {|a:consumer.Commit(result);|} // moved
            }

            Log(2);
        }
        """;

    private const string After = """
        while (cond)
        {
            // Work it off.
            Process(result);

            Process($"{
                    result}");
            Process(@"
                    text");
            if (cond)
            {
                Log(1); // one
            }

            // done
            // Remember
            // the place.
            consumer.Commit(result); // moved

            Log(2);
        }
        """;

    [Fact]
    public Task Unwraps_a_try_that_has_nothing_left() => ConsumeFix.Body(Before, After, OutOfFinally());

    [Fact]
    public Task Windows_file() => ConsumeFix.WindowsBody(Before, After, OutOfFinally());

    [Theory]
    [InlineData("try { Process(1); } finally { {|a:consumer.Commit(result)|}; }", "Process(1); consumer.Commit(result);")]
    [InlineData("try { Process(1); }\nfinally { {|a:consumer?.Commit(result)|}; }", "Process(1); consumer?.Commit(result);")]
    [InlineData("try { Process(1); } finally { /* now */ {|a:consumer.Commit(result)|}; }\nLog(1);", "Process(1); /* now */ consumer.Commit(result);\nLog(1);")]
    [InlineData("try {\n    Process(1);\n} finally {\n    {|a:consumer.Commit(result);|}\n}", "Process(1);\nconsumer.Commit(result);")]
    [InlineData("switch (cond)\n{\n    case true:\n        try\n        {\n            Process(1);\n        }\n        finally\n        {\n            {|a:consumer.Commit(result);|}\n        }\n\n        break;\n}", "switch (cond)\n{\n    case true:\n        Process(1);\n        consumer.Commit(result);\n\n        break;\n}")]
    [InlineData("try\n{\n    foreach (var part in new[] { 1, 2 })\n    {\n        if (part == 1) { continue; }\n        Process(part);\n    }\n}\nfinally\n{\n    {|a:consumer.Commit(result);|}\n}", "foreach (var part in new[] { 1, 2 })\n{\n    if (part == 1) { continue; }\n    Process(part);\n}\nconsumer.Commit(result);")]
    [InlineData("try\n{\n    if (cond) { throw new Exception(); }\n}\nfinally\n{\n    {|a:consumer.Commit(result);|}\n}", "if (cond) { throw new Exception(); }\nconsumer.Commit(result);")]
    [InlineData("try\n{\n    Process(1);\n}\nfinally\n{\n    {|a:await Task.Run(() => consumer.Commit(\n        result));|}\n}", "Process(1);\nawait Task.Run(() => consumer.Commit(\n    result));")]
    public Task Unwraps(string before, string after) => ConsumeFix.Body(before, after, OutOfFinally());

    [Theory]
    [InlineData("if (cond)\n    try\n    {\n        Process(1);\n    }\n    finally\n    {\n        {|a:consumer.Commit(result);|}\n    }", "if (cond)\n    {\n        Process(1);\n        consumer.Commit(result);\n    }")]
    [InlineData("try\n{\n    var value = 1;\n    Process(value);\n}\nfinally\n{\n    {|a:consumer.Commit(result);|}\n}\n\nif (cond) { var value = 2; Log(value); }", "{\n    var value = 1;\n    Process(value);\n    consumer.Commit(result);\n}\n\nif (cond) { var value = 2; Log(value); }")]
    [InlineData("try\n{\n    using var stream = new System.IO.MemoryStream();\n    Process(stream);\n}\nfinally\n{\n    {|a:consumer.Commit(result);|}\n}", "{\n    using var stream = new System.IO.MemoryStream();\n    Process(stream);\n    consumer.Commit(result);\n}")]
    [InlineData("try // a\n{ // b\n    Process(1);\n} // c\n// d\nfinally // e\n{ // f\n    // g\n    {|a:consumer.Commit(result);|} // h\n    // i\n} // j", "// a\n{ // b\n    Process(1);\n    // d\n    // e\n    // f\n    // g\n    consumer.Commit(result); // h\n    // i\n} // c // j")]
    [InlineData("try\n// a\n{\n    Process(1);\n}\nfinally\n{\n    {|a:consumer.Commit(result);|}\n}", "// a\n{\n    Process(1);\n    consumer.Commit(result);\n}")]
    [InlineData("try\n{\n#if !NEVER\n    Process(1);\n#endif\n    Process(2);\n}\nfinally\n{\n    {|a:consumer.Commit(result);|}\n}", "{\n#if !NEVER\n    Process(1);\n#endif\n    Process(2);\n    consumer.Commit(result);\n}")]
    [InlineData("try\n{\n}\nfinally\n{\n    {|a:consumer.Commit(result);|}\n}", "{\n    consumer.Commit(result);\n}")]
    [InlineData("here: try { Process(1); } finally { {|a:consumer.Commit(result);|} }\nif (cond) { goto here; }", "here: { Process(1); consumer.Commit(result); }\nif (cond) { goto here; }")]
    public Task Keeps_the_braces(string before, string after) =>
        ConsumeFix.Body(before.Replace("\n#", "\n        #"), after.Replace("\n#", "\n        #"), OutOfFinally());

    [Theory]
    [InlineData("try\n{\n    Process(1);\n}\ncatch (Exception e)\n{\n    Log(e);\n} // caught\nfinally\n{\n    {|a:consumer.Commit(result);|}\n}\n\nLog(1);", "try\n{\n    Process(1);\n    consumer.Commit(result);\n}\ncatch (Exception e)\n{\n    Log(e);\n} // caught\n\nLog(1);")]
    [InlineData("try { Process(1); } catch (Exception e) { Log(e); } finally { {|a:consumer.Commit(result);|} }", "try { Process(1); consumer.Commit(result); } catch (Exception e) { Log(e); }")]
    [InlineData("try {\n    Process(1);\n} catch {\n} finally {\n    {|a:consumer.Commit(result);|}\n}", "try {\n    Process(1);\n    consumer.Commit(result);\n} catch {\n}")]
    public Task Keeps_a_try_that_catches(string before, string after) => ConsumeFix.Body(before, after, OutOfFinally());

    [Theory]
    [InlineData("try\n{\n    Process(1);\n}\nfinally\n{\n    Log(1);\n\n    // place\n    {|a:consumer.Commit(result);|} // moved\n\n    Log(2);\n}", "try\n{\n    Process(1);\n    // place\n    consumer.Commit(result); // moved\n}\nfinally\n{\n    Log(1);\n\n    Log(2);\n}")]
    [InlineData("try { Process(1); } finally { {|a:consumer.Commit(result);|} Log(1); }", "try { Process(1); consumer.Commit(result); } finally { Log(1); }")]
    [InlineData("try\n{\n    Process(1);\n}\nfinally { Log(1); {|a:consumer.Commit(result);|} }", "try\n{\n    Process(1);\n    consumer.Commit(result);\n}\nfinally { Log(1); }")]
    public Task Keeps_what_else_the_finally_does(string before, string after) => ConsumeFix.Body(before, after, OutOfFinally());

    [Theory]
    [InlineData("while (cond) { try { if (cond) { continue; } Process(1); } finally { {|a:consumer.Commit(result);|} } }")]
    [InlineData("while (cond) { try { Process(1); break; } finally { {|a:consumer.Commit(result);|} } }")]
    [InlineData("try { Process(1); return; } finally { {|a:consumer.Commit(result);|} }")]
    [InlineData("try { Process(1); throw new Exception(); } finally { {|a:consumer.Commit(result);|} }")]
    [InlineData("try { while (true) { Process(1); } } finally { {|a:consumer.Commit(result);|} }")]
    [InlineData("try { if (cond) { goto end; } Process(1); } finally { {|a:consumer.Commit(result);|} }\nend: Log(1);")]
    [InlineData("try { Process(1); } finally { var last = result; {|a:consumer.Commit(last);|} }")]
    [InlineData("try { Process(1); } finally { result = _last!; {|a:consumer.Commit(result);|} }")]
    [InlineData("try { Process(1); } finally { this._last = result; {|a:consumer.Commit(_last);|} }")]
    [InlineData("try { var _last = 1; Process(_last); } finally { {|a:consumer.Commit(this._last);|} }")]
    [InlineData("try { Process(1); } finally { if (cond) { throw new Exception(); } {|a:consumer.Commit(result);|} }")]
    [InlineData("try { Process(1); } finally { if (cond) { {|a:consumer.Commit(result);|} } }")]
    [InlineData("try { Process(1); } finally { var offsets = {|a:consumer.Commit()|}; }")]
    [InlineData("try { Process(1); } finally {\n#if !NEVER\n{|a:consumer.Commit(result);|}\n#endif\n}")]
    [InlineData("try { Process(1); } finally { Log(1);\n// here\n{|a:consumer.Commit(result);|}\n}")]
    [InlineData("try { Process(1); } finally { {|a:Log(@\"\n\");|} }")]
    [InlineData("try { {|a:consumer.Commit(result);|} } finally { Log(1); }")]
    [InlineData("try { Process(1); } finally { {|a:consumer.Commit(result);|} Log( }")]
    public Task Does_not_move(string before) => ConsumeFix.None(before, OutOfFinally());

    [Fact]
    public Task Top_level() => Fix.Source(
        "var n = 1;\r\ntry\r\n{\r\n\tn++;\r\n}\r\nfinally\r\n{\r\n\t{|a:System.Console.WriteLine(n);|}\r\n}\r\n",
        "var n = 1;\r\nn++;\r\nSystem.Console.WriteLine(n);\r\n",
        OutOfFinally());

    [Fact]
    public Task Two_of_one_finally() => ConsumeFix.All(
        "try\n{\n    Process(1);\n}\nfinally\n{\n    // one\n    {|a:consumer.StoreOffset(result);|}\n\n    // two\n    {|b:consumer.Commit(result);|}\n}",
        "Process(1);\n// one\nconsumer.StoreOffset(result);\n// two\nconsumer.Commit(result);",
        [OutOfFinally()], [OutOfFinally("b")], [OutOfFinally("b")]);

    [Fact]
    public Task Two_of_three() => ConsumeFix.All(
        "try\n{\n    Process(1);\n}\nfinally\n{\n    {|a:consumer.StoreOffset(result);|}\n    {|b:consumer.Commit(result);|}\n    Log(1);\n}",
        "try\n{\n    Process(1);\n    consumer.StoreOffset(result);\n    consumer.Commit(result);\n}\nfinally\n{\n    Log(1);\n}",
        [OutOfFinally()], [OutOfFinally("b")]);

    [Fact]
    public Task Nested() => ConsumeFix.All(
        """
        try
        {
            _ = {|e:ProcessAsync(0)|};
            try
            {
                try
                {
                    Process(1);
                }
                catch (Exception)
                {|c:{
                }|}
            }
            finally
            {
                {|a:consumer.StoreOffset(result);|}
            }
        }
        finally
        {
            {|b:consumer.Commit(result);|}
        }
        """,
        """
        await ProcessAsync(0);
        try
        {
            Process(1);
        }
        catch (Exception)
        {
            throw;
        }
        consumer.StoreOffset(result);
        consumer.Commit(result);
        """,
        [OutOfFinally()], [OutOfFinally("b")], [Last("throw;", "c")], [Await("e")]);

    [Fact]
    public Task What_moves_in_what_moves_waits() => ConsumeFix.All(
        "try\n{\n    {|c:Log(1);|}\n    {|d:Process(1);|}\n}\nfinally\n{\n    {|b:{|a:ProcessAsync(1)|};|}\n}",
        "try\n{\n    Process(1);\n    Log(1);\n}\nfinally\n{\n    await ProcessAsync(1);\n}",
        [Move("c", "d")], [Await()], [OutOfFinally("b")]);
}
