using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Every way out closes the consumer once, and nothing else changes.</summary>
public class ConsumerCloseFixTests
{
    /// <summary>What the loops leave uncommitted is committed where the partitions go.</summary>
    private const string Built = "new ConsumerBuilder<string, string>(config).SetPartitionsRevokedHandler((c, done) => c.Commit(done)).Build()";

    private static string Program(string body, string built) => Head + body.Replace("BUILT", built, StringComparison.Ordinal) + Tail;

    private const string Head = $$"""
        class Orders
        {
            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            void Run(bool flag, CancellationToken token)
            {
                var config = new ConsumerConfig { {{ConsumerProgram.Careful}} };

        """;

    private const string Tail = """

            }
        }
        """;

    private static Task Fixed(string before, string after, int? rounds = null) =>
        VerifyAll.Finally(Program(Indented(before), "{|KD2108:" + Built + "|}"), Program(Indented(after), Built), rounds);

    private static Task Withheld(string body)
    {
        var source = Program(Indented(body), "{|KD2108:" + Built + "|}");
        return VerifyAll.Finally(source, source);
    }

    private static string Indented(string body) =>
        string.Join("\n", body.Split('\n').Select(line => line.Length == 0 ? line : "        " + line));

    [Fact]
    public Task Around() => Fixed(
        """
        using var consumer = BUILT;
        consumer.Subscribe("orders");

        // As long as we may.
        while (!token.IsCancellationRequested) // loop
        {
            var result = consumer.Consume(token);

            Process(result.Message.Value);
            consumer.Commit(result);
        } // done
        """,
        """
        using var consumer = BUILT;
        consumer.Subscribe("orders");

        try
        {
            // As long as we may.
            while (!token.IsCancellationRequested) // loop
            {
                var result = consumer.Consume(token);

                Process(result.Message.Value);
                consumer.Commit(result);
            } // done
        }
        finally
        {
            consumer.Close();
        }
        """);

    [Fact]
    public Task AroundAndMovedWithItsComments() => Fixed(
        """
        using var consumer = BUILT;
        consumer.Subscribe("orders");
        Process("start");
        while (!token.IsCancellationRequested)
        {
            Process(consumer.Consume(token).Message.Value);
        }

        // Leave the group.
        consumer.Close(); // at once
        Process("end");
        """,
        """
        using var consumer = BUILT;
        consumer.Subscribe("orders");
        try
        {
            Process("start");
            while (!token.IsCancellationRequested)
            {
                Process(consumer.Consume(token).Message.Value);
            }
        }
        finally
        {
            // Leave the group.
            consumer.Close(); // at once
        }
        Process("end");
        """);

    [Fact]
    public Task BeforeDispose() => Fixed(
        """
        var consumer = BUILT;
        consumer.Subscribe("orders");
        while (!token.IsCancellationRequested)
        {
            Process(consumer.Consume(token).Message.Value);
        }

        consumer.Dispose();
        """,
        """
        var consumer = BUILT;
        consumer.Subscribe("orders");
        try
        {
            while (!token.IsCancellationRequested)
            {
                Process(consumer.Consume(token).Message.Value);
            }
        }
        finally
        {
            consumer.Close();
        }

        consumer.Dispose();
        """);

    [Fact]
    public Task InAUsingStatement() => Fixed(
        """
        using (var consumer = BUILT)
        {
            consumer.Subscribe("orders");
            while (true)
                Process(consumer.Consume(token).Message.Value);
        }
        """,
        """
        using (var consumer = BUILT)
        {
            consumer.Subscribe("orders");
            try
            {
                while (true)
                    Process(consumer.Consume(token).Message.Value);
            }
            finally
            {
                consumer.Close();
            }
        }
        """);

    /// <summary>A try around the loop gets the finally; a second one around it would say the same.</summary>
    [Fact]
    public Task IntoTheTry() => Fixed(
        """
        using var consumer = BUILT;
        consumer.Subscribe("orders");
        try
        {
            while (true)
            {
                Process(consumer.Consume(token).Message.Value);
            }
        }
        catch (OperationCanceledException)
        {
            // Ensure the consumer leaves the group.
            consumer.Close();
        }
        Process("end");
        """,
        """
        using var consumer = BUILT;
        consumer.Subscribe("orders");
        try
        {
            while (true)
            {
                Process(consumer.Consume(token).Message.Value);
            }
        }
        catch (OperationCanceledException)
        {
            // Ensure the consumer leaves the group.
        }
        finally
        {
            consumer.Close();
        }
        Process("end");
        """);

    [Theory]
    [InlineData("    // Bye.\n    consumer.Close();\n}\ncatch (ConsumeException)\n{\n}", "}\ncatch (ConsumeException)\n{\n}\nfinally\n{\n    // Bye.\n    consumer.Close();\n}")]
    [InlineData("}\ncatch (ConsumeException)\n{\n}\n\n// Bye.\nconsumer.Close();", "}\ncatch (ConsumeException)\n{\n}\nfinally\n{\n    // Bye.\n    consumer.Close();\n}")]
    [InlineData("}\nfinally\n{ // all\n    Process(\"end\");\n}\nconsumer.Close();", "}\nfinally\n{ // all\n    consumer.Close();\n    Process(\"end\");\n}")]
    [InlineData("}\nfinally { consumer.Dispose(); }", "}\nfinally { consumer.Close(); consumer.Dispose(); }")]
    [InlineData("}\nfinally\n{\n    consumer.Dispose();\n}", "}\nfinally\n{\n    consumer.Close();\n    consumer.Dispose();\n}")]
    [InlineData("}\ncatch (Exception)\n{\n    consumer.Close();\n    throw;\n}", "}\ncatch (Exception)\n{\n    throw;\n}\nfinally\n{\n    consumer.Close();\n}")]
    public Task OtherEndsOfATry(string before, string after)
    {
        const string Start = "var consumer = BUILT;\nconsumer.Subscribe(\"orders\");\ntry\n{\n    while (!flag)\n    {\n        Process(consumer.Consume(token).Message.Value);\n    }\n";
        return Fixed(Start + (before.StartsWith('}') ? "" : "\n") + before, Start + after);
    }

    [Fact]
    public Task EarlyClosesGo() => Fixed(
        """
        var consumer = BUILT;
        consumer.Subscribe("orders");
        while (true)
        {
            var result = consumer.Consume(token);
            if (result.Message.Value == "stop")
            {
                consumer.Close();
                return;
            }

            Process(result.Message.Value);
        }
        """,
        """
        var consumer = BUILT;
        consumer.Subscribe("orders");
        try
        {
            while (true)
            {
                var result = consumer.Consume(token);
                if (result.Message.Value == "stop")
                {
                    return;
                }

                Process(result.Message.Value);
            }
        }
        finally
        {
            consumer.Close();
        }
        """);

    [Fact]
    public Task LiteralsKeepTheirLines() => Fixed(
        """""
        var consumer = BUILT;
        consumer.Subscribe("orders");
        while (true)
        {
            Process(consumer.Consume(token).Message.Value + @"
        line
            line" + $"""
            text {token}
          {token} text
          """);
        }
        """"",
        """""
        var consumer = BUILT;
        consumer.Subscribe("orders");
        try
        {
            while (true)
            {
                Process(consumer.Consume(token).Message.Value + @"
        line
            line" + $"""
            text {token}
          {token} text
          """);
            }
        }
        finally
        {
            consumer.Close();
        }
        """"");

    [Fact]
    public async Task LineEndsTabsAndBraces()
    {
        const string Before = "class Orders {\r\n\tvoid Run(ConsumerConfig config, CancellationToken token) {\r\n\t\tconfig.EnableAutoCommit = false;\r\n\t\tusing var consumer = {|KD2108:new ConsumerBuilder<string, string>(config).Build()|};\r\n\t\tconsumer.Subscribe(\"orders\");\r\n\t\twhile (true) {\r\n\t\t\tvar result = consumer.Consume(token);\r\n\t\t\tConsole.WriteLine(result);\r\n\t\t}\r\n\t}\r\n}\r\n";
        const string After = "class Orders {\r\n\tvoid Run(ConsumerConfig config, CancellationToken token) {\r\n\t\tconfig.EnableAutoCommit = false;\r\n\t\tusing var consumer = new ConsumerBuilder<string, string>(config).Build();\r\n\t\tconsumer.Subscribe(\"orders\");\r\n\t\ttry {\r\n\t\t\twhile (true) {\r\n\t\t\t\tvar result = consumer.Consume(token);\r\n\t\t\t\tConsole.WriteLine(result);\r\n\t\t\t}\r\n\t\t} finally {\r\n\t\t\tconsumer.Close();\r\n\t\t}\r\n\t}\r\n}\r\n";
        await VerifyAll.Finally(Before, After);
    }

    [Fact]
    public Task SideBySide() => Fixed(
        """
        using (var consumer = BUILT)
        {
            consumer.Subscribe("orders");
            while (!flag)
            {
                Process(consumer.Consume(token).Message.Value);
            }
        }
        using (var consumer = BUILT)
        {
            consumer.Subscribe("returns");
            while (!flag)
            {
                Process(consumer.Consume(token).Message.Value);
            }
        }
        """,
        """
        using (var consumer = BUILT)
        {
            consumer.Subscribe("orders");
            try
            {
                while (!flag)
                {
                    Process(consumer.Consume(token).Message.Value);
                }
            }
            finally
            {
                consumer.Close();
            }
        }
        using (var consumer = BUILT)
        {
            consumer.Subscribe("returns");
            try
            {
                while (!flag)
                {
                    Process(consumer.Consume(token).Message.Value);
                }
            }
            finally
            {
                consumer.Close();
            }
        }
        """);

    /// <summary>One within the other: one after the other.</summary>
    [Fact]
    public Task OneWithinTheOther() => Fixed(
        """
        using var first = BUILT;
        first.Subscribe("orders");
        while (true)
        {
            using var consumer = BUILT;
            consumer.Subscribe("orders");
            while (first.Consume(token) != null)
            {
                Process(consumer.Consume(token).Message.Value);
            }
        }
        """,
        """
        using var first = BUILT;
        first.Subscribe("orders");
        try
        {
            while (true)
            {
                using var consumer = BUILT;
                consumer.Subscribe("orders");
                try
                {
                    while (first.Consume(token) != null)
                    {
                        Process(consumer.Consume(token).Message.Value);
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        finally
        {
            first.Close();
        }
        """,
        rounds: 2);

    [Theory]
    [InlineData("IConsumer<string, string> consumer;\nconsumer = BUILT;\nconsumer.Subscribe(\"orders\");\nwhile (true) { Process(consumer.Consume(token).Message.Value); }")]
    [InlineData("var consumer = BUILT;\nconsumer.Subscribe(\"orders\");\nvar count = 0;\nwhile (!flag) { Process(consumer.Consume(token).Message.Value); count++; }\nconsumer.Close();\nProcess(count.ToString());")]
    [InlineData("var consumer = BUILT;\nconsumer.Subscribe(\"orders\");\nwhile (!flag) { Process(consumer.Consume(token).Message.Value); }\nconsumer.Close();\nProcess(consumer.Name);")]
    [InlineData("var consumer = BUILT;\nconsumer.Subscribe(\"orders\");\nwhile (true) { Process(consumer.Consume(token).Message.Value); if (flag) consumer.Close(); }")]
    [InlineData("var consumer = BUILT;\nconsumer.Subscribe(\"orders\");\nwhile (true) { Process(consumer.Consume(token).Message.Value); if (flag) { consumer.Close(); Process(\"end\"); } }")]
    [InlineData("var consumer = BUILT;\nconsumer.Subscribe(\"orders\");\nwhile (true) { Process(consumer.Consume(token).Message.Value); if (flag) { consumer.Dispose(); return; } }")]
    [InlineData("var consumer = BUILT;\nconsumer.Subscribe(\"orders\");\nwhile (!flag) { Process(consumer.Consume(token).Message.Value); Stop(); }\nvoid Stop() { }")]
    [InlineData("var consumer = BUILT; consumer.Subscribe(\"orders\"); while (true) { Process(consumer.Consume(token).Message.Value); }")]
    [InlineData("var consumer = BUILT;\nconsumer.Subscribe(\"orders\");\n#if !DEBUG\nwhile (true)\n#else\nwhile (flag)\n#endif\n{ Process(consumer.Consume(token).Message.Value); }")]
    public Task NotSimple(string body) => Withheld(body);

    /// <summary>A field has a class to close it in, and settings out of sight may be those with which Close loses messages.</summary>
    [Fact]
    public Task NotForAField() => VerifyAll.NoFix($$"""
        class Orders
        {
            private readonly IConsumer<string, string> _consumer = {|KD2108:new ConsumerBuilder<string, string>(new ConsumerConfig { {{ConsumerProgram.Careful}} }).SetPartitionsRevokedHandler((c, done) => c.Commit(done)).Build()|};

            void Run(CancellationToken token)
            {
                _consumer.Subscribe("orders");
                while (true)
                {
                    Console.WriteLine(_consumer.Consume(token));
                }
            }
        }
        """);

    [Fact]
    public Task NotWithSettingsOutOfSight()
    {
        var source = ConsumerProgram.Plain("var config = Load();", ConsumerProgram.CommitLoop, "{|KD2108:new ConsumerBuilder<string, string>(config).Build()|}");
        return VerifyAll.NoFix(source);
    }
}
