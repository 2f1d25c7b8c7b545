using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>The fix puts the transaction into a try whose catch aborts, in the shape of the code around.</summary>
public class NoAbortFixTests
{
    private const string Head = """
        class Sender(IProducer<string, string> producer)
        {
            static void Work(string order) => System.IO.File.AppendAllText("orders.txt", order);

        """;

    private static Task Fixed(string before, string after) => VerifyAll.Suggestion(Txn.Expand(Head + before + "\n}\n"), Txn.Expand(Head + after + "\n}\n"));

    private static Task Withheld(string code) => Fixed(code, code);

    [Fact]
    public Task Around() => Fixed(
        """
            public void Send(string order)
            {
                producer.BeginTransaction();

                // Both or none.
                producer.Produce("orders", MESSAGE);

                Work(order);
                {|KD4002:producer.CommitTransaction()|}; // done
                Console.WriteLine(order);
            }
        """,
        """
            public void Send(string order)
            {
                producer.BeginTransaction();

                try
                {
                    // Both or none.
                    producer.Produce("orders", MESSAGE);

                    Work(order);
                    producer.CommitTransaction(); // done
                }
                catch (Exception e) when ((e as KafkaException)?.Error.IsFatal != true)
                {
                    producer.AbortTransaction();
                    throw;
                }
                Console.WriteLine(order);
            }
        """);

    [Fact]
    public Task WithinTry() => Fixed(
        """
            public void Send(string[] orders) {
              foreach (var order in orders) {
                try {
                  producer.BeginTransaction();
                  SEND
                  {|KD4002:producer.CommitTransaction()|};
                } catch (Exception e) {
                  Console.WriteLine(e);
                }
              }
            }
        """,
        """
            public void Send(string[] orders) {
              foreach (var order in orders) {
                try {
                  producer.BeginTransaction();
                  try {
                    SEND
                    producer.CommitTransaction();
                  } catch (Exception error) when ((error as KafkaException)?.Error.IsFatal != true) {
                    producer.AbortTransaction();
                    throw;
                  }
                } catch (Exception e) {
                  Console.WriteLine(e);
                }
              }
            }
        """);

    [Fact]
    public Task WindowsLines() => Fixed(
        "\tpublic void Send(string order)\r\n\t{\r\n\t\tproducer.BeginTransaction();\r\n\t\t{|KD4002:producer.CommitTransaction()|};\r\n\t}",
        "\tpublic void Send(string order)\r\n\t{\r\n\t\tproducer.BeginTransaction();\r\n\t\ttry\r\n\t\t{\r\n\t\t\tproducer.CommitTransaction();\r\n\t\t}\r\n\t\t"
        + "catch (Exception e) when ((e as KafkaException)?.Error.IsFatal != true)\r\n\t\t{\r\n\t\t\tproducer.AbortTransaction();\r\n\t\t\tthrow;\r\n\t\t}\r\n\t}");

    [Theory]
    [InlineData("    public void Send(string order)\n    {\n        producer.BeginTransaction();\n        var id = order + 1;\n        {|KD4002:producer.CommitTransaction()|};\n        Console.WriteLine(id);\n    }")]
    [InlineData("    public void Send(string order)\n    {\n        producer.BeginTransaction();\n        {|KD4002:producer.CommitTransaction(TimeSpan.FromSeconds(1))|};\n    }")]
    [InlineData("    public void Send(string order)\n    {\n        if (order != \"\") { producer.BeginTransaction(); }\n        {|KD4002:producer.CommitTransaction()|};\n    }")]
    [InlineData("    public void Send(string order)\n    {\n        producer.BeginTransaction(); SEND {|KD4002:producer.CommitTransaction()|};\n    }")]
    [InlineData("    public void Send(string order)\n    {\n        producer.BeginTransaction();\n#if true\n        SEND\n#endif\n        {|KD4002:producer.CommitTransaction()|};\n    }")]
    public Task NotOffered(string code) => Withheld(code);

    [Fact]
    public Task Names_in_full_where_nothing_is_imported() => VerifyAll.Suggestion(
        """
        namespace Mine
        {
            class Exception { }

            class Sender(Confluent.Kafka.IProducer<string, string> producer)
            {
                public void Send()
                {
                    producer.BeginTransaction();
                    {|KD4002:producer.CommitTransaction()|};
                }
            }
        }
        """,
        """
        namespace Mine
        {
            class Exception { }

            class Sender(Confluent.Kafka.IProducer<string, string> producer)
            {
                public void Send()
                {
                    producer.BeginTransaction();
                    try
                    {
                        producer.CommitTransaction();
                    }
                    catch (global::System.Exception e) when ((e as KafkaException)?.Error.IsFatal != true)
                    {
                        producer.AbortTransaction();
                        throw;
                    }
                }
            }
        }
        """);
}
