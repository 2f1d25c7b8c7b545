namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>What the message says picks the rows that are changed, or who is sent it.</summary>
public class QueryTransitionsTests
{
    private const string Hub = "protected interface IClients { IClients Group(string room); Task SendAsync(string text); bool Tell(string text); } IClients clients = null!;";

    private const string Rows = "protected interface IRows { void DeleteOne(System.Linq.Expressions.Expression<Func<string, bool>> filter); void FindOne(System.Linq.Expressions.Expression<Func<string, bool>> filter); } IRows rows = null!; IQueryable<string> table = null!;";

    private const string Changing = "static class Changing { public static extern int ExecuteDelete(this IQueryable<string> rows); public static extern int ExecuteUpdate(this IQueryable<string> rows, int most, System.Linq.Expressions.Expression<Func<string, bool>> also); }";

    private const string Table = "protected sealed class Row { public string Status { get; set; } = \"\"; public string Note = \"\"; } protected abstract Row Find(string one); protected interface IDb { void SaveChanges(); } protected IDb db = null!;";

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

    /// <summary>The conditions of a chain pick its rows; of one that is longer than is looked at, nothing is said.</summary>
    [Theory]
    [InlineData("early Commit", "consumer.Commit(result); Rows2().Where(one => one == value).ExecuteDelete();", "protected static IQueryable<string> Rows2() => null!;", "static class Changing { public static extern int ExecuteDelete(this IQueryable<string> rows); public static extern int ExecuteUpdate(this IQueryable<string> rows, int most, System.Linq.Expressions.Expression<Func<string, bool>> also); }")]
    [InlineData("early Commit", "consumer.Commit(result); q.Where(one => one == value).Where(one => one == \"a\").RemoveAll();", "protected interface IQ { IQ Where(System.Linq.Expressions.Expression<Func<string, bool>> f); } IQ q = null!;", "static class Changing2 { public static extern int RemoveAll(this object rows); }")]
    [InlineData("", "consumer.Commit(result); table.Where(one => one == value).Where(a => a != \"1\").Where(a => a != \"2\").Where(a => a != \"3\").Where(a => a != \"4\").Where(a => a != \"5\").Where(a => a != \"6\").Where(a => a != \"7\").Where(a => a != \"8\").Where(a => a != \"9\").Where(a => a != \"10\").Where(a => a != \"11\").Where(a => a != \"12\").Where(a => a != \"13\").Where(a => a != \"14\").Where(a => a != \"15\").Where(a => a != \"16\").Where(a => a != \"17\").ExecuteDelete();", "IQueryable<string> table = null!;", "static class Changing { public static extern int ExecuteDelete(this IQueryable<string> rows); public static extern int ExecuteUpdate(this IQueryable<string> rows, int most, System.Linq.Expressions.Expression<Func<string, bool>> also); }")]
    public void Long_chains(string facts, string code, string members = "", string types = "") => Assert.Equal(facts, Transitions.Of(code, members, types));

    /// <summary>A row that is looked up by the message, changed, and saved later.</summary>
    [Theory]
    [InlineData("", "consumer.Commit(result); var row = Find(value); row.Note = \"paid\"; db.SaveChanges();", Table)]
    [InlineData("early Commit", "consumer.Commit(result); var row = Find(value); row.Status = \"paid\"; db.SaveChanges();", Table)]
    [InlineData("", "consumer.Commit(result); var row = FindOwn(value); row.Status = \"paid\"; db.SaveChanges();", "Row FindOwn(string one) => new Row(); " + Table)]
    [InlineData("early Commit", "consumer.Commit(result); var row = GetRow(value); row.Status = \"paid\"; db.SaveChanges();", "protected abstract Row GetRow(string one); " + Table)]
    [InlineData("", "consumer.Commit(result); var row = System.Text.Json.JsonSerializer.Deserialize<Row>(value)!; row.Status = \"paid\"; db.SaveChanges();", Table)]
    [InlineData("", "consumer.Commit(result); var list = value.ToList(); list.Capacity = 300; db.SaveChanges();", Table)]
    [InlineData("", "Process(value); var row = Find(value); row.Status = \"paid\"; try { db.SaveChanges(); } catch { Log(\"x\"); } consumer.Commit(result);", Table)]
    [InlineData("", "var other = consumer.Consume(100); Process(value); var row = Find(value); row.Status = \"paid\"; try { db.SaveChanges(); } catch { Log(\"x\"); } consumer.Commit(result);", Table)]
    [InlineData("swallowed passed", "var other = consumer.Consume(100); Process(other.Message.Value); var row = Find(value); row.Status = \"paid\"; try { db.SaveChanges(); } catch { Log(\"x\"); } consumer.Commit(result);", Table)]
    [InlineData("", "try { Process(value); } catch { Log(\"x\"); } var row = Find(value); row.Status = \"seen\"; db.SaveChanges(); consumer.Commit(result);", Table)]
    public void Rows_that_are_written(string facts, string code, string members) => Assert.Equal(facts, Transitions.Of(code, members));
}
