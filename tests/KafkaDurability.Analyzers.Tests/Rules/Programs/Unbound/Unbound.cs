// Lost, whatever library is missing
// does not compile
using Confluent.Kafka;
using Acme.Mediator;
namespace Unbound.UnboundSample;
public class Worker(IConsumer<string, string> consumer, IAcmeMediator mediator, ILogger<Worker> log)
{
    public async Task Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var r = consumer.Consume(token);
            try { await mediator.Send(new AcmeCommand(r.Message.Value), token); consumer.Commit(r); }
            catch (Exception e) { log.LogError(e, "x"); } // expect: KD2104
        }
    }
}
