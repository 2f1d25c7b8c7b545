using static KafkaDurability.Analyzers.Tests.Fixes.Fix;

namespace KafkaDurability.Analyzers.Tests.Fixes;

public class AwaitEditTests
{
    [Theory]
    [InlineData("{|a:ProcessAsync(result)|};", "await ProcessAsync(result);")]
    [InlineData("// work\n{|a:ProcessAsync(result)|}; // dropped", "// work\nawait ProcessAsync(result); // dropped")]
    [InlineData("_ = {|a:ProcessAsync(result)|};", "await ProcessAsync(result);")]
    [InlineData("_ = ({|a:CountAsync(result)|});", "await (CountAsync(result));")]
    [InlineData("{|a:Task.Run(() => Process(result))|};", "await Task.Run(() => Process(result));")]
    [InlineData("_ = {|a:Task.Run(async () => await ProcessAsync(result))|};", "await Task.Run(async () => await ProcessAsync(result));")]
    [InlineData("Task.Run(async () => { {|a:ProcessAsync(result)|}; });", "Task.Run(async () => { await ProcessAsync(result); });")]
    [InlineData("{|a:Task.Factory.StartNew(() => Process(result))|};", "await Task.Factory.StartNew(() => Process(result));")]
    [InlineData("{|a:ProcessAsync(result)|}.ConfigureAwait(false);", "await ProcessAsync(result).ConfigureAwait(false);")]
    [InlineData("_ = {|a:CountAsync(result)|}.ConfigureAwait(false);", "await CountAsync(result).ConfigureAwait(false);")]
    [InlineData("if (cond) {|a:ProcessAsync(result)|};\nelse\n    Log(0);", "if (cond) await ProcessAsync(result);\nelse\n    Log(0);")]
    [InlineData("here: {|a:this.ProcessAsync(\n    result)|};\ngoto here;", "here: await this.ProcessAsync(\n    result);\ngoto here;")]
    [InlineData("try { Log(0); } catch (Exception e) when (e is KafkaException) { {|a:ProcessAsync(e)|}; }", "try { Log(0); } catch (Exception e) when (e is KafkaException) { await ProcessAsync(e); }")]
    [InlineData("lock (gate) { Func<Task> f = async () => { {|a:ProcessAsync(1)|}; }; }", "lock (gate) { Func<Task> f = async () => { await ProcessAsync(1); }; }")]
    [InlineData("async Task Inner() { {|a:ProcessAsync(1)|}; }\nawait Inner();", "async Task Inner() { await ProcessAsync(1); }\nawait Inner();")]
    public Task Awaits(string before, string after) => ConsumeFix.Body(before, after, Await());

    [Fact]
    public Task Awaits_in_windows_files() => ConsumeFix.WindowsBody(
        "while (cond)\n{\n    _ =\n        {|a:ProcessAsync(result)|}; // go\n}", "while (cond)\n{\n    await ProcessAsync(result); // go\n}", Await());

    [Theory]
    [InlineData("Action f = () => { {|a:ProcessAsync(1)|}; };")]
    [InlineData("void Inner() { {|a:ProcessAsync(1)|}; }")]
    [InlineData("lock (gate) { {|a:ProcessAsync(1)|}; }")]
    [InlineData("unsafe { {|a:ProcessAsync(1)|}; }")]
    [InlineData("unsafe async void Inner() { {|a:ProcessAsync(1)|}; }")]
    [InlineData("{|a:Process(1)|};")]
    [InlineData("await {|a:ProcessAsync(1)|};")]
    [InlineData("var t = {|a:ProcessAsync(1)|};")]
    [InlineData("var _ = {|a:ProcessAsync(1)|};")]
    [InlineData("Task _; _ = {|a:ProcessAsync(1)|};")]
    [InlineData("Task t; t = {|a:ProcessAsync(1)|};")]
    [InlineData("_ = /* why */ {|a:ProcessAsync(1)|};")]
    [InlineData("_ =\n#if !NEVER\n{|a:ProcessAsync(1)|};\n#endif")]
    [InlineData("{|a:ProcessAsync(1)|}.Wait();")]
    [InlineData("{|a:ProcessAsync(1)|}.ContinueWith(t => Log(t));")]
    [InlineData("Func<Task> f = async () => await {|a:ProcessAsync(1)|};")]
    [InlineData("Func<object, Task> f = x => {|a:ProcessAsync(x)|};")]
    [InlineData("{|a:Task.Factory.StartNew(() => ProcessAsync(1))|};")]
    [InlineData("{|a:Task.Factory.StartNew(() => ProcessAsync(1))|}.ConfigureAwait(false);")]
    [InlineData("Func<object, Task>? f = null; f?{|a:.Invoke(1)|};")]
    [InlineData("ReadOnlySpan<char> span = \"a\"; {|a:ProcessAsync(1)|}; Log(span.Length);")]
    [InlineData("foreach (var c in \"abc\".AsSpan()) { {|a:ProcessAsync(c)|}; }")]
    [InlineData("foreach (var c in (ReadOnlySpan<char>)\"abc\") { {|a:ProcessAsync(c)|}; }")]
    [InlineData("foreach (var c in (ReadOnlySpan<int>)new int[] { 1 }) { {|a:ProcessAsync(c)|}; }")]
    [InlineData("int[] l = [1]; ref var i = ref l[0]; {|a:ProcessAsync(1)|}; i++;")]
    [InlineData("{|a:ProcessAsync(1)|}")]
    [InlineData("{|a:ProcessAsync(|};")]
    public Task DoesNotAwait(string before) => ConsumeFix.None(before, Await());

    [Theory]
    [InlineData("{|a:System.Threading.Tasks.Task.Delay(1)|};\r\n", "await System.Threading.Tasks.Task.Delay(1);\r\n")]
    [InlineData("_ = {|a:System.Threading.Tasks.Task.Delay(1)|};\nreturn 1;", "await System.Threading.Tasks.Task.Delay(1);\nreturn 1;")]
    public Task Awaits_at_the_top_level(string before, string after) => Fix.Source(before, after, Await());

    [Fact]
    public Task Top_level_function_that_is_not_async() => None("F();\nvoid F() { {|a:System.Threading.Tasks.Task.Delay(1)|}; }", Await());

    [Fact]
    public Task Field_initializer() => None("class C { object o = {|a:System.Threading.Tasks.Task.Delay(1)|}; }", Await());

    [Fact]
    public Task Awaits_many() => ConsumeFix.All(
        "_ = {|a:ProcessAsync(1)|};\n{|b:ProcessAsync(2)|}; {|c:Task.Run(async () => { {|d:ProcessAsync(3)|}; })|};\n{|e:consumer.Commit(result);|}\n{|f:{|g:ProcessAsync(4)|};|}",
        "await ProcessAsync(1);\nawait ProcessAsync(2); await Task.Run(async () => { await ProcessAsync(3); });\nawait ProcessAsync(4);\nconsumer.Commit(result);",
        [Await()], [Await("b")], [Await("c")], [Await("d")], [Move("e", "f")], [Await("g")]);
}
