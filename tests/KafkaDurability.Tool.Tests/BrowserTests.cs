using Xunit.Abstractions;

namespace KafkaDurability.Tool.Tests;

/// <summary>The report as a person meets it. Where the machine has no browser, the output says so, and nothing is proved: .ci/tool requires one.</summary>
public sealed class BrowserTests(Browser browser, ITestOutputHelper output) : IClassFixture<Browser>
{
    private const int Desktop = 1280;
    private const int Phone = 390;

    [Theory]
    [InlineData(Desktop, false)]
    [InlineData(Phone, true)]
    public async Task Contrast_headings_names_and_roles_are_as_they_should_be(int width, bool isDark)
    {
        await using var view = await browser.OpenAsync(width, isDark, output.WriteLine);
        if (view is not null)
        {
            Assert.Empty(await view.ViolationsAsync());
            Assert.Equal(0, await view.AskAsync<int>("document.documentElement.scrollWidth - innerWidth"));
            Assert.Empty(await view.AskAsync<string[]>("[...document.querySelectorAll('td, th')].filter(cell => cell.clientWidth < 40 && cell.textContent.trim().length > 3).map(cell => cell.outerHTML)"));
            Assert.Empty(view.Problems);
        }
    }

    [Fact]
    public async Task Each_link_leads_to_what_it_names_also_into_what_is_folded()
    {
        await using var view = await browser.OpenAsync(Desktop, false, output.WriteLine);
        if (view is not null)
        {
            var links = await view.AskAsync<string[]>("[...document.querySelectorAll('a[href^=\"#\"]')].map(link => link.getAttribute('href'))");
            Assert.True(links.Length > 10);
            foreach (var link in links.Distinct())
            {
                await view.AskAsync<object>($"document.querySelector('a[href=\"{link}\"]').click()");
                Assert.True(await view.AskAsync<bool>($"(box => box.height > 0 && box.top < innerHeight && box.bottom > 0)(document.querySelector('{link}').getBoundingClientRect())"), link);
            }

            Assert.Empty(view.Problems);
        }
    }

    [Fact]
    public async Task The_keyboard_comes_to_the_summary_first_and_unfolds_what_is_folded()
    {
        await using var view = await browser.OpenAsync(Desktop, false, output.WriteLine);
        if (view is not null)
        {
            await view.PressAsync("Tab");
            Assert.Equal("To the summary", await view.AskAsync<string>("document.activeElement.textContent"));
            Assert.True(await view.AskAsync<bool>("document.activeElement.getBoundingClientRect().left >= 0"));
            await view.AskAsync<object>("document.querySelector('#settings summary').focus()");
            await view.PressAsync("Enter");
            Assert.True(await view.AskAsync<bool>("document.querySelector('#settings details').open"));
        }
    }
}
