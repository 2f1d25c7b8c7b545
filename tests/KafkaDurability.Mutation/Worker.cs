using System.Diagnostics;

namespace KafkaDurability.Mutation;

/// <summary>A process that runs tests, in a folder with the changed analyzers; a new one after one that has died.</summary>
internal sealed class Worker(string folder) : IDisposable
{
    private Process? _process;

    /// <summary>The lines that a process for one task writes, of those that it is given.</summary>
    public static IEnumerable<string> Lines(string folder, IEnumerable<string> input, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        foreach (var line in input)
        {
            process.StandardInput.WriteLine(line);
        }

        process.StandardInput.Close();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            yield return line;
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("The tests cannot be run: exit code " + process.ExitCode);
        }
    }

    /// <summary>What <see cref="Child.Try"/> says of mutants and tests; null where the process has died of them, or has not answered in time and is ended.</summary>
    public string? Ask(IReadOnlyCollection<Mutant> mutants, bool isStatic, IReadOnlyList<Test> tests) => Ask(
        $"{string.Join(',', mutants.Select(mutant => mutant.Id))}\t{(isStatic ? "static" : "")}\t{string.Join('\t', tests.Select(test => $"{test.Class}\t{test.Id}\t{test.Milliseconds}"))}",
        TimeSpan.FromMilliseconds(30_000 + tests.Sum(test => 25 * test.Milliseconds)));

    /// <summary>The answer to a line; null where the process has died of it, or has not answered in time and is ended.</summary>
    private string? Ask(string line, TimeSpan time)
    {
        _process ??= Start(folder, "try");
        try
        {
            _process.StandardInput.WriteLine(line);
            var answer = _process.StandardOutput.ReadLineAsync();
            if (answer.Wait(time) && answer.Result is { } text)
            {
                return text;
            }
        }
        catch (IOException)
        {
            // It has died before it read the line.
        }

        Dispose();
        return null;
    }

    /// <summary>Ends the process; the next question is asked of a new one, in which nothing has run.</summary>
    public void Dispose()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
            _process = null;
        }
    }

    private static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Path.Combine(folder, "KafkaDurability.Mutation.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = "0x100000000"; // A loop that fills the memory ends there.
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
