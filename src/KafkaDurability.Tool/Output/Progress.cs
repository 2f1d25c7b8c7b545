using System.Diagnostics;
using Spectre.Console;

namespace KafkaDurability.Tool.Output;

/// <summary>Shows what is being done: a bar with an estimate on a terminal, else a line now and then; nothing in the first two seconds.</summary>
internal static class Progress
{
    public static async Task<T> RunAsync<T>(Terminal terminal, Func<IWork, Task<T>> act)
    {
        if (!terminal.Error.Profile.Capabilities.Interactive)
        {
            return await act(new Lines(terminal));
        }

        return await terminal.Error.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new RemainingTimeColumn())
            .StartAsync(async context => await act(new Bar(context)));
    }

    /// <summary>A bar for each phase: loading takes other times than analyzing.</summary>
    private sealed class Bar(ProgressContext context) : IWork
    {
        private ProgressTask? _task;

        public void Step(string what, int done, int all)
        {
            if (_task is null || (int)_task.MaxValue != Math.Max(1, all))
            {
                if (_task is not null)
                {
                    _task.Value = _task.MaxValue;
                }

                _task = context.AddTask("starting", maxValue: Math.Max(1, all));
            }

            _task.Description = Markup.Escape(what);
            _task.IsIndeterminate = all == 0;
            _task.Value = done;
        }
    }

    private sealed class Lines(Terminal terminal) : IWork
    {
        private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);
        private readonly Stopwatch _phase = Stopwatch.StartNew();
        private readonly Stopwatch _last = Stopwatch.StartNew();
        private readonly Lock _lock = new();
        private int _all;

        public void Step(string what, int done, int all)
        {
            lock (_lock)
            {
                if (all != _all)
                {
                    _all = all;
                    _phase.Restart();
                }

                if (_last.Elapsed < s_pause)
                {
                    return;
                }

                _last.Restart();
                var estimate = done > 0 && all > done ? $", about {Math.Ceiling(_phase.Elapsed.TotalSeconds / done * (all - done)):0} s left" : "";
                terminal.Note(all > 0 ? $"{what} ({done + 1} of {all}{estimate})" : what);
            }
        }
    }
}
