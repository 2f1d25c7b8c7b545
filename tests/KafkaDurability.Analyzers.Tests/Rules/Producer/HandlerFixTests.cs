using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>The fixes of KD1103 and KD1104: a handler that looks at the error, or an awaited send.</summary>
public class HandlerFixTests
{
    private const string Await = "Await ProduceAsync instead";
    private const string Add = "Add a delivery handler";
    private const string Check = "Check the error";

    private static string Sender(string members) => $$"""
        public class Sender(IProducer<string, string> producer)
        {
            {{Indented(members)}}
        }
        """;

    private static string Indented(string text) => string.Join("\n", text.Split('\n').Select((line, index) => index == 0 || line.Length == 0 ? line : "    " + line));

    private static string Send(string body, string head = "public async Task SendAsync(Message<string, string> message, bool flag)") =>
        Sender($"{head}\n{{\n    {Indented(body)}\n}}");

    [Theory]
    [InlineData("{|KD1103:producer.Produce(\"orders\", message)|}; // go", "await producer.ProduceAsync(\"orders\", message); // go")]
    [InlineData("{|KD1103:producer.Produce(\"orders\", message, null)|};", "await producer.ProduceAsync(\"orders\", message);")]
    [InlineData("{|KD1103:producer.Produce(\"orders\", message, deliveryHandler: null)|};", "await producer.ProduceAsync(\"orders\", message);")]
    [InlineData("if (flag)\n    {|KD1103:producer.Produce(\n        new TopicPartition(\"orders\", 0),\n        message)|};", "if (flag)\n    await producer.ProduceAsync(\n        new TopicPartition(\"orders\", 0),\n        message);")]
    [InlineData("{|KD1103:producer.Produce(message: message, topic: \"orders\")|};", "await producer.ProduceAsync(message: message, topic: \"orders\");")]
    public Task Awaits(string body, string expected) => VerifyAll.Titled(Await, Send("await Task.Yield();\n" + body), Send("await Task.Yield();\n" + expected));

    [Theory]
    [InlineData("public void Send(Message<string, string> message)", "{|KD1103:producer.Produce(\"orders\", message)|};")]
    [InlineData("public async Task SendAsync(Message<string, string> message)", "await Task.Yield(); lock (producer) { {|KD1103:producer.Produce(\"orders\", message)|}; }")]
    [InlineData("public async Task SendAsync(Message<string, string> message)", "await Task.Yield(); producer?{|KD1103:.Produce(\"orders\", message)|};")]
    [InlineData("public async Task SendAsync(Message<string, string> message)", "await Task.Run(() => {|KD1103:producer.Produce(\"orders\", message)|});")]
    public Task Does_not_await(string head, string body) => VerifyAll.Titled(Await, Send(body, head), Send(body, head));

    [Theory]
    [InlineData(
        "{|KD1103:producer.Produce(\"orders\", message)|};",
        "producer.Produce(\"orders\", message, report =>\n{\n    if (report.Error.IsError)\n    {\n        Console.Error.WriteLine($\"The message was not delivered: {report.Error.Reason}\");\n    }\n});")]
    [InlineData(
        "{|KD1103:producer.Produce(\"orders\", message, null)|};",
        "producer.Produce(\"orders\", message, report =>\n{\n    if (report.Error.IsError)\n    {\n        Console.Error.WriteLine($\"The message was not delivered: {report.Error.Reason}\");\n    }\n});")]
    [InlineData(
        "{|KD1103:producer.Produce(\n    \"orders\",\n    message)|}; // go",
        "producer.Produce(\n    \"orders\",\n    message,\n    report =>\n    {\n        if (report.Error.IsError)\n        {\n            Console.Error.WriteLine($\"The message was not delivered: {report.Error.Reason}\");\n        }\n    }); // go")]
    [InlineData(
        "var report = 1; {|KD1103:producer.Produce(message: message, topic: \"orders\")|};",
        "var report = 1; producer.Produce(message: message, topic: \"orders\", deliveryHandler: deliveryReport =>\n{\n    if (deliveryReport.Error.IsError)\n    {\n        Console.Error.WriteLine($\"The message was not delivered: {deliveryReport.Error.Reason}\");\n    }\n});")]
    public Task Adds(string body, string expected) => VerifyAll.Titled(
        Add, Send(body, "public void Send(Message<string, string> message)"), Send(expected, "public void Send(Message<string, string> message)"));

    [Fact]
    public Task Adds_in_one_line() => VerifyAll.Titled(
        Add,
        Sender("public void Send(Message<string, string> message) { {|KD1103:producer.Produce(\"orders\", message)|}; }"),
        Sender("public void Send(Message<string, string> message) { producer.Produce(\"orders\", message, report => { if (report.Error.IsError) { Console.Error.WriteLine($\"The message was not delivered: {report.Error.Reason}\"); } }); }"));

    [Fact]
    public Task Adds_as_the_file_is_laid_out() => VerifyAll.Titled(
        Add,
        "public class Sender(IProducer<string, string> producer) {\r\n\tpublic void Send(Message<string, string> message) =>\r\n\t\t{|KD1103:producer.Produce(\"orders\", message)|};\r\n}\r\n",
        "public class Sender(IProducer<string, string> producer) {\r\n\tpublic void Send(Message<string, string> message) =>\r\n\t\tproducer.Produce(\"orders\", message, report => {\r\n\t\t\tif (report.Error.IsError) {\r\n\t\t\t\tConsole.Error.WriteLine($\"The message was not delivered: {report.Error.Reason}\");\r\n\t\t\t}\r\n\t\t});\r\n}\r\n");

    [Theory]
    [InlineData("public class Sender(IProducer<string, string> producer, ILogger<Sender> log)", "", "public void Send(Message<string, string> message)", "log.LogError(\"The message was not delivered: {Reason}\", report.Error.Reason);")]
    [InlineData("public class Sender(IProducer<string, string> producer, ILogger<Sender> log)", "private readonly ILogger _logger = log;", "public void Send(Message<string, string> message)", "_logger.LogError(\"The message was not delivered: {Reason}\", report.Error.Reason);")]
    [InlineData("public class Sender(IProducer<string, string> producer)", "", "public void Send(Message<string, string> message, ILogger log)", "log.LogError(\"The message was not delivered: {Reason}\", report.Error.Reason);")]
    [InlineData("public class Sender(IProducer<string, string> producer)", "private static readonly ILogger Log = null!;", "public void Send(Message<string, string> message)", "Log.LogError(\"The message was not delivered: {Reason}\", report.Error.Reason);")]
    [InlineData("public class Sender", "private readonly ILogger _logger = null!;", "public static void Send(IProducer<string, string> producer, Message<string, string> message)", "Console.Error.WriteLine($\"The message was not delivered: {report.Error.Reason}\");")]
    [InlineData("public class Sender(ILogger<Sender> log)", "private ILogger Keep() => log;", "public static void Send(IProducer<string, string> producer, Message<string, string> message)", "Console.Error.WriteLine($\"The message was not delivered: {report.Error.Reason}\");")]
    [InlineData("public struct Sender", "private readonly ILogger _logger = null!; public Sender() { }", "public void Send(IProducer<string, string> producer, Message<string, string> message)", "Console.Error.WriteLine($\"The message was not delivered: {report.Error.Reason}\");")]
    public Task Logs(string type, string member, string method, string tell) => VerifyAll.Titled(
        Add,
        Logging(type, member, method, "{|KD1103:producer.Produce(\"orders\", message)|};"),
        Logging(type, member, method, $$"""
            producer.Produce("orders", message, report =>
                    {
                        if (report.Error.IsError)
                        {
                            {{tell}}
                        }
                    });
            """));

    private static string Logging(string type, string member, string method, string body) => $$"""
        using Microsoft.Extensions.Logging;

        {{type}}
        {
            {{member}}
            {{method}}
            {
                {{body}}
            }
        }
        """;

    private const string Tell = "Console.Error.WriteLine($\"The message was not delivered: {report.Error.Reason}\");";

    [Theory]
    [InlineData("{|KD1104:report => { }|}", "report => { if (report.Error.IsError) { TELL } }")]
    [InlineData("{|KD1104:delegate(DeliveryReport<string, string> report)\n{\n    Console.WriteLine(report.Offset);\n}|}", "delegate(DeliveryReport<string, string> report)\n{\n    if (report.Error.IsError)\n    {\n        TELL\n    }\n\n    Console.WriteLine(report.Offset);\n}")]
    [InlineData("{|KD1104:_ =>\n{\n    // sent\n    Console.WriteLine();\n}|}", "report =>\n{\n    if (report.Error.IsError)\n    {\n        TELL\n    }\n\n    // sent\n    Console.WriteLine();\n}")]
    [InlineData("{|KD1104:report => Console.WriteLine(report.Offset)|}", "report =>\n{\n    if (report.Error.IsError)\n    {\n        TELL\n    }\n\n    Console.WriteLine(report.Offset);\n}")]
    [InlineData("{|KD1104:(DeliveryReport<string, string> _) => Console.WriteLine(\"sent\")|}", "(DeliveryReport<string, string> report) =>\n{\n    if (report.Error.IsError)\n    {\n        TELL\n    }\n\n    Console.WriteLine(\"sent\");\n}")]
    [InlineData("{|KD1104:_ => count++|}", "report =>\n{\n    if (report.Error.IsError)\n    {\n        TELL\n    }\n\n    count++;\n}")]
    public Task Checks(string handler, string expected) => VerifyAll.Titled(
        Check,
        Send("var count = 0;\nproducer.Produce(\"orders\", message, " + handler + ");", "public void Send(Message<string, string> message)"),
        Send("var count = 0;\nproducer.Produce(\"orders\", message, " + expected.Replace("TELL", Tell, StringComparison.Ordinal) + ");", "public void Send(Message<string, string> message)"));

    [Theory]
    [InlineData("private void OnSent(DeliveryReport<string, string> report) => Console.WriteLine(report.Offset);", "private void OnSent(DeliveryReport<string, string> report)\n{\n    if (report.Error.IsError)\n    {\n        TELL\n    }\n\n    Console.WriteLine(report.Offset);\n}")]
    [InlineData("private void OnSent(DeliveryReport<string, string> delivered)\n{\n    Console.WriteLine(delivered.Offset);\n}", "private void OnSent(DeliveryReport<string, string> delivered)\n{\n    if (delivered.Error.IsError)\n    {\n        Console.Error.WriteLine($\"The message was not delivered: {delivered.Error.Reason}\");\n    }\n\n    Console.WriteLine(delivered.Offset);\n}")]
    [InlineData("private static void OnSent(DeliveryReport<string, string> _) { }", "private static void OnSent(DeliveryReport<string, string> report) { if (report.Error.IsError) { TELL } }")]
    public Task Checks_in_the_method(string method, string expected) => VerifyAll.Titled(
        Check,
        Sender("public void Send(Message<string, string> message) => producer.Produce(\"orders\", message, {|KD1104:OnSent|});\n\n" + method),
        Sender("public void Send(Message<string, string> message) => producer.Produce(\"orders\", message, OnSent);\n\n" + expected.Replace("TELL", Tell, StringComparison.Ordinal)));

    [Theory]
    [InlineData("{|KD1104:delegate { }|}")]
    [InlineData("{|KD1104:report => /* sent */ Console.WriteLine(report.Offset)|}")]
    public Task Does_not_check(string handler) => VerifyAll.NoFix(
        Send("producer.Produce(\"orders\", message, " + handler + ");", "public void Send(Message<string, string> message)"));

    /// <summary>The handler is in another file.</summary>
    [Fact]
    public Task Does_not_check_elsewhere() => VerifyAll.NoFix(
        "public class Sender(IProducer<string, string> producer) { public void Send(Message<string, string> message) => producer.Produce(\"orders\", message, {|KD1104:Reports.OnSent|}); }",
        "public static class Reports { public static void OnSent(DeliveryReport<string, string> report) => Console.WriteLine(report.Offset); }");
}
