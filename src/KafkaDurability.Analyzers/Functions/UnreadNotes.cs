using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>
/// Members that a handler writes down a failure in, and that nobody in the program reads but to log it: context.Error, _errors.
/// Others may read what is an interface's, serialized, or saved with a row.
/// </summary>
internal sealed class UnreadNotes(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private bool? _savesRows;

    /// <param name="member">A field or property.</param>
    public bool Contain(ISymbol member)
    {
        member = member.OriginalDefinition;
        if (!_known.TryGetValue(member, out var isUnread))
        {
            _known[member] = false; // One that only gives itself.
            _known[member] = isUnread = IsOwn(member) && !SavesRows() && !Readers(member).Any(read => IsRead(read, member))
                && (member.DeclaredAccessibility == Accessibility.Private || !IsGivenAway(member.ContainingType));
        }

        return isUnread;
    }

    private bool IsOwn(ISymbol member) => member is IFieldSymbol or IPropertySymbol { IsVirtual: false, IsAbstract: false, IsOverride: false, IsIndexer: false }
        && !Visibility.IsOutside(member, compilation)
        && member.DeclaringSyntaxReferences.Length == 1 && member.GetAttributes().IsEmpty && member.ContainingType.GetAttributes().IsEmpty
        && !member.ContainingType.AllInterfaces.SelectMany(one => one.GetMembers()).Any(one => SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(one), member));

    private bool SavesRows() => _savesRows ??= new[] { "SaveChanges", "SaveChangesAsync" }.Any(name => ProgramNames.Of(compilation).TreesMentioning(name).Any());

    private IEnumerable<IMemberReferenceOperation> Readers(ISymbol member) => Members.Seeing(member, ProgramNames.Of(compilation), cancellation)
        .SelectMany(code => OperationSource.Of(compilation).Operation(code, cancellation)?.DescendantsAndSelf() ?? [])
        .OfType<IMemberReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member));

    /// <summary>An object of the type goes to code that is out of sight, where the type is named: a store, a serializer, a list.</summary>
    private bool IsGivenAway(INamedTypeSymbol type) => Members.Mentioning(compilation, type.Name, cancellation)
        .SelectMany(code => OperationSource.Of(compilation).Operation(code, cancellation)?.DescendantsAndSelf() ?? [])
        .OfType<IArgumentOperation>().Any(argument => SymbolEqualityComparer.Default.Equals(OwnOperations.Unconverted(argument.Value)?.Type?.OriginalDefinition, type)
            && !(argument.Parent is IInvocationOperation call
                && (KnownCallees.IsOfObservers(call.TargetMethod) || call.TargetMethod.MethodKind == MethodKind.LocalFunction || !Callees.Of(compilation).BodiesOf(call.TargetMethod.OriginalDefinition, cancellation).IsEmpty)));

    private bool IsRead(IMemberReferenceOperation reference, ISymbol member) =>
        !IsWritten(reference) && !IsLogged(reference) && !(member.DeclaredAccessibility == Accessibility.Private && GivenBy(reference) is { } property && Contain(property));

    /// <summary>It is set, counted up, or something is added to it.</summary>
    private static bool IsWritten(IMemberReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference && assignment.Parent is IExpressionStatementOperation or IObjectOrCollectionInitializerOperation,
        IIncrementOrDecrementOperation count => count.Parent is IExpressionStatementOperation,
        IPropertyReferenceOperation { Property.IsIndexer: true, Parent: ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } assignment } element => assignment.Target == element,
        IInvocationOperation { TargetMethod.Name: "Add" or "Enqueue" or "Push" or "TryAdd" or "Insert" or "AddOrUpdate", Parent: IExpressionStatementOperation } adding => adding.Instance == reference && BaseLibrary.Declares(adding.TargetMethod),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref, Parent: IInvocationOperation { TargetMethod: { Name: "Increment" or "Add" or "Exchange", ContainingType.Name: "Interlocked" }, Parent: IExpressionStatementOperation } } => true,
        INameOfOperation => true,
        _ => false,
    };

    /// <summary>log.Error(context.Error), also behind a question whether there is one.</summary>
    public static bool IsLogged(IOperation read)
    {
        for (IOperation part = read, outer; (outer = part.Parent!) is not (null or IBlockOperation); part = outer)
        {
            if ((outer is IInvocationOperation call && KnownCallees.IsOfObservers(call.TargetMethod))
                || (outer is IConditionalOperation { Syntax: IfStatementSyntax } question && question.Condition == part && OnlyLogs(question.WhenTrue) && OnlyLogs(question.WhenFalse)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool OnlyLogs(IOperation? branch) => branch switch
    {
        null => true,
        IBlockOperation block => block.Operations.All(OnlyLogs),
        IExpressionStatementOperation { Operation: IInvocationOperation call } => KnownCallees.IsOfObservers(call.TargetMethod),
        _ => false,
    };

    /// <summary>public Exception? LastError => _last: the property says no more than the field.</summary>
    private static ISymbol? GivenBy(IOperation read) => OwnOperations.RootOf(read) is { SemanticModel: { } model } && read.Syntax.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property
        ? model.GetDeclaredSymbol(property)
        : null;
}
