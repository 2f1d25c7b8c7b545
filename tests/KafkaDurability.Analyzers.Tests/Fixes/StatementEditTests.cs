using static KafkaDurability.Analyzers.Tests.Fixes.Fix;

namespace KafkaDurability.Analyzers.Tests.Fixes;

public class StatementEditTests
{
    [Fact]
    public Task Moves_with_comments() => Body(
        """
        while (cond)
        {
            n++;

            // Not part of it.

            // Remember the place.
            /* In
               full. */
            {|a:config.ClientId = "x";|} // moved

            // Do the work.
            {|b:dict.Clear();|} // done

            n--;
        }
        """,
        """
        while (cond)
        {
            n++;

            // Not part of it.

            // Do the work.
            dict.Clear(); // done
            // Remember the place.
            /* In
               full. */
            config.ClientId = "x"; // moved

            n--;
        }
        """,
        Move());

    [Theory]
    [InlineData("{ {|a:n++;|} {|b:dict.Clear();|} }", "{ dict.Clear(); n++; }")]
    [InlineData("{|a:n++;|} {|b:dict.Clear();|}", "dict.Clear();\nn++;")]
    [InlineData("{|a:n++|};\n{|b:dict.Clear()|};", "dict.Clear();\nn++;")]
    [InlineData("{|a:n++;|}\n\nif (cond)\n{\n}\n{|b:if (cond)\n{\n}|}\n\nn--;", "if (cond)\n{\n}\nif (cond)\n{\n}\nn++;\n\nn--;")]
    [InlineData("switch (n)\n{\n    case 1:\n        {|a:n++;|} // one\n        {|b:dict.Clear();|}\n        break;\n}", "switch (n)\n{\n    case 1:\n        dict.Clear();\n        n++; // one\n        break;\n}")]
    [InlineData("Configure(c => { {|a:c.ClientId = \"\";|} {|b:dict.Clear();|} });", "Configure(c => { dict.Clear(); c.ClientId = \"\"; });")]
    [InlineData("{|b:dict.Clear();|}\nn--;\n{|a:n++;|}", "dict.Clear();\nn++;\nn--;")]
    [InlineData("{|a:try\n{\n    n++;\n}\ncatch (Exception)\n{\n}|}\n\n{|b:dict.Clear();|}", "dict.Clear();\ntry\n{\n    n++;\n}\ncatch (Exception)\n{\n}")]
    public Task Moves_within_a_block(string before, string after) => Body(before, after, Move());

    [Theory]
    [InlineData("{|a:n++;|} if (cond) { {|b:dict.Clear();|} }")]
    [InlineData("if (cond) {|a:n++;|} else {|b:n--;|}")]
    [InlineData("{|a:n++;|}\n{|b:return;|}")]
    [InlineData("{|a:n++;|}\n#if DEBUG\nn--;\n#endif\n{|b:dict.Clear();|}")]
    [InlineData("{|a:n++; /* one */|} /* two */ {|b:dict.Clear();|}")]
    [InlineData("{|a:n++ /* one */; |}{|b:dict.Clear();|}")]
    [InlineData("{|a:n|}++; {|b:dict.Clear(|});")]
    [InlineData("{|a:n++;|}\n{|b:dict.Clear()|}")]
    public Task Does_not_move(string before) => NoneInBody(before, Move());

    [Fact]
    public Task Moves_to_the_end_of_a_file_of_statements() => Fix.Source(
        "var n = 1;\r\n// count\r\n{|a:n++;|}\r\n{|b:System.Console.WriteLine();|} // end",
        "var n = 1;\r\nSystem.Console.WriteLine(); // end\r\n// count\r\nn++;",
        Move());

    [Fact]
    public Task Moves_from_the_end_of_a_file_of_statements() => Fix.Source(
        "var n = 1;\n{|b:System.Console.WriteLine();|}\nn--;\n{|a:n++;|}",
        "var n = 1;\nSystem.Console.WriteLine();\nn++;\nn--;\n",
        Move());

    [Theory]
    [InlineData("{|a:dict.Clear();|} // note\nn++;", "dict.Clear(); // note\nconfig.Set(\"a\", \"b\");\nn++;")]
    [InlineData("{|a:dict.Clear()|}; n++;", "dict.Clear(); config.Set(\"a\", \"b\"); n++;")]
    [InlineData("if (cond) {|a:dict.Clear();|} // note", "if (cond) { dict.Clear(); config.Set(\"a\", \"b\"); } // note")]
    [InlineData("if (cond)\n    // one\n    {|a:dict.Clear();|} // note\nelse\n    n++;", "if (cond)\n    // one\n{\n    dict.Clear(); // note\n    config.Set(\"a\", \"b\");\n}\nelse\n    n++;")]
    [InlineData("if (cond) n++; else {|a:dict.Clear();|}", "if (cond) n++; else { dict.Clear(); config.Set(\"a\", \"b\"); }")]
    [InlineData("switch (n)\n{\n    case 1:\n        {|a:dict.Clear();|}\n        break;\n}", "switch (n)\n{\n    case 1:\n        dict.Clear();\n        config.Set(\"a\", \"b\");\n        break;\n}")]
    [InlineData("here: {|a:dict.Clear();|}\ngoto here;", "here: dict.Clear();\nconfig.Set(\"a\", \"b\");\ngoto here;")]
    [InlineData("{|a:while (cond)\n{\n}|}", "while (cond)\n{\n}\nconfig.Set(\"a\", \"b\");")]
    [InlineData("Configure(c => { {|a:dict.Clear();|} });", "Configure(c => { dict.Clear(); config.Set(\"a\", \"b\"); });")]
    public Task Inserts_behind(string before, string after) => Body(before, after, Insert("config.Set(\"a\", \"b\");"));

    [Theory]
    [InlineData("{|a:dict.Clear();|}", "config.Set(\"a\"")]
    [InlineData("{|a:dict.Clear();|}", "n++; n--;")]
    [InlineData("Configure(c => {|a:c.Set(\"a\", \"b\")|});", "n++;")]
    [InlineData("if (cond) {|a:dict\n.Clear();|}", "n++;")]
    public Task Does_not_insert(string before, string statement) => NoneInBody(before, Insert(statement));

    [Theory]
    [InlineData("{|a:dict.Clear();|}\nn++;\n{|b:n--;|} // last", "try\n{\n    dict.Clear();\n    n++;\n    n--; // last\n}\nfinally\n{\n    config.Set(\"a\", \"b\");\n}")]
    [InlineData("{|a:n++;|}\n{|b:dict.Clear();|}\nconfig .Set( \"a\", \"b\");", "try\n{\n    n++;\n    dict.Clear();\n}\nfinally\n{\n    config .Set( \"a\", \"b\");\n}")]
    [InlineData("{|a:{|b:if (cond)\n{\n    n++;\n}|}|}", "try\n{\n    if (cond)\n    {\n        n++;\n    }\n}\nfinally\n{\n    config.Set(\"a\", \"b\");\n}")]
    public Task Puts_into_a_finally(string before, string after) => Body(before, after, Finally("config.Set(\"a\", \"b\");"));

    [Theory]
    [InlineData("{|a:n++;|} {|b:dict.Clear();|}")]
    [InlineData("{|a:n++;|}\nif (cond)\n{\n    {|b:dict.Clear();|}\n}")]
    [InlineData("if (cond)\n    {|a:{|b:n++;|}|}")]
    [InlineData("{|a:n++;|}\n#if DEBUG\nn--;\n#endif\n{|b:dict.Clear();|}")]
    public Task Does_not_put_into_a_finally(string before) => NoneInBody(before, Finally("config.Set(\"a\", \"b\");"));

    [Fact]
    public Task Puts_into_a_finally_in_a_file_of_statements() => Fix.Source(
        "var n = 1;\r\n// count\r\n{|a:{|b:n++;|}|}\r\nSystem.Console.WriteLine();",
        "var n = 1;\r\ntry\r\n{\r\n    // count\r\n    n++;\r\n}\r\nfinally\r\n{\r\n    System.Console.WriteLine();\r\n}",
        Finally("System.Console.WriteLine();"));

    /// <summary>Nothing around the statements tells the step: the rest of the file does.</summary>
    [Fact]
    public Task Indents_top_level_statements_as_the_file_does() => Fix.Source(
        "var n = 1;\n{|a:{|b:n++;|}|}\nif (n > 1)\n{\n  n--;\n}",
        "var n = 1;\ntry\n{\n  n++;\n}\nfinally\n{\n  System.Console.WriteLine();\n}\nif (n > 1)\n{\n  n--;\n}",
        Finally("System.Console.WriteLine();"));

    [Fact]
    public Task Indents_behind_blanks_of_another_kind() => Fix.Source(
        "class T\n{\n    static void Run(int n)\n    {\n    \t{|a:{|b:n++;|}|}\n    }\n}\n",
        "class T\n{\n    static void Run(int n)\n    {\n    \ttry\n    \t{\n    \t\tn++;\n    \t}\n    \tfinally\n    \t{\n    \t\tSystem.Console.WriteLine();\n    \t}\n    }\n}\n",
        Finally("System.Console.WriteLine();"));
}
