using Deque.AxeCore.Commons;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace KafkaDurability.Tool.Tests;

/// <summary>The report, opened in a browser, with all that went wrong on the way.</summary>
internal sealed class PageView(IPage page) : IAsyncDisposable
{
    private readonly List<string> _problems = [];

    /// <summary>Messages on the console, errors, and what was asked of the network.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public static async Task<PageView> OpenAsync(IBrowser browser, string path, int width, bool isDark)
    {
        var page = await browser.NewPageAsync();
        var view = new PageView(page);
        page.Console += (_, said) => view._problems.Add($"console: {said.Message.Text}");
        page.PageError += (_, failed) => view._problems.Add($"error: {failed.Message}");
        page.Request += (_, asked) => view._problems.AddRange(asked.Request.Url.StartsWith("file:", StringComparison.Ordinal) ? [] : [$"asked for {asked.Request.Url}"]);
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
        await page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = isDark ? "dark" : "light" }]);
        await page.GoToAsync(new Uri(path).AbsoluteUri);
        return view;
    }

    public Task<T> AskAsync<T>(string script) => page.EvaluateExpressionAsync<T>(script);

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    public Task ClickAsync(string selector) => page.ClickAsync(selector);

    /// <summary>What axe-core has to say, with all that is folded opened: the rule, and the element.</summary>
    public async Task<string[]> ViolationsAsync()
    {
        await page.EvaluateExpressionAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
        await page.EvaluateExpressionAsync(new BundledAxeScriptProvider().GetScript());
        return await AskAsync<string[]>("axe.run().then(found => found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 200)}`)))");
    }

    public async ValueTask DisposeAsync() => await page.DisposeAsync();
}
