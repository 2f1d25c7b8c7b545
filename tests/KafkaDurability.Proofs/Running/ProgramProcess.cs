using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace KafkaDurability.Proofs.Running;

/// <summary>A program that runs in a process of its own, so that it can be killed; disposing of it kills it.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _reading;
    private readonly List<ProgramEvent> _events = [];
    private readonly List<string> _errors = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProgramProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadEventsAsync(), ReadErrorsAsync());
    }

    /// <summary>The values that are processed, in this order, as often as they were.</summary>
    public List<string> Processed => EventsSoFar().Where(item => item.Kind == EventKind.Processed).Select(item => item.Text).ToList();

    /// <summary>How the program ended by itself: the exception, or empty; null where it was killed.</summary>
    public string? Ending => EventsSoFar().FirstOrDefault(item => item.Kind == EventKind.Ended)?.Text;

    public static ProgramProcess Start(ProgramPlan plan)
    {
        var start = new ProcessStartInfo(DotNet())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(typeof(ProgramProcess).Assembly.Location);
        start.ArgumentList.Add(ProgramHost.Argument);
        var process = Process.Start(start)!;
        process.StandardInput.WriteLine(JsonSerializer.Serialize(plan));
        process.StandardInput.Flush();
        return new ProgramProcess(process);
    }

    /// <summary>Waits until the program has done this, or has ended.</summary>
    public Task WaitForAsync(EventKind kind, string value, CancellationToken stop) =>
        WaitAsync(events => events.Any(item => item.Kind == EventKind.Ended || (item.Kind == kind && item.Text == value)), stop);

    /// <summary>Waits until the program has ended by itself.</summary>
    public Task WaitForEndAsync(CancellationToken stop) => WaitAsync(events => events.Any(item => item.Kind == EventKind.Ended), stop);

    /// <summary>Waits until the program has begun with a value, or has ended, or that much time is over.</summary>
    /// <returns>Whether it has begun, or ended.</returns>
    public async Task<bool> BeginsAsync(TimeSpan patience, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            await WaitAsync(events => events.Any(item => item.Kind is EventKind.Begun or EventKind.Ended), limit.Token);
            return true;
        }
        catch (TimeoutException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Waits until the program has ended, or its process is gone.</summary>
    /// <returns>Whether the program has ended; otherwise its process is gone.</returns>
    public async Task<bool> EndsByItselfAsync(CancellationToken stop)
    {
        try
        {
            await WaitForEndAsync(stop);
        }
        catch (InvalidOperationException)
        {
            // Dead.
        }

        return Ending is not null;
    }

    /// <summary>Waits until the program has ended, its process is gone, or that much time is over since it began to send.</summary>
    public async Task WaitForEndOrDeathAsync(TimeSpan patience, CancellationToken stop)
    {
        try
        {
            await WaitAsync(events => events.Any(item => item.Kind is EventKind.Sending or EventKind.Ended), stop);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(patience);
            await WaitForEndAsync(limit.Token);
        }
        catch (Exception e) when (!stop.IsCancellationRequested && e is TimeoutException or InvalidOperationException)
        {
            // Dead, or no further.
        }
    }

    /// <summary>Has the program go on with the value that it waits at.</summary>
    public Task GoOnAsync(CancellationToken stop) => TellAsync(ProgramHost.GoOn, stop);

    /// <summary>Cancels the program's token, and waits until it has ended.</summary>
    public async Task StopAsync(CancellationToken stop)
    {
        if (Ending is null)
        {
            await TellAsync("stop", stop);
        }

        await WaitForEndAsync(stop);
    }

    /// <summary>Kills the process, wherever it stands.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    public override string ToString()
    {
        lock (_events)
        {
            return string.Join("\n", [.. _events.Select(item => item.ToString()), .. _errors]);
        }
    }

    private async Task TellAsync(string order, CancellationToken stop)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(order.AsMemory(), stop);
            await _process.StandardInput.FlushAsync(stop);
        }
        catch (IOException)
        {
            // It has ended by itself meanwhile: whoever waits for it learns how.
        }
    }

    private async Task WaitAsync(Func<IReadOnlyList<ProgramEvent>, bool> isReached, CancellationToken stop)
    {
        while (true)
        {
            Task news;
            lock (_events)
            {
                if (isReached(_events))
                {
                    return;
                }

                news = _news.Task;
            }

            if (_reading.IsCompleted)
            {
                throw new InvalidOperationException("The program's process is gone:\n" + this);
            }

            try
            {
                await Task.WhenAny(news, _reading).WaitAsync(stop);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException("The program does not get any further:\n" + this);
            }
        }
    }

    private async Task ReadEventsAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            TaskCompletionSource news;
            lock (_events)
            {
                _events.Add(ProgramEvent.Parse(line));
                (news, _news) = (_news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            news.SetResult();
        }
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_events)
            {
                _errors.Add(line);
            }
        }
    }

    private List<ProgramEvent> EventsSoFar()
    {
        lock (_events)
        {
            return [.. _events];
        }
    }

    /// <remarks>A test host may be another program than dotnet, and dotnet need not be on the path.</remarks>
    private static string DotNet() => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
