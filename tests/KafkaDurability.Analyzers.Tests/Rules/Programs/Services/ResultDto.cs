// Lost: the failed result is logged, and committed.
using Confluent.Kafka;
using System.Text.Json;
namespace Services.ResultDtoSample;
public class Result { public bool IsSuccess { get; set; } public string? Error { get; set; } public static Result Ok() => new() { IsSuccess = true }; public static Result Fail(string e) => new() { Error = e }; }
public interface IDesk { Task TakeAsync(string o); }
public class Service(IDesk desk)
{
    public async Task<Result> Take(string o)
    {
        try { await desk.TakeAsync(o); return Result.Ok(); }
        catch (Exception e) { return Result.Fail(e.Message); }
    }
}
public class Worker(IConsumer<string, string> consumer, Service service, ILogger<Worker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            var r = await service.Take(result.Message.Value);
            if (!r.IsSuccess) log.LogError("failed {E}", r.Error); 
            consumer.Commit(result); // expect: KD2104
        }
    }
}
