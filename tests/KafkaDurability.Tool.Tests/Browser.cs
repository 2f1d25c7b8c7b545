using PuppeteerSharp;

namespace KafkaDurability.Tool.Tests;

/// <summary>A headless Chromium of the machine, and the page of a small shop, for all tests that look at it.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>A page to look at instead, for checking other reports.</summary>
    public const string PageVariable = "KAFKA_DURABILITY_PAGE";

    /// <summary>"required" where a machine without a browser is a failure.</summary>
    public const string NeedVariable = "KAFKA_DURABILITY_BROWSER";

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    // It is the test's own page, so no sandbox is needed, which root has none of; and nothing is asked of the network.
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private Folder? _folder;
    private IBrowser? _browser;

    /// <summary>The path of the page.</summary>
    public string Page { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Find() is not { } path)
        {
            return;
        }

        _browser = await Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = path, Headless = true, Args = s_arguments });
        Page = Environment.GetEnvironmentVariable(PageVariable) is { Length: > 0 } given ? Path.GetFullPath(given) : await OwnPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _folder?.Dispose();
    }

    /// <summary>A view of the page; null where there is no browser, which the output says.</summary>
    internal async Task<PageView?> OpenAsync(int width, bool isDark, Action<string> say)
    {
        if (_browser is null)
        {
            Assert.False(Environment.GetEnvironmentVariable(NeedVariable) == "required", "there is no browser, and one is required");
            say($"no browser here ({string.Join(", ", s_names)}): the page was not opened");
            return null;
        }

        return await PageView.OpenAsync(_browser, Page, width, isDark);
    }

    private static string? Find() => s_names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>With clients of each grade, marks, accepted risks and what is not in sight.</summary>
    private async Task<string> OwnPageAsync()
    {
        _folder = new Folder("Shop & Söhne")
            .With("Billing.cs", Code.CommitFirst)
            .With("Orders.cs", "#pragma warning disable KD1002 // clicks may be lost\n" + Code.AcksLeader)
            .With("Invoices.cs", Code.Fine.Replace("Orders", "InvoicesOfAllCustomersOfTheShop").Replace("\"orders\"", "\"a.topic.with.a.very.long.name.that.has.to.be.cut.somewhere\""))
            .With("Clash.cs", Code.Contradiction)
            .With("Unseen.cs", "using Confluent.Kafka;\n\nclass Unseen(ConsumerConfig config)\n{\n    void Run() => new ConsumerBuilder<Ignore, string>(config).Build().Subscribe(\"orders\");\n}\n");
        var page = _folder.Of("report.html");
        Assert.Equal(ExitCodes.Clean, (await Run.ToolAsync("report", _folder.Path, "--loose", "--output", page)).Code);
        return page;
    }
}
