using System.Reflection;
using System.Text.Json;
using Confluent.Kafka;

namespace KafkaDurability.Proofs.Running;

/// <summary>The child process: runs one program as the plan says, tells what it does, and stops when it is told to.</summary>
internal sealed class ProgramHost
{
    /// <summary>The first argument of a process that is a child.</summary>
    public const string Argument = "--run-program";

    /// <summary>The line by which the parent has the program go on.</summary>
    public const string GoOn = "go on";

    private const int Attempts = 10;

    private readonly ProgramPlan _plan;
    private readonly TextWriter _events;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AsyncLocal<string> _value = new();
    private readonly MethodInfo _run;
    private readonly LineCounter _errors = new(Console.Error);
    private int _failures;

    private ProgramHost(ProgramPlan plan, TextWriter events)
    {
        _plan = plan;
        _events = events;
        var assembly = Assembly.LoadFrom(plan.Assembly);
        _run = assembly.GetType("Sample")!.GetMethod("Run", BindingFlags.Instance | BindingFlags.NonPublic)!;
        Fill(assembly, "Building", (Func<IEnumerable<KeyValuePair<string, string>>, IEnumerable<KeyValuePair<string, string>>>)Build);
        Fill(assembly, "Processing", (Func<string, Task>)ProcessAsync);
        Fill(assembly, "Sending", (Func<string>)Send);
    }

    public static async Task<int> RunAsync()
    {
        // What the program writes to the console is not for the parent.
        var events = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        Console.SetOut(TextWriter.Null);
        var host = new ProgramHost(JsonSerializer.Deserialize<ProgramPlan>(Console.ReadLine()!)!, events);
        Console.SetError(host._errors);
        Directory.SetCurrentDirectory(host._plan.Folder);
        new Thread(host.ObeyParent) { IsBackground = true }.Start();
        await host.RunProgramAsync();
        return 0;
    }

    private async Task RunProgramAsync()
    {
        var sends = Enumerable.Range(0, _plan.Sends ?? 1).Select(index => (Func<Task<string>>)(() => RunOnceAsync("order " + index)));
        var endings = new List<string>();
        if (_plan.Together)
        {
            endings.AddRange(await Task.WhenAll(sends.Select(Task.Run)));
        }
        else
        {
            foreach (var send in sends)
            {
                endings.Add(await Task.Run(send));
            }
        }

        Tell(EventKind.Ended, endings.FirstOrDefault(ending => ending.Length > 0) ?? "");
    }

    /// <returns>The exception that the last attempt ended with; empty where it ended well.</returns>
    private async Task<string> RunOnceAsync(string value)
    {
        _value.Value = value;
        for (var attempt = 1; ; attempt++)
        {
            var errors = _errors.Lines;
            try
            {
                await (Task)_run.Invoke(Activator.CreateInstance(_run.DeclaringType!), BindingFlags.DoNotWrapExceptions, null, [_stop.Token], null)!;
                if (!_plan.SendsAgain || attempt == Attempts || _errors.Lines == errors)
                {
                    return "";
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return "";
            }
            catch (Exception e) when (!_plan.SendsAgain || attempt == Attempts)
            {
                return Describe(e);
            }
            catch (Exception)
            {
                // The same again.
            }
        }
    }

    private Dictionary<string, string> Build(IEnumerable<KeyValuePair<string, string>> config)
    {
        var settings = new Dictionary<string, string>(_plan.Settings);
        foreach (var (key, value) in config)
        {
            settings[key] = value;
        }

        if (_plan.BootstrapServers is { } servers)
        {
            settings["bootstrap.servers"] = servers;
        }

        return settings;
    }

    private async Task ProcessAsync(string value)
    {
        Tell(EventKind.Begun, value);
        if (value == _plan.FailsOnceAt && Interlocked.Increment(ref _failures) == 1)
        {
            throw new IOException("The database is away for a moment.");
        }

        if (value == _plan.WaitsAt)
        {
            await _goOn.Task;
        }

        if (value == _plan.HangsAt)
        {
            await Task.Delay(Timeout.Infinite);
        }

        Tell(EventKind.Processed, value);
    }

    private string Send()
    {
        Tell(EventKind.Sending, _value.Value!);
        return _value.Value!;
    }

    private void ObeyParent()
    {
        string? order;
        while ((order = Console.ReadLine()) == GoOn)
        {
            _goOn.TrySetResult();
        }

        if (order is null)
        {
            Environment.Exit(1);
        }

        _stop.Cancel();
    }

    private void Tell(EventKind kind, string text) => _events.WriteLine(new ProgramEvent(kind, text));

    private static void Fill(Assembly assembly, string field, Delegate value) => assembly.GetType("Surroundings")!.GetField(field)!.SetValue(null, value);

    private static string Describe(Exception exception) =>
        exception.GetType().Name.Split('`')[0] + (exception is KafkaException { Error.Code: var code } ? $" ({code})" : "");
}
