using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1107: a producer for each message.</summary>
public class ProducerPerMessageTests
{
    private const string Marked = "{|KD1107:" + ProducerProgram.Build + "|}";

    private static string Method(string signature, string body) => ProducerProgram.Method("", $$"""
        {{signature}}
        {
        {{body}}
        }
        """.Replace("MARKED", Marked, StringComparison.Ordinal).Replace("BUILD", ProducerProgram.Build, StringComparison.Ordinal));

    [Theory]
    [InlineData("""
        foreach (var order in orders)
        {
            using var producer = MARKED;
            await producer.ProduceAsync("orders", Text(order));
        }
        """)]
    [InlineData("""
        for (var i = 0; i < orders.Count; i++)
        {
            var value = orders[i];
            using (var producer = MARKED)
            {
                producer.Produce("orders", Text(value), Report);
                producer.Flush();
            }
        }
        """)]
    [InlineData("""
        while (!token.IsCancellationRequested)
        {
            var order = Console.ReadLine();
            var settings = new ProducerConfig(config);
            settings.ClientId = "orders";
            using var producer = {|KD1107:new ProducerBuilder<string, string>(settings).Build()|};
            await producer.ProduceAsync("orders", Text(order));
        }
        """)]
    public Task In_a_loop(string body) => ProducerProgram.Reported(body.Replace("MARKED", Marked, StringComparison.Ordinal));

    [Theory]
    [InlineData("public async Task SendAsync(string order)", """
        using var producer = MARKED;
        await producer.ProduceAsync("orders", Text(order));
        """)]
    [InlineData("public static void Send(string topic, int number, CancellationToken token)", """
        var message = Text(number.ToString());
        using (var producer = MARKED)
        {
            producer.Produce(topic, message, Report);
            producer.Flush(token);
        }
        """)]
    public Task In_a_method_for_a_message(string signature, string body) => VerifyAll.Reports(Method(signature, body));

    [Theory]
    [InlineData("""
        foreach (var servers in orders)
        {
            using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = servers, EnableIdempotence = true }).Build();
            await producer.ProduceAsync("orders", Text(servers));
        }
        """)]
    [InlineData("""
        foreach (var servers in orders)
        {
            var settings = new ProducerConfig { EnableIdempotence = true };
            settings.BootstrapServers = servers;
            using var producer = new ProducerBuilder<string, string>(settings).Build();
            await producer.ProduceAsync("orders", Text(servers));
        }
        """)]
    [InlineData("""
        while (!token.IsCancellationRequested)
        {
            using var producer = BUILD;
            foreach (var order in orders)
            {
                await producer.ProduceAsync("orders", Text(order));
            }
        }
        """)]
    [InlineData("""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var message = Text("a");
            using var producer = BUILD;
            await producer.ProduceAsync("orders", message);
            break;
        }
        """)]
    [InlineData("""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var producer = BUILD;
            await producer.ProduceAsync("orders", Text("a"));
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        foreach (var order in orders)
        {
            await producer.ProduceAsync("orders", Text(order));
        }
        """)]
    public Task Other_loops(string body) => ProducerProgram.Reported(body);

    [Theory]
    [InlineData("public async Task SendAsync(IEnumerable<string> batch)", """
        using var producer = BUILD;
        foreach (var order in batch)
        {
            await producer.ProduceAsync("orders", Text(order));
        }
        """)]
    [InlineData("public async Task ProbeAsync()", """
        using var producer = BUILD;
        await producer.ProduceAsync("orders", Text("probe"));
        """)]
    [InlineData("public async Task SendAsync(string servers, string order)", """
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = servers, EnableIdempotence = true }).Build();
        await producer.ProduceAsync("orders", Text(order));
        """)]
    [InlineData("public IProducer<string, string> Create(string order)", """
        var producer = BUILD;
        return producer;
        """)]
    [InlineData("public async Task<bool> CheckHealthAsync(string name)", """
        using var producer = BUILD;
        await producer.ProduceAsync("health", Text(name));
        return true;
        """)]
    public Task Other_methods(string signature, string body) => VerifyAll.Reports(Method(signature, body));

    private static string Shared(string members, string producer) => $$"""
        class Sender
        {
            private readonly ProducerConfig _config = new() { BootstrapServers = "broker", EnableIdempotence = true };
            {{members}}

            public async Task SendAsync(string text)
            {
                using var producer = {{producer}};
                await producer.ProduceAsync("orders", new Message<string, string> { Value = text });
            }
        }
        """;

    private const string Fallback = "{|KD1107:new ProducerBuilder<string, string>(_config).Build()|}";
    private const string Silent = "new ProducerBuilder<string, string>(_config).Build()";

    /// <summary>A producer that the object may have been made with; where it was not, each message gets one of its own.</summary>
    [Theory]
    [InlineData("readonly IProducer<string, string>? _shared; public Sender() { } public Sender(IProducer<string, string> shared) : this() { _shared = shared; }", "_shared ?? " + Fallback)]
    [InlineData("readonly IProducer<string, string>? _shared; public Sender(IProducer<string, string>? shared = null) => _shared = shared;", "_shared != null ? _shared : " + Fallback)]
    [InlineData("IProducer<string, string>? Given { get; } public Sender() { } public Sender(IProducer<string, string> shared) { Given = shared; }", "Given ?? " + Fallback)]
    public Task In_place_of_a_shared_one_that_is_missing(string members, string producer) => VerifyAll.Reports(Shared(members, producer));

    [Theory]
    // It is kept for the next message, or somebody else may fill the field.
    [InlineData("IProducer<string, string>? _shared;", "_shared ??= " + Silent)]
    [InlineData("IProducer<string, string>? _shared; public void Start() => _shared = new ProducerBuilder<string, string>(_config).Build();", "_shared ?? " + Silent)]
    // Each constructor has one to give.
    [InlineData("readonly IProducer<string, string>? _shared; public Sender(IProducer<string, string> shared) => _shared = shared;", "_shared ?? " + Silent)]
    [InlineData("readonly IProducer<string, string>? _shared; public Sender(IProducer<string, string> shared) => _shared = shared; public Sender() : this(null!) { }", "_shared ?? " + Silent)]
    // The message decides, or there is no other arm that the object has.
    [InlineData("readonly IProducer<string, string>? _shared; public Sender() { } public Sender(IProducer<string, string> shared) => _shared = shared;", "text.Length > 3 ? _shared! : " + Silent)]
    [InlineData("static IProducer<string, string>? Find() => null;", "Find() ?? " + Silent)]
    public Task Not_in_place_of_one_that_is_there(string members, string producer) => VerifyAll.Reports(Shared(members, producer));

    [Fact]
    public Task In_a_loop_in_place_of_the_parameter_of_the_class() => VerifyAll.Reports("""
        class Sender(ProducerConfig config, IProducer<string, string>? shared = null)
        {
            public async Task SendAsync(IEnumerable<string> texts)
            {
                foreach (var text in texts)
                {
                    using var producer = shared ?? {|KD1107:new ProducerBuilder<string, string>(config).Build()|};
                    await producer.ProduceAsync("orders", new Message<string, string> { Value = text });
                }
            }
        }
        """);

    /// <summary>The start of a service only says what a request runs: that is as often as there are requests.</summary>
    [Fact]
    public Task In_what_an_endpoint_calls() => VerifyAll.Program("""
        ISender sender = new Sender();
        Endpoints.Map(text => sender.SendAsync(text));

        static class Endpoints
        {
            public static void Map(Func<string, Task> handler) => throw new NotImplementedException();
        }

        interface ISender
        {
            Task SendAsync(string text);
        }

        class Sender : ISender
        {
            public async Task SendAsync(string text)
            {
                using var producer = {|KD1107:new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = "broker", EnableIdempotence = true }).Build()|};
                await producer.ProduceAsync("orders", new Message<string, string> { Value = text });
            }
        }
        """);

    [Fact]
    public Task Not_in_a_tool_that_sends_once() => VerifyAll.Program("""
        await Sender.SendAsync(args[0]);

        static class Sender
        {
            public static async Task SendAsync(string text)
            {
                using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = "broker", EnableIdempotence = true }).Build();
                await producer.ProduceAsync("orders", new Message<string, string> { Value = text });
            }
        }
        """);

    /// <summary>Other methods may be called the same.</summary>
    [Fact]
    public Task Not_in_a_tool_that_sends_once_by_a_common_name() => VerifyAll.Program("""
        await RunAsync(args[0]);

        static async Task RunAsync(string text) => await Sender.Produce(text);

        static class Sender
        {
            public static async Task Produce(string text)
            {
                using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = "broker", EnableIdempotence = true }).Build();
                await producer.ProduceAsync("orders", new Message<string, string> { Value = text });
            }
        }

        static class Other
        {
            public static void Send(IProducer<string, string> producer, Message<string, string> message) =>
                producer.Produce("orders", message, report => Console.WriteLine(report.Error));
        }
        """);

    [Fact]
    public Task In_a_program_that_calls_it_for_each_line() => VerifyAll.Program("""
        foreach (var arg in args)
        {
            await Sender.SendAsync(arg);
        }

        static class Sender
        {
            public static async Task SendAsync(string text)
            {
                using var producer = {|KD1107:new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = "broker", EnableIdempotence = true }).Build()|};
                await producer.ProduceAsync("orders", new Message<string, string> { Value = text });
            }
        }
        """);

    [Fact]
    public async Task Test_projects_are_left_alone()
    {
        var source = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(Verify.GlobalUsings + "\n" + Method("public async Task SendAsync(string order)", """
            using var producer = BUILD;
            await producer.ProduceAsync("orders", Text(order));
            """));
        var xunit = Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location);
        Assert.Single(await Reports.Of<ProducerUseAnalyzer>(Verify.References, source));
        Assert.Empty(await Reports.Of<ProducerUseAnalyzer>(Verify.References.Add(xunit), source));
    }

    [Fact]
    public Task Two_defects_at_two_places() => VerifyAll.Reports(Method("public void Send(string order)", """
        using var producer = MARKED;
        {|KD1101:producer.Produce("orders", Text(order), Report)|};
        """));
}
