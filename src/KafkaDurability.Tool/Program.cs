using KafkaDurability.Tool;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    // The first Ctrl+C ends the work in order; the second one ends the process.
    key.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
return await ToolApp.RunAsync(args, Terminal.OfProcess(), stop.Token);
