using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;
using KafkaDurability.Analyzers.Tests.Rules.Consumer;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1116: catch clauses for another producer's failures.</summary>
public class CatchOfOtherTypesTests
{
    [Theory]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch ({|KD1116:ProduceException<Null, string>|} e) { Console.WriteLine(e); }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch ({|KD1116:ProduceException<string, byte[]>|}) { }")]
    [InlineData("try { producer.Produce(\"orders\", message); } catch ({|KD1116:ProduceException<Null, string>|} e) when (e.Error.IsFatal) { }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); Console.WriteLine(\"sent\"); } catch (ProduceException<string, string>) { } catch ({|KD1116:ProduceException<Null, string>|}) { }")]
    public Task Reported(string code) => ClientUse.Verify("KD1116", code);

    [Theory]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch (ProduceException<string, string> e) { Console.WriteLine(e); }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch (KafkaException) { }")]
    [InlineData("try { Process(\"x\"); await producer.ProduceAsync(\"orders\", message); } catch (ProduceException<Null, string>) { }")]
    [InlineData("try { action(); await producer.ProduceAsync(\"orders\", message); } catch (ProduceException<Null, string>) { }")]
    [InlineData("try { Console.WriteLine(\"nothing is sent\"); } catch (ProduceException<Null, string>) { }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); await other.ProduceAsync(\"orders\", new Message<Null, string>()); } catch (ProduceException<Null, string>) { }")]
    public Task Silent(string code) => ClientUse.Verify("KD1116", "Action action = () => { }; IProducer<Null, string> other = null!; " + code);

    [Fact]
    public Task Fixed() => ClientUse.Fix<SettingFixer>(
        "try { await producer.ProduceAsync(\"a\", message); } catch ({|KD1116:ProduceException<Null, string>|}) { } try { producer.Produce(\"b\", message); } catch ({|KD1116:Confluent.Kafka.ProduceException<string, byte[]>|} e) { Console.WriteLine(e); }",
        "try { await producer.ProduceAsync(\"a\", message); } catch (ProduceException<string, string>) { } try { producer.Produce(\"b\", message); } catch (ProduceException<string, string> e) { Console.WriteLine(e); }");

    [Fact]
    public Task Half_typed() => ClientUse.Verify("KD1116", "try { producer.Produce(; } catch (ProduceException<Missing, string>) { }", errors: true);
}
