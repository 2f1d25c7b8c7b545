using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>The statement that tells of a failed delivery, to a logger in scope or to standard error.</summary>
/// <param name="Report">The name of the report.</param>
/// <param name="Lines">The statement over lines, without indentation.</param>
/// <param name="Line">The same in one line.</param>
/// <param name="Step">One step of indentation.</param>
/// <param name="IsInOneLine">The code around stands in one line, so the statement is to do so as well.</param>
internal sealed record DeliveryCheck(string Report, IReadOnlyList<string> Lines, string Line, string Step, bool IsInOneLine)
{
    private bool IsBraceBehind { get; init; }

    /// <summary>The brace that opens the block around the statement.</summary>
    /// <param name="newLine">What begins a new line there.</param>
    public string Opening(string newLine) => IsBraceBehind ? " {" : newLine + "{";

    /// <param name="place">The handler, or the call that is to get one.</param>
    /// <param name="position">Where names are to be in scope.</param>
    /// <param name="isNewFunction">Whether the statement is in a lambda, which has to capture what it uses.</param>
    /// <param name="report">The report's name; null to find one that nothing around has.</param>
    public static DeliveryCheck For(EditSession session, SyntaxNode place, int position, bool isNewFunction, string? report = null)
    {
        report ??= NewName(place);
        var tell = LoggerFor(session, place, position, isNewFunction, report) is { } logger
            ? $"{logger}.LogError(\"The message was not delivered: {{Reason}}\", {report}.Error.Reason);"
            : ToConsole(session, position, report);

        var condition = $"if ({report}.Error.IsError)";
        var step = Indent.Of(session, place);
        var around = place.Ancestors().FirstOrDefault(node => node is BlockSyntax or BaseTypeDeclarationSyntax);
        var brace = around switch { BlockSyntax block => block.OpenBraceToken, BaseTypeDeclarationSyntax type => type.OpenBraceToken, _ => default };
        var isBehind = brace.IsKind(SyntaxKind.OpenBraceToken) && !session.Layout.StartsLine(brace.SpanStart);
        IReadOnlyList<string> lines = isBehind ? [condition + " {", step + tell, "}"] : [condition, "{", step + tell, "}"];
        var isInOneLine = around is BlockSyntax && session.Layout.LineAt(around.SpanStart).LineNumber == session.Layout.LineAt(around.Span.End).LineNumber;
        return new DeliveryCheck(report, lines, $"{condition} {{ {tell} }}", step, isInOneLine) { IsBraceBehind = isBehind };
    }

    private static string NewName(SyntaxNode place)
    {
        var around = place.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault(member => member is not GlobalStatementSyntax) ?? place.SyntaxTree.GetRoot();
        var taken = new HashSet<string>(around.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        return new[] { "report", "deliveryReport" }.Concat(Enumerable.Range(1, taken.Count + 1).Select(number => "report" + number)).First(name => !taken.Contains(name));
    }

    /// <summary>How Console is to be named there.</summary>
    public static string ConsoleAt(EditSession session, int position) =>
        session.Model.LookupNamespacesAndTypes(position, name: "Console").Any(symbol => BaseLibrary.IsConsole(symbol as ITypeSymbol)) ? "Console" : "System.Console";

    private static string ToConsole(EditSession session, int position, string report)
    {
        return $"{ConsoleAt(session, position)}.Error.WriteLine($\"The message was not delivered: {{{report}.Error.Reason}}\");";
    }

    /// <summary>The logger in scope that a statement can tell of a failure; null where there is none.</summary>
    /// <param name="place">The function that the statement is for.</param>
    /// <param name="taken">A name that means something else there.</param>
    public static string? LoggerFor(EditSession session, SyntaxNode place, int position, bool isNewFunction, string taken)
    {
        var model = session.Model;
        if (place.AncestorsAndSelf().Any(IsStaticFunction))
        {
            return null;
        }

        var method = model.GetEnclosingSymbol(position, session.Cancellation);
        while (method is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            method = method.ContainingSymbol;
        }

        var hasThis = method is { IsStatic: false } && !(isNewFunction && method.ContainingType is { IsValueType: true });
        var logger = model.LookupSymbols(position)
            .Where(symbol => IsUsable(symbol, method, hasThis, position) && symbol.Name != taken && LoggerOf(TypeOf(symbol)) is { } type && model.LookupSymbols(position, type, "LogError", includeReducedExtensionMethods: true).Any())
            .OrderBy(symbol => symbol is IFieldSymbol or IPropertySymbol ? 0 : symbol is IParameterSymbol ? 1 : 2)
            .ThenBy(symbol => symbol.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return logger?.Name;
    }

    private static bool IsStaticFunction(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };

    private static bool IsUsable(ISymbol symbol, ISymbol? method, bool hasThis, int position) => symbol switch
    {
        IFieldSymbol or IPropertySymbol { GetMethod: not null, Parameters.IsEmpty: true } => symbol.IsStatic || hasThis,
        IParameterSymbol parameter => parameter.RefKind == RefKind.None
            && (hasThis || parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor || SymbolEqualityComparer.Default.Equals(constructor, method)),
        ILocalSymbol { IsRef: false } local => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } declarator
            && declarator.Span.End <= position,
        _ => false,
    };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        _ => null,
    };

    private static INamedTypeSymbol? LoggerOf(ITypeSymbol? type) => type is null ? null
        : type.AllInterfaces.Concat([type]).OfType<INamedTypeSymbol>().FirstOrDefault(one =>
            one is { Name: "ILogger", Arity: 0, ContainingNamespace: var scope } && scope.ToDisplayString() == "Microsoft.Extensions.Logging");
}
