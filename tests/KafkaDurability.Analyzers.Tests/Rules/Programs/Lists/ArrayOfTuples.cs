// Lost: the same from an array of tuples, and with the name looked up.
using Confluent.Kafka;
namespace Lists.ArrayOfTuplesSample;
public interface IDesk { void Take(string o); }
public class Consumers(IDesk desk)
{
    public void Run(string servers, CancellationToken token)
    {
        var orders = new ConsumerBuilder<string, string>(new ConsumerConfig { BootstrapServers = servers, GroupId = "orders", AutoOffsetReset = AutoOffsetReset.Earliest }).Build();
        var all = new[] { (Name: "orders", Consumer: orders) };
        all[0].Consumer.Subscribe("orders");
        var own = all.First(one => one.Name == "orders");
        while (!token.IsCancellationRequested)
        {
            var result = own.Consumer.Consume(token);
            try { desk.Take(result.Message.Value); }
            catch (Exception e) { Console.WriteLine(e.Message); } // expect: KD2104
        }
    }
}
