using KafkaDurability.Proofs.Running;

namespace KafkaDurability.Proofs.Scenarios;

/// <summary>A rule's claim: what a flagged code of its page does under a fault. After the fix, all is well.</summary>
internal abstract record Scenario
{
    /// <summary>What the settings files of the pages name as brokers.</summary>
    private const string PageBrokers = "broker:9092";

    public required string Rule { get; init; }

    /// <summary>What the page's code is about, where it is not the first that is flagged there; words that a sentence can begin with.</summary>
    public string? Kind { get; init; }

    /// <summary>Which flagged code of the page is run, from 0.</summary>
    public int Sample { get; init; }

    /// <summary>The rule, and the kind where one is told. No two scenarios have the same.</summary>
    public string Name => Kind is null ? Rule : $"{Rule} ({Kind})";

    /// <summary>What happens from outside, as a sentence of the page.</summary>
    public required string Fault { get; init; }

    /// <summary>What a reader has to know besides, as a sentence.</summary>
    public string? Note { get; init; }

    /// <summary>What becomes of the messages before the fix.</summary>
    public required Outcome Flagged { get; init; }

    /// <summary>The title of the fix, where that is for the editor alone.</summary>
    public string? EditorFix { get; init; }

    /// <summary>Whether no fix is offered for this kind of code: what the page shows as fixed, at the same place, is run.</summary>
    public bool IsFixedByHand { get; init; }

    /// <summary>Statements that run the page's code, where that is types.</summary>
    public string? Start { get; init; }

    /// <summary>A file of types that the page's code, or the statements, need besides; null for none.</summary>
    public string? Types { get; init; }

    /// <summary>Settings for what the code says nothing about, by librdkafka's keys: they change how long a proof takes.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>
    /// Takes the fixed code over to something that the mock cluster is faithful in, where it is not in what the fix
    /// relies on. <see cref="Note"/> has to say so.
    /// </summary>
    public Func<string, string> InPlaceOfFixed { get; init; } = block => block;

    /// <summary>Shortens the waits of the code, flagged and fixed, so that a proof takes seconds. <see cref="Fault"/> has to say so.</summary>
    public Func<string, string> Hastened { get; init; } = block => block;

    /// <summary>How many messages the proof counts.</summary>
    public required int Messages { get; init; }

    protected IReadOnlyList<string> Orders => Enumerable.Range(0, Messages).Select(Order).ToList();

    /// <summary>Runs a compiled program under the fault, and counts.</summary>
    public abstract Task<Outcome> RunAsync(string assembly, CancellationToken stop);

    protected static string Order(int index) => "order " + index;

    protected static string? NameOf(int? order) => order is { } index ? Order(index) : null;

    /// <remarks>Where a settings file names the brokers, it is there that they are changed: whether the program reads them is what it may be about.</remarks>
    private protected ProgramPlan Plan(string assembly, string bootstrapServers)
    {
        var folder = Directory.CreateDirectory(PageProgram.FolderOf(assembly)).FullName;
        var file = Path.Combine(folder, PageProgram.SettingsFile);
        if (!File.Exists(file))
        {
            return new() { Assembly = assembly, Folder = folder, BootstrapServers = bootstrapServers, Settings = Settings };
        }

        File.WriteAllText(file, File.ReadAllText(file).Replace(PageBrokers, bootstrapServers, StringComparison.Ordinal));
        return new() { Assembly = assembly, Folder = folder, Settings = Settings };
    }
}
