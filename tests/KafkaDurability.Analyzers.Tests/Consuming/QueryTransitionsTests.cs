namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>What the message says picks the rows that are changed, or who is sent it.</summary>
public class QueryTransitionsTests
{
    private const string Hub = "protected interface IClients { IClients Group(string room); Task SendAsync(string text); bool Tell(string text); } IClients clients = null!;";

    private const string Rows = "protected interface IRows { void DeleteOne(System.Linq.Expressions.Expression<Func<string, bool>> filter); void FindOne(System.Linq.Expressions.Expression<Func<string, bool>> filter); } IRows rows = null!; IQueryable<string> table = null!;";

    private const string Changing = "static class Changing { public static extern int ExecuteDelete(this IQueryable<string> rows); public static extern int ExecuteUpdate(this IQueryable<string> rows, int most, System.Linq.Expressions.Expression<Func<string, bool>> also); }";

    /// <summary>An expression tree says which rows are deleted.</summary>
    [Theory]
    [InlineData("early Commit", "consumer.Commit(result); rows.DeleteOne(row => row == value);", Rows)]
    [InlineData("swallowed passed", "try { rows.DeleteOne(row => row == value); } catch { } consumer.Commit(result);", Rows)]
    [InlineData("", "consumer.Commit(result); rows.FindOne(row => row == value);", Rows)]
    [InlineData("swallowed passed", "try { Delete(value); } catch { } consumer.Commit(result);", "void Delete(string one) => rows.DeleteOne(row => row == one); " + Rows)]
    [InlineData("early Commit", "consumer.Commit(result); table.Where(row => row == value).ExecuteDelete();", Rows, Changing)]
    [InlineData("swallowed passed", "try { table.Where(row => row == value).OrderBy(row => row).ExecuteDelete(); } catch { } consumer.Commit(result);", Rows, Changing)]
    public void Rows_that_are_changed(string facts, string code, string members = "", string types = "") => Assert.Equal(facts, Transitions.Of(code, members, types));

    /// <summary>The call that picks is not the one that sends.</summary>
    [Theory]
    [InlineData("handed off passed", "_ = clients.Group(value).SendAsync(value); consumer.Commit(result);", Hub)]
    [InlineData("handed off passed", "Tell(value); consumer.Commit(result);", "void Tell(string one) { _ = clients.Group(one).SendAsync(one); } " + Hub)]
    [InlineData("", "_ = Group(value).SendAsync(value); consumer.Commit(result);", "IClients Group(string one) { Process(one); return clients; } protected interface IClients { Task SendAsync(string text); } IClients clients = null!;")]
    [InlineData("handed off passed", "_ = clients.Group(value).SendAsync(value + \"x\"); consumer.Commit(result);", Hub)]
    public void Receivers(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));
}
