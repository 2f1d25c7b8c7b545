// Lost: the general catch logs, and the next message is committed.
using Confluent.Kafka;
using System.Text.Json;
namespace Services.ScopeFactoryMediatorSample;
public interface IMediator { Task Send(object command, CancellationToken t = default); }
public record OrderCommand(string Id);
public class OrderConsumer : BackgroundService
{
    private readonly IServiceScopeFactory _scopes; private readonly ILogger<OrderConsumer> _logger; private readonly IConsumer<string, string> _consumer; private readonly string _topic;
    public OrderConsumer(IServiceScopeFactory scopes, ILogger<OrderConsumer> logger, IConfiguration configuration)
    {
        _scopes = scopes; _logger = logger; _topic = configuration["Kafka:Topic"]!;
        var config = new ConsumerConfig { BootstrapServers = configuration["Kafka:Servers"], GroupId = "orders", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false };
        _consumer = new ConsumerBuilder<string, string>(config).Build();
    }
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => LoopAsync(stoppingToken), stoppingToken);
    private async Task LoopAsync(CancellationToken token)
    {
        _consumer.Subscribe(_topic);
        while (!token.IsCancellationRequested)
        {
            try
            {
                var result = _consumer.Consume(token);
                if (result?.Message is null) continue;
                var command = JsonSerializer.Deserialize<OrderCommand>(result.Message.Value);
                using var scope = _scopes.CreateScope();
                var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
                await mediator.Send(command!, token);
                _consumer.Commit(result);
            }
            catch (ConsumeException e) { _logger.LogError(e, "consume"); }
            catch (OperationCanceledException) { break; }
            catch (Exception e) { _logger.LogError(e, "unexpected"); } // expect: KD2104
        }
        _consumer.Close();
    }
}
