using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>Every way out flushes, and nothing else changes.</summary>
public class NotFlushedFixTests
{
    private static Task Fixed(string before, string after) => VerifyAll.Finally(ProducerProgram.Method(before), ProducerProgram.Method(after));

    private static Task FixedClass(string before, string after) => VerifyAll.Finally(ProducerProgram.Class(before), ProducerProgram.Class(after));

    private static Task Withheld(string body)
    {
        var source = ProducerProgram.Method(body);
        return VerifyAll.NoFix(source);
    }

    [Fact]
    public Task Around_what_sends() => Fixed(
        """
        using var producer = BUILD;
        var count = 0;

        // All of them.
        foreach (var order in orders) // in turn
        {
            {|KD1101:producer.Produce("orders", Text(order), Report)|};
            count++;
        } // done

        Console.WriteLine(count);
        """,
        """
        using var producer = BUILD;
        var count = 0;

        try
        {
            // All of them.
            foreach (var order in orders) // in turn
            {
                producer.Produce("orders", Text(order), Report);
                count++;
            } // done
        }
        finally
        {
            producer.Flush();
        }

        Console.WriteLine(count);
        """);

    [Fact]
    public Task The_flush_that_is_there_moves() => Fixed(
        """
        using var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        if (flag)
        {
            return;
        }

        producer.Flush(token);
        Console.WriteLine("done");
        """,
        """
        using var producer = BUILD;
        try
        {
            producer.Produce("orders", Text("a"), Report);
            if (flag)
            {
                return;
            }
        }
        finally
        {
            producer.Flush(token);
        }
        Console.WriteLine("done");
        """);

    [Fact]
    public Task Before_Dispose() => Fixed(
        """
        var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        producer.Dispose();
        """,
        """
        var producer = BUILD;
        try
        {
            producer.Produce("orders", Text("a"), Report);
        }
        finally
        {
            producer.Flush();
        }
        producer.Dispose();
        """);

    [Fact]
    public Task In_the_finally_that_disposes() => Fixed(
        """
        var producer = BUILD;
        try
        {
            {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        }
        finally
        {
            producer.Dispose();
        }
        """,
        """
        var producer = BUILD;
        try
        {
            producer.Produce("orders", Text("a"), Report);
        }
        finally
        {
            producer.Flush();
            producer.Dispose();
        }
        """);

    [Fact]
    public Task To_the_try_that_is_there() => Fixed(
        """
        using (var producer = BUILD)
        {
            try
            {
                {|KD1101:producer.Produce("orders", Text("a"), Report)|};
            }
            catch (KafkaException error) when (error.Error.Code == ErrorCode.Local_Fatal)
            {
                Console.WriteLine(error);
            }
        }
        """,
        """
        using (var producer = BUILD)
        {
            try
            {
                producer.Produce("orders", Text("a"), Report);
            }
            catch (KafkaException error) when (error.Error.Code == ErrorCode.Local_Fatal)
            {
                Console.WriteLine(error);
            }
            finally
            {
                producer.Flush();
            }
        }
        """);

    [Fact]
    public Task Around_all_that_may_run_a_function() => Fixed(
        """
        using var producer = BUILD;
        Action<string> send = order => {|KD1101:producer.Produce("orders", Text(order), Report)|};
        foreach (var order in orders)
        {
            send(order);
        }
        """,
        """
        using var producer = BUILD;
        try
        {
            Action<string> send = order => producer.Produce("orders", Text(order), Report);
            foreach (var order in orders)
            {
                send(order);
            }
        }
        finally
        {
            producer.Flush();
        }
        """);

    [Fact]
    public Task Where_it_may_be_null() => Fixed(
        """
        IProducer<string, string> producer = null;
        try
        {
            producer = BUILD;
            {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        }
        finally
        {
            producer?.Dispose();
        }
        """,
        """
        IProducer<string, string> producer = null;
        try
        {
            producer = BUILD;
            producer.Produce("orders", Text("a"), Report);
        }
        finally
        {
            producer?.Flush();
            producer?.Dispose();
        }
        """);

    [Fact]
    public Task Around_all_calls_on_it() => Fixed(
        """
        using var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        producer.Poll(TimeSpan.Zero);
        """,
        """
        using var producer = BUILD;
        try
        {
            producer.Produce("orders", Text("a"), Report);
            producer.Poll(TimeSpan.Zero);
        }
        finally
        {
            producer.Flush();
        }
        """);

    [Fact]
    public Task Not_where_a_variable_is_needed_later() => Withheld(
        """
        using var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        var first = 1;
        producer.Produce("orders", Text("b"), Report);
        Console.WriteLine(first);
        """);

    [Fact]
    public Task In_a_block_of_a_switch() => Fixed(
        """
        switch (orders.Count)
        {
            case 1:
                using (var producer = BUILD)
                {
                    {|KD1101:producer.Produce("orders", Text("a"), Report)|};
                }
                break;
        }
        """,
        """
        switch (orders.Count)
        {
            case 1:
                using (var producer = BUILD)
                {
                    try
                    {
                        producer.Produce("orders", Text("a"), Report);
                    }
                    finally
                    {
                        producer.Flush();
                    }
                }
                break;
        }
        """);

    [Theory]
    [InlineData("""
        using (var producer = BUILD)
            {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        """)]
    [InlineData("""
        switch (orders.Count)
        {
            case 1:
                var producer = BUILD;
                {|KD1101:producer.Produce("orders", Text("a"), Report)|};
                producer.Dispose();
                break;
        }
        """)]
    [InlineData("""
        var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        if (flag)
        {
            producer.Dispose();
            return;
        }

        producer.Dispose();
        """)]
    [InlineData("""
        using var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        Environment.Exit(1);
        """)]
    [InlineData("""
        using var producer = BUILD;
        Send("a");
        void Send(string order) => {|KD1101:producer.Produce("orders", Text(order), Report)|};
        """)]
    [InlineData("""
        using var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        #if !DEBUG
        Console.WriteLine("release");
        #endif
        producer.Poll(TimeSpan.Zero);
        """)]
    public Task Not_where_the_shape_is_not_simple(string body) => Withheld(body);

    [Fact]
    public Task Top_level_statements() => Task.Run(async () =>
    {
        var before = ProducerProgram.Program("""
            var producer = BUILD;
            {|KD1101:producer.Produce("orders", Text("a"), Report)|};
            Console.WriteLine("sent");
            """);
        var after = ProducerProgram.Program("""
            var producer = BUILD;
            try
            {
                producer.Produce("orders", Text("a"), Report);
            }
            finally
            {
                producer.Flush();
            }
            Console.WriteLine("sent");
            """);
        await VerifyAll.FinallyInProgram(before, after);
    });

    [Fact]
    public Task Arrow() => FixedClass(
        """
        readonly IProducer<string, string> _producer = BUILD;
        public void Send(string value) => _producer.Produce("orders", Text(value), Report);

        // Last of all.
        public void Dispose() => {|KD1101:_producer.Dispose()|}; // really
        """,
        """
        readonly IProducer<string, string> _producer = BUILD;
        public void Send(string value) => _producer.Produce("orders", Text(value), Report);

        // Last of all.
        public void Dispose()
        {
            _producer.Flush();
            _producer.Dispose();
        } // really
        """);

    [Fact]
    public Task Conditional_arrow() => FixedClass(
        """
        IProducer<string, string> _producer;
        void Start() => _producer ??= BUILD;
        public void Send(string value) => _producer.Produce("orders", Text(value), Report);
        public void Dispose() => _producer?{|KD1101:.Dispose()|};
        """,
        """
        IProducer<string, string> _producer;
        void Start() => _producer ??= BUILD;
        public void Send(string value) => _producer.Produce("orders", Text(value), Report);
        public void Dispose()
        {
            _producer?.Flush();
            _producer?.Dispose();
        }
        """);

    [Fact]
    public Task Statement_of_a_block() => FixedClass(
        """
        readonly IProducer<string, string> _producer = BUILD;
        public void Send(string value) => _producer.Produce("orders", Text(value), Report);
        public void Dispose()
        {
            // Nothing is sent any more.
            {|KD1101:this._producer.Dispose()|};
        }
        """,
        """
        readonly IProducer<string, string> _producer = BUILD;
        public void Send(string value) => _producer.Produce("orders", Text(value), Report);
        public void Dispose()
        {
            // Nothing is sent any more.
            this._producer.Flush();
            this._producer.Dispose();
        }
        """);

    [Fact]
    public Task Body_of_an_if() => FixedClass(
        """
        readonly IProducer<string, string> _producer = BUILD;
        public void Send(string value) => _producer.Produce("orders", Text(value), Report);
        void Dispose(bool disposing)
        {
            if (disposing)
                {|KD1101:_producer.Dispose()|};
        }
        public void Dispose() => Dispose(true);
        """,
        """
        readonly IProducer<string, string> _producer = BUILD;
        public void Send(string value) => _producer.Produce("orders", Text(value), Report);
        void Dispose(bool disposing)
        {
            if (disposing)
            {
                _producer.Flush();
                _producer.Dispose();
            }
        }
        public void Dispose() => Dispose(true);
        """);

    [Fact]
    public Task In_one_line() => FixedClass(
        """
        readonly IProducer<string, string> _producer = BUILD;
        public void Send(string value) => _producer.Produce("orders", Text(value), Report);
        void Dispose(bool disposing) { if (disposing) {|KD1101:_producer.Dispose()|}; }
        public void Dispose() { Dispose(true); }
        """,
        """
        readonly IProducer<string, string> _producer = BUILD;
        public void Send(string value) => _producer.Produce("orders", Text(value), Report);
        void Dispose(bool disposing) { if (disposing) { _producer.Flush(); _producer.Dispose(); } }
        public void Dispose() { Dispose(true); }
        """);

    [Fact]
    public Task Not_where_it_is_disposed_twice() => VerifyAll.NoFix(ProducerProgram.Class("""
        readonly IProducer<string, string> _producer = BUILD;
        public void Send(string value) => _producer.Produce("orders", Text(value), Report);
        public void Stop() => {|KD1101:_producer.Dispose()|};
        public void Dispose() => _producer.Dispose();
        """));

    [Fact]
    public Task Not_in_a_lambda() => VerifyAll.NoFix(ProducerProgram.Class("""
        readonly IProducer<string, string> _producer = BUILD;
        public Publisher(CancellationToken stopped) => stopped.Register(() => {|KD1101:_producer.Dispose()|});
        public void Send(string value) => _producer.Produce("orders", Text(value), Report);
        public void Dispose() { }
        """));

    [Fact]
    public Task Line_ends_and_tabs_stay() => VerifyAll.Finally(
        Tabbed(ProducerProgram.Class("""
            readonly IProducer<string, string> _producer = BUILD;
            public void Send(string value) => _producer.Produce("orders", Text(value), Report);
            public void Dispose() => {|KD1101:_producer.Dispose()|};
            """)),
        Tabbed(ProducerProgram.Class("""
            readonly IProducer<string, string> _producer = BUILD;
            public void Send(string value) => _producer.Produce("orders", Text(value), Report);
            public void Dispose()
            {
                _producer.Flush();
                _producer.Dispose();
            }
            """)));

    private static string Tabbed(string source) => source.Replace("    ", "\t", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);

    [Fact]
    public Task All_at_once() => Fixed(
        """
        using var one = BUILD;
        {|KD1101:one.Produce("orders", Text("a"), Report)|};
        using (var two = BUILD)
        {
            {|KD1101:two.Produce("orders", Text("b"), Report)|};
        }
        """,
        """
        using var one = BUILD;
        try
        {
            one.Produce("orders", Text("a"), Report);
        }
        finally
        {
            one.Flush();
        }
        using (var two = BUILD)
        {
            try
            {
                two.Produce("orders", Text("b"), Report);
            }
            finally
            {
                two.Flush();
            }
        }
        """);
}
