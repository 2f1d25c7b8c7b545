using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Fixes;

/// <summary>The kinds of change that a fix is made of.</summary>
internal enum EditKind
{
    /// <summary>Give the write at the span (an assignment, Set call, dictionary entry or a value) the value <see cref="Edit.Value"/> of setting <see cref="Edit.Key"/>.</summary>
    Set,

    /// <summary>Take the write at the span out.</summary>
    Remove,

    /// <summary>Write setting <see cref="Edit.Key"/> = <see cref="Edit.Value"/> on the config object created at the span.</summary>
    Add,

    /// <summary>Replace the key literal at the span with <see cref="Edit.Key"/>.</summary>
    Rename,

    /// <summary>Move the statement at the span behind the statement at <see cref="Edit.Other"/>, in the same block.</summary>
    MoveAfter,

    /// <summary>Insert the statement <see cref="Edit.Value"/> behind the statement at the span.</summary>
    InsertAfter,

    /// <summary>Insert the statement <see cref="Edit.Value"/> before the statement at the span, which may be a body by itself.</summary>
    InsertBefore,

    /// <summary>Await the call at the span: a statement of its own, or what a discard is given.</summary>
    Await,

    /// <summary>Move the statement at the span from its finally block to the end of the try block.</summary>
    MoveOutOfFinally,

    /// <summary>Insert the statement <see cref="Edit.Value"/> at the beginning of the block at the span.</summary>
    InsertFirst,

    /// <summary>
    /// Insert the statement <see cref="Edit.Value"/> at the end of the block at the span, before the jump that may end it;
    /// "throw;", which only a catch block takes, replaces that jump.
    /// </summary>
    InsertLast,

    /// <summary>Give the call at the span the arguments <see cref="Edit.Value"/>, without parentheses.</summary>
    ReplaceArguments,

    /// <summary>Replace the config, or dictionary, at the span with a copy of what it holds.</summary>
    Copy,

    /// <summary>Make the offset, or the result's TopicPartitionOffset, at the span that of the next message.</summary>
    NextOffset,

    /// <summary>Put the result at <see cref="Edit.Other"/>, which is part of the span, in the place of the span.</summary>
    UseResult,

    /// <summary>
    /// Put <see cref="Edit.Value"/> into a finally of the statements from the span to <see cref="Edit.Other"/>: that of
    /// the try that they are, or a new one around them. The same statement right behind them, or last in the try, moves there.
    /// </summary>
    Finally,

    /// <summary>Await the call at the span, and make the function around it async; its "return Task.CompletedTask;" go.</summary>
    AwaitInAsync,

    /// <summary>Make the Produce at the span an awaited ProduceAsync: a statement of its own.</summary>
    AwaitProduce,

    /// <summary>Give the Produce at the span a delivery handler that tells of a failed delivery.</summary>
    AddHandler,

    /// <summary>Have the delivery handler at the span (a lambda, method or local function) begin by telling of a failed delivery.</summary>
    CheckDelivery,

    /// <summary>Append the call <see cref="Edit.Value"/>, from its point on, to the expression at the span.</summary>
    AppendCall,

    /// <summary>Put what the call at the span is made on in its place.</summary>
    RemoveCall,

    /// <summary>Append the argument <see cref="Edit.Value"/> to the call or creation at the span.</summary>
    AddArgument,

    /// <summary>Put the attribute <see cref="Edit.Value"/>, without brackets, above the method at the span.</summary>
    AddAttribute,

    /// <summary>Put the class <see cref="Edit.Value"/>, in one line, at the end of the class at the span; an empty span means the file.</summary>
    AddType,

    /// <summary>Import the namespace <see cref="Edit.Value"/> where the document does not; the span is empty.</summary>
    AddUsing,

    /// <summary>Call the method <see cref="Edit.Value"/> in place of the one at the span, with the same arguments, and await it.</summary>
    AwaitAs,

    /// <summary>Put the statements from the span to <see cref="Edit.Other"/> into a try, with the catch clause <see cref="Edit.Key"/> that does <see cref="Edit.Value"/> and rethrows.</summary>
    Catch,

    /// <summary>Put what the handler at the span (a lambda, method or local function) does into a try whose catch tells of the failure.</summary>
    Guard,

    /// <summary>Have the call at the span call the method <see cref="Edit.Value"/> of the same object.</summary>
    Call,

    /// <summary>Put the expression, or type, <see cref="Edit.Value"/> in the place of the one at the span.</summary>
    Replace,
}

/// <summary>One change in the document of the diagnostic, or in a settings file, in Kafka's terms; the fixer finds the user's spelling.</summary>
/// <param name="Key">The canonical librdkafka key, where the kind speaks of a setting.</param>
/// <param name="File">The settings file that the span is in; null for the document of the diagnostic.</param>
/// <param name="Value">The value in the key's spelling ("all", "true", "5"), or the text of a statement.</param>
internal sealed record Edit(EditKind Kind, TextSpan Span, string? Key = null, string? Value = null, TextSpan? Other = null, string? File = null)
{
    public static Edit Set(SyntaxNode write, string key, string value) => new(EditKind.Set, write.Span, key, value);

    public static Edit Remove(SyntaxNode write) => new(EditKind.Remove, write.Span);

    public static Edit Add(SyntaxNode creation, string key, string value) => new(EditKind.Add, creation.Span, key, value);

    public static Edit Rename(SyntaxNode literal, string key) => new(EditKind.Rename, literal.Span, key);

    public static Edit MoveAfter(SyntaxNode statement, SyntaxNode target) => new(EditKind.MoveAfter, statement.Span, Other: target.Span);

    public static Edit Finally(SyntaxNode first, SyntaxNode last, string text) => new(EditKind.Finally, first.Span, Value: text, Other: last.Span);

    public static Edit Catch(SyntaxNode first, SyntaxNode last, string clause, string text) => new(EditKind.Catch, first.Span, clause, text, last.Span);

    public static Edit InsertAfter(SyntaxNode statement, string text) => new(EditKind.InsertAfter, statement.Span, Value: text);

    public static Edit InsertBefore(SyntaxNode statement, string text) => new(EditKind.InsertBefore, statement.Span, Value: text);

    public static Edit Await(SyntaxNode call) => new(EditKind.Await, call.Span);

    public static Edit MoveOutOfFinally(SyntaxNode statement) => new(EditKind.MoveOutOfFinally, statement.Span);

    public static Edit InsertFirst(SyntaxNode block, string text) => new(EditKind.InsertFirst, block.Span, Value: text);

    public static Edit InsertLast(SyntaxNode block, string text) => new(EditKind.InsertLast, block.Span, Value: text);

    public static Edit ReplaceArguments(SyntaxNode call, string arguments) => new(EditKind.ReplaceArguments, call.Span, Value: arguments);

    public static Edit Copy(SyntaxNode config) => new(EditKind.Copy, config.Span);

    public static Edit NextOffset(SyntaxNode offset) => new(EditKind.NextOffset, offset.Span);

    public static Edit UseResult(SyntaxNode argument, SyntaxNode result) => new(EditKind.UseResult, argument.Span, Other: result.Span);

    public static Edit AwaitInAsync(SyntaxNode call) => new(EditKind.AwaitInAsync, call.Span);

    public static Edit AwaitProduce(SyntaxNode call) => new(EditKind.AwaitProduce, call.Span);

    public static Edit AddHandler(SyntaxNode call) => new(EditKind.AddHandler, call.Span);

    public static Edit Guard(SyntaxNode handler) => new(EditKind.Guard, handler.Span);

    public static Edit Call(SyntaxNode call, string method) => new(EditKind.Call, call.Span, Value: method);

    public static Edit Replace(SyntaxNode expression, string text) => new(EditKind.Replace, expression.Span, Value: text);

    public static Edit CheckDelivery(SyntaxNode handler) => new(EditKind.CheckDelivery, handler.Span);

    public static Edit AppendCall(SyntaxNode expression, string call) => new(EditKind.AppendCall, expression.Span, Value: call);

    public static Edit RemoveCall(SyntaxNode call) => new(EditKind.RemoveCall, call.Span);

    public static Edit AddArgument(SyntaxNode call, string argument) => new(EditKind.AddArgument, call.Span, Value: argument);

    public static Edit AddAttribute(SyntaxNode method, string attribute) => new(EditKind.AddAttribute, method.Span, Value: attribute);

    public static Edit AddType(SyntaxNode? place, string declaration) => new(EditKind.AddType, place?.Span ?? default, Value: declaration);

    public static Edit AddUsing(string scope) => new(EditKind.AddUsing, default, Value: scope);

    public static Edit AwaitAs(SyntaxNode call, string method) => new(EditKind.AwaitAs, call.Span, Value: method);
}
