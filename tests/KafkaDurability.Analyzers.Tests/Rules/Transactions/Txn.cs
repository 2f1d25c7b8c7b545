namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>Classes around pieces of code that work in transactions.</summary>
internal static class Txn
{
    public const string Build = "new ProducerBuilder<string, string>(new ProducerConfig { TransactionalId = \"orders-1\" }).Build()";

    public const string Init = "producer.InitTransactions(TimeSpan.FromSeconds(30));";

    public const string Message = "new Message<string, string> { Value = order }";

    public const string Send = "producer.Produce(\"orders\", " + Message + ");";

    /// <summary>The statements are a method's; BUILD, INIT and SEND stand for the above.</summary>
    public static string Body(string statements, string members = "") => Members($$"""
        void Run(IEnumerable<string> orders, string order, bool flag, CancellationToken token)
            {
                {{statements}}
            }

            static void Work(string order) => System.IO.File.AppendAllText("orders.txt", order);

            {{members}}
        """);

    public static string Members(string members) => Expand($$"""
        class Orders
        {
            {{members}}
        }
        """);

    public static string Expand(string code) => code
        .Replace("BUILD", Build, StringComparison.Ordinal)
        .Replace("INIT", Init, StringComparison.Ordinal)
        .Replace("SEND", Send, StringComparison.Ordinal)
        .Replace("MESSAGE", Message, StringComparison.Ordinal);
}
