using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

public class TaskNotObservedFixTests
{
    private const string InAsync = "Await the delivery, and make the method async";

    private static string Async(string body) => Sender("public async Task SendAsync(Message<string, string> message, string[] texts)", body);

    private static string Sender(string method, string body) => $$"""
        public class Sender(IProducer<string, string> producer)
        {
            {{method}}
            {
                {{body.Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }
        }
        """;

    [Theory]
    [InlineData("{|KD1105:producer.ProduceAsync(\"orders\", message)|}; // go", "await producer.ProduceAsync(\"orders\", message); // go")]
    [InlineData("_ = {|KD1105:producer.ProduceAsync(\"orders\", message)|};", "await producer.ProduceAsync(\"orders\", message);")]
    [InlineData("_ = {|KD1105:producer.ProduceAsync(\"orders\", message)|}.ConfigureAwait(false);", "await producer.ProduceAsync(\"orders\", message).ConfigureAwait(false);")]
    [InlineData("_ = Task.Run(() => {|KD1105:producer.ProduceAsync(\"orders\", message)|});", "await Task.Run(() => producer.ProduceAsync(\"orders\", message));")]
    [InlineData("var tasks = new List<Task>();\ntasks.Add({|KD1105:producer.ProduceAsync(\"orders\", message)|});\nTask.WhenAll(tasks);", "var tasks = new List<Task>();\ntasks.Add(producer.ProduceAsync(\"orders\", message));\nawait Task.WhenAll(tasks);")]
    [InlineData("Task.WhenAll({|KD1105:producer.ProduceAsync(\"a\", message)|}, {|KD1105:producer.ProduceAsync(\"b\", message)|});", "await Task.WhenAll(producer.ProduceAsync(\"a\", message), producer.ProduceAsync(\"b\", message));")]
    [InlineData("foreach (var text in texts)\n    {|KD1105:producer.ProduceAsync(text, message)|};", "foreach (var text in texts)\n    await producer.ProduceAsync(text, message);")]
    public Task Awaits(string body, string expected) => VerifyAll.Move(Async("await Task.Yield();\n" + body), Async("await Task.Yield();\n" + expected));

    [Fact]
    public Task Awaits_all_and_keeps_line_ends() => VerifyAll.Move(
        Async("{|KD1105:producer.ProduceAsync(\"a\", message)|};\n\n// and\n_ = {|KD1105:producer.ProduceAsync(\"b\", message)|};").Replace("\n", "\r\n", StringComparison.Ordinal),
        Async("await producer.ProduceAsync(\"a\", message);\n\n// and\nawait producer.ProduceAsync(\"b\", message);").Replace("\n", "\r\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("public Task SendAsync(Message<string, string> message, bool flag)", "SEND;\nreturn Task.CompletedTask;", "public async Task SendAsync(Message<string, string> message, bool flag)", "await PLAIN;")]
    [InlineData("public Task SendAsync(Message<string, string> message, bool flag)", "if (flag)\n{\n    return Task.CompletedTask;\n}\n\n_ = SEND;\n\nreturn Task.CompletedTask;", "public async Task SendAsync(Message<string, string> message, bool flag)", "if (flag)\n{\n    return;\n}\n\nawait PLAIN;")]
    [InlineData("public Task SendAsync(Message<string, string> message)", "try\n{\n    SEND; // go\n    return Task.CompletedTask;\n}\nfinally\n{\n    Console.WriteLine();\n}", "public async Task SendAsync(Message<string, string> message)", "try\n{\n    await PLAIN; // go\n    return;\n}\nfinally\n{\n    Console.WriteLine();\n}")]
    [InlineData("public void Send(Message<string, string> message)", "Func<string, Task> send = text => { SEND; return Task.CompletedTask; };", "public void Send(Message<string, string> message)", "Func<string, Task> send = async text => { await PLAIN; };")]
    [InlineData("public void Send(Message<string, string> message)", "Func<Task> send = () =>\n{\n    SEND;\n    return Task.CompletedTask;\n};", "public void Send(Message<string, string> message)", "Func<Task> send = async () =>\n{\n    await PLAIN;\n};")]
    [InlineData("public void Send(Message<string, string> message)", "Task SendAsync()\n{\n    SEND;\n    return Task.CompletedTask;\n}", "public void Send(Message<string, string> message)", "async Task SendAsync()\n{\n    await PLAIN;\n}")]
    public Task Makes_the_function_async(string method, string body, string newMethod, string expected) => VerifyAll.Titled(
        InAsync,
        Sender(method, body.Replace("SEND", "{|KD1105:producer.ProduceAsync(\"orders\", message)|}", StringComparison.Ordinal)),
        Sender(newMethod, expected.Replace("PLAIN", "producer.ProduceAsync(\"orders\", message)", StringComparison.Ordinal)));

    /// <summary>Callers would not wait, the result would change, or the await may not stand there.</summary>
    [Theory]
    [InlineData("public void Send(Message<string, string> message)", "SEND;")]
    [InlineData("public void Send(Message<string, string> message)", "Action send = () => SEND;")]
    [InlineData("public void Send(Message<string, string> message)", "Action send = () => { SEND; };")]
    [InlineData("public Task<int> SendAsync(Message<string, string> message)", "SEND; return Task.FromResult(1);")]
    [InlineData("public ValueTask SendAsync(Message<string, string> message)", "SEND; return default;")]
    [InlineData("public Task SendAsync(Message<string, string> message)", "SEND; return Task.Delay(1);")]
    [InlineData("public Task? SendAsync(Message<string, string> message)", "SEND; return null;")]
    [InlineData("public Task SendAsync(Message<string, string> message, ref int count)", "SEND; return Task.CompletedTask;")]
    [InlineData("public Task SendAsync(Message<string, string> message)", "lock (producer) { SEND; } return Task.CompletedTask;")]
    [InlineData("public Task SendAsync(Message<string, string> message)", "SEND; return /* done */ Task.CompletedTask;")]
    [InlineData("public async Task SendAsync(Message<string, string> message)", "await Task.Yield(); lock (producer) { SEND; }")]
    [InlineData("public async Task SendAsync(Message<string, string> message)", "await Task.Yield(); var task = SEND;")]
    [InlineData("public async Task SendAsync(Message<string, string> message)", "await Task.Yield(); var tasks = new List<Task>(); tasks.Add(SEND);")]
    [InlineData("public async Task SendAsync(Message<string, string> message)", "await Task.Yield(); SEND.ContinueWith(_ => { });")]
    [InlineData("public async Task SendAsync(Message<string, string> message)", "await Task.Yield(); _ = Task.Factory.StartNew(() => SEND);")]
    public Task Not_offered(string method, string body) =>
        VerifyAll.NoFix(Sender(method, body.Replace("SEND", "{|KD1105:producer.ProduceAsync(\"orders\", message)|}", StringComparison.Ordinal)));

    [Fact]
    public Task Awaits_at_the_top_level() => VerifyAll.Move(
        """
        class Program
        {
            static async Task Main()
            {
                using var producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = "localhost", EnableIdempotence = true }).Build();
                {|KD1105:producer.ProduceAsync("orders", new Message<Null, string> { Value = "paid" })|};
            }
        }
        """,
        """
        class Program
        {
            static async Task Main()
            {
                using var producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = "localhost", EnableIdempotence = true }).Build();
                await producer.ProduceAsync("orders", new Message<Null, string> { Value = "paid" });
            }
        }
        """);
}
