namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>What is known of values: what a method returns, for code that anybody can work out and for code that nobody can.</summary>
public class ConstantsTests
{
    private const string Types = """
         sealed class Outcome { public bool Ok { get; init; } public bool Failed => !Ok; public bool Odd => !Told; static bool Told; public string? Why { get; init; } public static bool Known { get; set; } public int Count; public bool Set { get; } = true; public bool Asked => DateTime.Now.Year > 2030; public bool Checked { get { return true; } init { } } }
         record Answer(bool Ok, string? Why = null); sealed class Made { private readonly bool _ok; public Made(bool ok) => _ok = ok; public Made(int other) => _ok = other > 1; public bool Ok => _ok; } readonly struct Flags { public bool One { get; init; } }
         sealed class Named { public Named(bool ok) => Ok = ok; public bool Ok { get; } } sealed class Two { public Two(bool first) { } public string Text = ""; }
         bool flag; bool other; int count; string? text; Outcome kept = new(); static bool s_flag; bool Flag { get; set; } string Name { get; set; } = ""; bool this[int index] => index > 0;
        """;

    /// <param name="expected">What is returned, on each way; "?" where nobody knows.</param>
    private static void Returns(string expected, string body, string type = "object?") => Assert.Equal(
        "Observes -> " + string.Join(" | ", expected.Split(" | ").Select(value => (value.Replace("?", "", StringComparison.Ordinal) + " Fresh").Trim()).Order(StringComparer.Ordinal)),
        Summaries.Of(type + " M(string value) { " + body + " }" + Types));

    [Theory]
    [InlineData("true", "return Task.FromResult(true).Result;")]
    [InlineData("1", "return Task.FromResult(1).GetAwaiter().GetResult();")]
    [InlineData("1", "return new ValueTask<int>(1).AsTask().ConfigureAwait(false).GetAwaiter().GetResult();")]
    [InlineData("some", "return count.ToString();")]
    [InlineData("some", "return \"a\" + count;")]
    [InlineData("some", "return $\"{count}!\";")]
    [InlineData("some", "return new int[2];")]
    [InlineData("some", "return new { count };")]
    [InlineData("some", "return new object();")]
    [InlineData("null | some", "try { Console.WriteLine(); return null; } catch (Exception e) { return e; }")]
    [InlineData("null | some", "try { Console.WriteLine(); return null; } catch (Exception e) { return e.Message; }")]
    [InlineData("null", "return null;")]
    [InlineData("2", "const int two = 2; return two;")]
    [InlineData("true", "object boxed = true; return (bool)boxed;")]
    [InlineData("?", "return count + 1;")]
    [InlineData("?", "return Name;")]
    [InlineData("?", "return flag;")]
    [InlineData("?", "return Lazy.Message; } static class Lazy { public static string? Message; } void N() {")]
    [InlineData("?", "return this[0];")]
    public void Values(string expected, string body) => Returns(expected, body);

    [Theory]
    [InlineData("true", "await Task.Yield(); return await Task.FromResult(true);", "async Task<bool>")]
    [InlineData("true", "await Task.Yield(); return await Task.FromResult(true).ConfigureAwait(false);", "async Task<bool>")]
    [InlineData("false", "return Task.FromResult(false);", "Task<bool>")]
    [InlineData("false", "return new ValueTask<bool>(false);", "ValueTask<bool>")]
    [InlineData("?", "return;", "void")]
    public void Given_by_tasks(string expected, string body, string type) => Returns(expected, body, type);

    [Theory]
    [InlineData("false", "var yes = false; return yes & flag;")]
    [InlineData("?", "var yes = true; return yes & flag;")]
    [InlineData("true", "var yes = true; return yes | flag;")]
    [InlineData("true", "var yes = true; return flag | yes;")]
    [InlineData("?", "var yes = false; return yes | flag;")]
    [InlineData("true", "var yes = true; return yes & yes;")]
    [InlineData("false", "var yes = false; return yes | yes;")]
    [InlineData("false", "var yes = true; return !yes;")]
    [InlineData("?", "return !flag;")]
    [InlineData("false", "var yes = true; yes &= false; return yes;")]
    [InlineData("true", "var yes = false; yes |= true; return yes;")]
    [InlineData("?", "var yes = true; yes ^= flag; return yes;")]
    [InlineData("?", "var one = 1; return one & count;")]
    public void Logic(string expected, string body) => Returns(expected, body);

    [Theory]
    [InlineData("true", "var one = 1; return one < 2;")]
    [InlineData("false", "var one = 1; return one < 1;")]
    [InlineData("true", "var one = 1; return one <= 1;")]
    [InlineData("false", "var one = 1; return one <= 0;")]
    [InlineData("true", "var one = 1; return one > 0;")]
    [InlineData("false", "var one = 1; return one > 1;")]
    [InlineData("true", "var one = 1; return one >= 1;")]
    [InlineData("false", "var one = 1; return one >= 2;")]
    [InlineData("?", "var one = 1; return one > count;")]
    [InlineData("?", "var one = 1; return one - 1;")]
    [InlineData("true", "var one = 1; return one == 1;")]
    [InlineData("false", "var one = 1; return one != 1;")]
    [InlineData("false", "var one = 1; return one == 2;")]
    [InlineData("?", "return count == 2;")]
    [InlineData("?", "var one = 1; return count != one;")]
    [InlineData("3", "var one = 1; one++; one++; return one;")]
    [InlineData("0", "var one = 1; one--; return one;")]
    [InlineData("?", "var one = 1; one += count; return one;")]
    [InlineData("?", "var most = int.MaxValue; most++; return most;")]
    [InlineData("?", "var least = int.MinValue; least--; return least;")]
    [InlineData("?", "var one = 1L; one++; return one;")]
    public void Numbers(string expected, string body) => Returns(expected, body);

    [Theory]
    [InlineData("false", "var made = new object(); return made == null;")]
    [InlineData("true", "var made = new object(); return made != null;")]
    [InlineData("false", "var made = new object(); return null == made;")]
    [InlineData("true", "object? made = null; return made == null;")]
    [InlineData("?", "var made = new object(); return made == (object)kept;")]
    [InlineData("?", "var made = \"a\" + count; return made == \"b\";")]
    [InlineData("?", "var made = \"a\" + count; return \"b\" == made;")]
    [InlineData("?", "var made = \"a\" + count; var other = \"a\" + count; return made == other;")]
    [InlineData("?", "return text == null;")]
    [InlineData("false", "var made = new Outcome { Ok = true }; return made == null;")]
    [InlineData("true", "var made = new object(); return made is not null;")]
    [InlineData("false", "var made = new object(); return made is null;")]
    [InlineData("true", "object? made = null; return made is null;")]
    [InlineData("false", "object? made = null; return made is { };")]
    [InlineData("false", "Outcome? made = null; return made is { Ok: false };")]
    [InlineData("true", "var made = new object(); return made is { };")]
    [InlineData("?", "return text is { };")]
    [InlineData("?", "return text is not null;")]
    [InlineData("true", "var one = 1; return one is 1;")]
    [InlineData("false", "var one = 1; return one is 2;")]
    [InlineData("true", "var one = 1; return one is not 2;")]
    [InlineData("?", "return count is not 2;")]
    [InlineData("?", "var one = 1; return one is > 0;")]
    [InlineData("some", "var made = new object(); return made ?? null;")]
    [InlineData("1", "int? none = null; return none ?? 1;")]
    public void Null(string expected, string body) => Returns(expected, body);

    [Theory]
    [InlineData("true", "var made = new Outcome { Ok = true }; return made.Ok;")]
    [InlineData("false", "var made = new Outcome { Ok = true }; return made.Failed;")]
    [InlineData("true", "var made = new Outcome { Why = text }; return made.Failed;")]
    [InlineData("false", "var made = new Outcome { Why = \"x\" }; return made.Ok;")]
    [InlineData("some", "var made = new Outcome { Why = \"a\" + count }; return made.Why;")]
    [InlineData("?", "var made = new Outcome { Why = text }; return made.Why;")]
    [InlineData("?", "var made = new Outcome { Ok = flag }; return made.Ok;")]
    [InlineData("?", "var made = new Outcome { Ok = flag }; return made.Failed;")]
    [InlineData("?", "var made = new Outcome { Ok = true }; return made.Odd;")]
    [InlineData("?", "var made = new Outcome { Ok = true }; return made.Set;")]
    [InlineData("?", "var made = new Outcome { Ok = true }; return made.Asked;")]
    [InlineData("?", "var made = new Outcome { Ok = true }; return made.Checked;")]
    [InlineData("?", "var made = new Outcome { Ok = true }; return Outcome.Known;")]
    [InlineData("?", "var made = new Outcome { Ok = true }; return made.Count;")]
    [InlineData("2", "var made = new Outcome { Count = 2 }; return made.Count;")]
    [InlineData("true", "var made = new Answer(true); return made.Ok;")]
    [InlineData("null", "var made = new Answer(true); return made.Why;")]
    [InlineData("false", "var made = new Answer(true) { Ok = false }; return made.Ok;")]
    [InlineData("?", "var made = new Answer(true) { Ok = flag }; return made.Ok;")]
    [InlineData("true", "var made = new Named(true); return made.Ok;")]
    [InlineData("?", "var made = new Named(flag); return made.Ok;")]
    [InlineData("?", "var made = new Two(true); return made.Text;")]
    [InlineData("?", "var made = new Flags(); return made.One;")]
    [InlineData("true", "var made = (Ok: true, Why: text); return made.Ok;")]
    [InlineData("true", "var made = (Ok: true, Why: text); return made.Item1;")]
    [InlineData("?", "var made = (Ok: true, Why: text); return made.Why;")]
    [InlineData("false", "var (yes, why) = (true, false); return why;")]
    [InlineData("?", "var (yes, why) = (true, flag); return why;")]
    [InlineData("true", "bool yes, why; (yes, why) = (true, false); return yes;")]
    [InlineData("?", "return kept.Ok;")]
    [InlineData("true", "var made = new Outcome { Ok = true }; return made is { Ok: true };")]
    [InlineData("false", "var made = new Outcome { Ok = true }; return made is { Ok: false };")]
    [InlineData("false", "var made = new Outcome { Ok = true }; return made is { Failed: true };")]
    [InlineData("?", "var made = new Outcome { Ok = true }; return made is { Set: true };")]
    [InlineData("?", "var made = new Outcome { Ok = true }; return made is { Ok: true, Set: true };")]
    [InlineData("?", "var made = new object(); return made is Outcome { Ok: true };")]
    public void Members(string expected, string body) => Returns(expected, body);

    [Theory]
    [InlineData("true | false", "if (flag) { return flag; } return flag;")]
    [InlineData("true | false", "if (Flag) { return Flag; } return Flag;")]
    [InlineData("true | false", "if (s_flag) { return s_flag; } return s_flag;")]
    [InlineData("false | true", "if (!flag) { return flag; } return flag;")]
    [InlineData("?", "if (this[0]) { return this[0]; } return this[0];")]
    [InlineData("2 | ?", "if (count == 2) { return count; } return count;")]
    [InlineData("2 | ?", "if (2 == count) { return count; } return count;")]
    [InlineData("? | 2", "if (count != 2) { return count; } return count;")]
    [InlineData("null | ?", "if (text == null) { return text; } return text;")]
    [InlineData("? | null", "if ((object?)text != null) { return text; } return text;")]
    [InlineData("?", "if (count == value.Length) { return count; } return count;")]
    [InlineData("?", "if (kept.Ok) { return kept.Ok; } return kept.Ok;")]
    [InlineData("1", "var done = false; if (!done) { return 1; } return 2;")]
    [InlineData("1 | 2", "if (flag) { return 1; } return 2;")]
    [InlineData("2", "var one = 1; if (one > 1) { return 1; } return 2;")]
    [InlineData("?", "var tries = 0; while (tries < 3) { tries++; } return tries;")]
    public void What_a_condition_tells(string expected, string body) => Returns(expected, body);

    /// <summary>Once requested, it stays so: whoever asks again is told the same, of the token and of its source.</summary>
    [Theory]
    [InlineData("true | ?", "if (token.IsCancellationRequested) { return token.IsCancellationRequested; } return token.IsCancellationRequested;")]
    [InlineData("true | ?", "if (source.IsCancellationRequested) { return source.Token.IsCancellationRequested; } return source.IsCancellationRequested;")]
    [InlineData("?", "if (source.IsCancellationRequested) { return token.IsCancellationRequested; } return token.IsCancellationRequested;")]
    [InlineData("?", "if (own.IsCancellationRequested) { return own.IsCancellationRequested; } return own.IsCancellationRequested;")]
    [InlineData("1 | 2", "if (token.IsCancellationRequested) { if (token.IsCancellationRequested) { return 1; } return 3; } return 2;")]
    [InlineData("2", "if (token.IsCancellationRequested) { token.ThrowIfCancellationRequested(); return 1; } return 2;")]
    [InlineData("2", "if (token.IsCancellationRequested) { Task.Delay(1, token).Wait(); return 1; } return 2;")]
    [InlineData("1 | 2", "if (token.IsCancellationRequested) { Task.Delay(1, source.Token).Wait(); return 1; } return 2;")]
    public void A_cancellation(string expected, string body) => Returns(
        expected, body + " } System.Threading.CancellationToken token; readonly System.Threading.CancellationTokenSource source = new(); Own own = new(); sealed class Own { public bool IsCancellationRequested => true; } void N() {");

    /// <summary>An expression that is deeper than anybody writes is not looked at to its end.</summary>
    [Theory]
    [InlineData(15, "true")]
    [InlineData(16, "?")]
    public void Deep(int depth, string expected) => Returns(expected, "var yes = true; return " + string.Concat(Enumerable.Repeat("(bool)(object)", depth)) + "yes;");
}
