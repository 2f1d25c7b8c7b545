using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Adds a setting where a config object, or a dictionary or list of settings, is created.</summary>
internal static class AddEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (edit.Key is null || session.Node(edit.Span) is not { } node || session.HasDirectives(node.Span))
        {
            return false;
        }

        var info = session.Model.GetTypeInfo(node, session.Cancellation);
        return node switch
        {
            BaseObjectCreationExpressionSyntax creation when (info.Type ?? info.ConvertedType) is { } type => Add(session, creation, type, edit),
            ArrayCreationExpressionSyntax { Initializer: { } list } => AddEntry(session, null, list, info.Type, edit),
            ImplicitArrayCreationExpressionSyntax array => AddEntry(session, null, array.Initializer, info.Type, edit),
            InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression, Parent: EqualsValueClauseSyntax } list =>
                AddEntry(session, null, list, info.ConvertedType, edit),
            CollectionExpressionSyntax list => AddEntry(session, null, list, info.ConvertedType, edit),
            _ => false,
        };
    }

    private static bool Add(EditSession session, BaseObjectCreationExpressionSyntax creation, ITypeSymbol type, Edit edit)
    {
        var symbols = KafkaSymbols.From(session.Model.Compilation);
        return symbols?.IsConfig(type, out _) == true ? AddToConfig(session, creation, type, edit)
            : SymbolEqualityComparer.Default.Equals(type, symbols?.TopicSpecification) ? AddToTopic(session, creation, type, edit)
            : AddEntry(session, creation, creation.Initializer, type, edit);
    }

    /// <summary>A topic without configs gets a dictionary of them.</summary>
    private static bool AddToTopic(EditSession session, BaseObjectCreationExpressionSyntax creation, ITypeSymbol type, Edit edit)
    {
        const string Name = "Configs";
        return FindProperty(type, Name) is { } property
            && EntryText(session, null, property.Type, creation.SpanStart, edit) is { } entry
            && Put(session, creation, creation.Initializer, Name, $"{Name} = new {property.Type.ToMinimalDisplayString(session.Model, creation.SpanStart)} {{ {entry} }}");
    }

    private static bool AddToConfig(EditSession session, BaseObjectCreationExpressionSyntax creation, ITypeSymbol type, Edit edit)
    {
        if (IsTakenBack(session, edit.Key!))
        {
            return false;
        }

        if (SettingTable.ByKey(edit.Key!)?.Property is { } name
            && FindProperty(type, name) is { } property
            && ValueText.Of(session, property.Type, edit, creation.SpanStart) is { } value)
        {
            return Put(session, creation, creation.Initializer, name, name + " = " + value);
        }

        // An initializer cannot call Set, so the variable must be known by name, one statement later.
        if (creation.Parent is EqualsValueClauseSyntax
            {
                Parent: VariableDeclaratorSyntax
                {
                    Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement },
                } variable,
            }
            && Statements.Container(statement) is not null)
        {
            var call = variable.Identifier.Text + ".Set(" + Pair(edit) + ");";
            Statements.InsertBehind(session, statement, call);
            return true;
        }

        return false;
    }

    /// <summary>Whether some code here sets it to null, and so back to its default: then what is added may be of no effect.</summary>
    private static bool IsTakenBack(EditSession session, string key) => session.Root.DescendantNodes()
        .Where(node => node is AssignmentExpressionSyntax or InvocationExpressionSyntax { ArgumentList.Arguments.Count: 2 })
        .Any(write => Writes.Value(write) is { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression }
            && Writes.Name(write) is { } name && (name == SettingTable.ByKey(key)?.Property || SettingTable.ByKey(name)?.Key == key));

    private static bool AddEntry(
        EditSession session, BaseObjectCreationExpressionSyntax? creation, SyntaxNode? list, ITypeSymbol? type, Edit edit) =>
        type is not null
        && (creation is null || TakesEntries(type))
        && EntryText(session, list, type, creation?.SpanStart ?? list!.SpanStart, edit) is { } text
        && Put(session, creation, list, edit.Key!, text);

    /// <summary>Whether entries may follow the creation: a ReadOnlyDictionary has an indexer, but takes none.</summary>
    private static bool TakesEntries(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers("Add").OfType<IMethodSymbol>().Any(method => method.DeclaredAccessibility == Accessibility.Public)
                || current.GetMembers().OfType<IPropertySymbol>().Any(property => property is { IsIndexer: true, SetMethod.DeclaredAccessibility: Accessibility.Public }))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Put(EditSession session, BaseObjectCreationExpressionSyntax? creation, SyntaxNode? list, string name, string text)
    {
        if (list is not null)
        {
            return session.Lists.Add(list, name, text);
        }

        if (creation?.ArgumentList is null)
        {
            return false;
        }

        session.Lists.AddInitializer(creation, name, text);
        return true;
    }

    private static string? EntryText(EditSession session, SyntaxNode? list, ITypeSymbol type, int position, Edit edit)
    {
        var last = list is null ? null : EntryList.Of(list)?.Entries.LastOrDefault();
        if (ConfigTypes.IsDictionary(type))
        {
            if (list is CollectionExpressionSyntax)
            {
                // A dictionary has no elements that could stand there.
                return null;
            }

            return last is InitializerExpressionSyntax
                ? "{ " + Pair(edit) + " }"
                : "[" + ValueText.Literal(edit.Key!) + "] = " + ValueText.Literal(edit.Value ?? "");
        }

        if (ConfigTypes.PairOf(type) is not { } pair)
        {
            return null;
        }

        var start = (last is ExpressionElementSyntax element ? element.Expression : last) switch
        {
            ObjectCreationExpressionSyntax creation when Writes.IsPair(creation) => "new " + creation.Type,
            ImplicitObjectCreationExpressionSyntax => "new",
            InvocationExpressionSyntax call when Writes.IsPair(call) => call.Expression.ToString(),
            _ when list is CollectionExpressionSyntax => "new",
            _ => "new " + pair.ToMinimalDisplayString(session.Model, position),
        };
        return start + "(" + Pair(edit) + ")";
    }

    private static string Pair(Edit edit) => ValueText.Literal(edit.Key!) + ", " + ValueText.Literal(edit.Value ?? "");

    private static IPropertySymbol? FindProperty(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).FirstOrDefault() is { } member)
            {
                return member is IPropertySymbol { IsStatic: false, SetMethod.DeclaredAccessibility: Accessibility.Public } property
                    ? property
                    : null;
            }
        }

        return null;
    }
}
