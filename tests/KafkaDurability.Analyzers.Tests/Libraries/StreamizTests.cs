namespace KafkaDurability.Analyzers.Tests.Libraries;

/// <summary>KD6011 of Streamiz.</summary>
public sealed class StreamizTests
{
    private static string Config(string handler, string usings = "") => $$"""
        using Streamiz.Kafka.Net;{{usings}}

        static class Topology
        {
            public static void Configure(StreamConfig config)
            {
                {{handler}}
            }

            static void Keep(object record) { }
        }
        """;

    [Theory]
    [InlineData("config.DeserializationExceptionHandler = (_, _, _) => {|KD6011:ExceptionHandlerResponse.CONTINUE|};")]
    [InlineData("config.DeserializationExceptionHandler = (_, record, error) => { Console.WriteLine(error); return {|KD6011:ExceptionHandlerResponse.CONTINUE|}; };")]
    [InlineData("config.InnerExceptionHandler = error => error is TimeoutException ? {|KD6011:ExceptionHandlerResponse.CONTINUE|} : ExceptionHandlerResponse.FAIL;")]
    [InlineData("config.ProductionExceptionHandler = _ => {|KD6011:ProductionExceptionHandlerResponse.CONTINUE|};")]
    [InlineData("config.InnerExceptionHandler = Skip; static ExceptionHandlerResponse Skip(Exception error) => {|KD6011:ExceptionHandlerResponse.CONTINUE|};")]
    public Task A_handler_that_skips(string handler) => LibraryCheck.Fix(
        Config(handler),
        Config(System.Text.RegularExpressions.Regex.Replace(handler, @"\{\|KD6011:(\w+)\.CONTINUE\|\}", "$1.FAIL")));

    [Theory]
    [InlineData("config.DeserializationExceptionHandler = (_, _, _) => ExceptionHandlerResponse.FAIL;")]
    [InlineData("config.ProductionExceptionHandler = _ => ProductionExceptionHandlerResponse.RETRY;")]
    [InlineData("config.DeserializationExceptionHandler = (_, record, _) => { Keep(record); return ExceptionHandlerResponse.CONTINUE; };")]
    [InlineData("config.ApplicationId = \"orders\";")]
    public Task A_handler_that_does_not_skip_or_keeps_the_record(string handler) => LibraryCheck.Reports(Config(handler));

    [Theory]
    [InlineData("RetryPolicy.{|KD6011:NewBuilder|}().RetriableException<TimeoutException>().NumberOfRetry(3).Build()", "RetryPolicy.NewBuilder().RetryBehavior(EndRetryBehavior.FAIL).RetriableException<TimeoutException>().NumberOfRetry(3).Build()")]
    [InlineData("RetryPolicy.{|KD6011:NewBuilder|}().RetriableException<TimeoutException>().Build()", "RetryPolicy.NewBuilder().RetryBehavior(EndRetryBehavior.FAIL).RetriableException<TimeoutException>().Build()")]
    [InlineData("RetryPolicy.NewBuilder().RetriableException<TimeoutException>().RetryBehavior({|KD6011:EndRetryBehavior.SKIP|}).Build()", "RetryPolicy.NewBuilder().RetriableException<TimeoutException>().RetryBehavior(EndRetryBehavior.FAIL).Build()")]
    public Task A_policy_that_skips_in_the_end(string policy, string fixedPolicy) => LibraryCheck.Fix(
        Config($"var policy = {policy};", "\nusing Streamiz.Kafka.Net.Stream;"),
        Config($"var policy = {fixedPolicy};", "\nusing Streamiz.Kafka.Net.Stream;"));

    [Theory]
    [InlineData("var policy = RetryPolicy.NewBuilder().RetriableException<TimeoutException>().RetryBehavior(EndRetryBehavior.BUFFERED).Build();")]
    [InlineData("var policy = RetryPolicy.NewBuilder().NumberOfRetry(3).Build();")]
    [InlineData("var policy = RetryPolicy.NewBuilder().RetryBehavior(EndRetryBehavior.SKIP).Build();")]
    [InlineData("var builder = RetryPolicy.NewBuilder(); builder.RetriableException<TimeoutException>(); var policy = builder.Build(); Console.WriteLine(policy.RetriableExceptions.Count);")]
    [InlineData("var builder = RetryPolicy.{|KD6011:NewBuilder|}(); builder.RetriableException<TimeoutException>(); var policy = builder.Build(); Console.WriteLine(policy.RetriableExceptions.Count); Keep(policy);")]
    [InlineData("Keep(RetryPolicy.{|KD6011:NewBuilder|}().RetriableException<TimeoutException>().Build());")]
    [InlineData("var builder = RetryPolicy.NewBuilder(); builder.RetriableException<TimeoutException>(); builder.RetryBehavior(EndRetryBehavior.FAIL); var policy = builder.Build();")]
    public Task A_policy_that_says_how_it_ends_or_retries_nothing_or_that_nobody_gets(string statement) => LibraryCheck.Reports(Config(statement, "\nusing Streamiz.Kafka.Net.Stream;"));
}
