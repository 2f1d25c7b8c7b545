using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>The error handler that tries a message until it is processed, in the shape that the referenced SlimMessageBus asks for, and its registration.</summary>
/// <remarks>
/// Read from zarusz/SlimMessageBus: the interface has since 3.0 the number of attempts (2e5662d), from 2.3 on a delegate that tries again
/// (fb9aabd), and neither before; IKafkaConsumerErrorHandler is there since 2.5.3 (0ae0f32). MessageHandler.DoHandle moves on when the handler
/// throws, so the pause takes no token.
/// </remarks>
internal static class SlimRetries
{
    private const string Name = "RetryUntilProcessed";
    private const string Registrations = "Microsoft.Extensions.DependencyInjection";

    /// <param name="call">The KafkaGroup of the consumer.</param>
    /// <returns>Null where the handler would have no place, or no registration in sight, or the library asks for another shape.</returns>
    public static FixPlan? For(IInvocationOperation call, LibraryMember member)
    {
        var contract = member.Program.TypeOf("SlimMessageBus.Host.Kafka.IKafkaConsumerErrorHandler`1");
        if (contract is null || call.SemanticModel is not { } model || Registration(call) is not { Syntax: InvocationExpressionSyntax registration }
            || PlaceOf(call.Syntax, model) is not { } place || !IsFree(place, model.Compilation)
            || Body(contract, model, place.Span.End - 1) is not { } body)
        {
            return null;
        }

        string Short(ITypeSymbol type) => type.ToMinimalDisplayString(model, place.Span.End - 1);
        var access = place is TypeDeclarationSyntax ? "private" : "internal";
        var register = $".AddTransient(typeof({contract.ConstructUnboundGenericType().ToMinimalDisplayString(model, registration.Span.End)}), typeof({Name}<>))";
        return FixPlan.Create("Retry until it is processed", editorOnly: false,
        [
            (registration, Edit.AppendCall(registration, register)),
            (place, Edit.AddType(place as TypeDeclarationSyntax, $"{access} sealed class {Name}<T> : {Short(contract)} {{ {body} }}")),
            (registration, Edit.AddUsing(Registrations)),
        ]);
    }

    /// <summary>The call that sets the bus up, around that of the consumer; it gives the services back, so that more can be added to them.</summary>
    private static IInvocationOperation? Registration(IOperation call)
    {
        var around = call.Parent;
        while (around is not null and not IInvocationOperation { TargetMethod: { Name: "AddSlimMessageBus", ReturnType.Name: "IServiceCollection" } })
        {
            around = around.Parent;
        }

        return around as IInvocationOperation;
    }

    /// <summary>The class that the handler is nested in, so that those of two files never have one name; the file where the call is outside of all classes.</summary>
    private static SyntaxNode? PlaceOf(SyntaxNode call, SemanticModel model)
    {
        var types = call.Ancestors().OfType<TypeDeclarationSyntax>().ToList();
        if (types.Count == 0)
        {
            return call.SyntaxTree.GetRoot();
        }

        // A part of a class may have a handler in another part already, and a generic class would make one for each of its types.
        return types[0] is ClassDeclarationSyntax && types.All(type => type.TypeParameterList is null && type.Modifiers.All(word => word.Text != "partial"))
            && model.GetDeclaredSymbol(types[0]) is INamedTypeSymbol own && own.GetMembers(Name).IsEmpty
                ? types[0]
                : null;
    }

    private static bool IsFree(SyntaxNode place, Compilation compilation) =>
        place is TypeDeclarationSyntax || compilation.GlobalNamespace.GetTypeMembers(Name).IsEmpty;

    /// <summary>OnHandleError as the interface declares it; null where neither way to try again is there.</summary>
    private static string? Body(INamedTypeSymbol contract, SemanticModel model, int position)
    {
        var declared = contract.AllInterfaces.SelectMany(one => one.GetMembers("OnHandleError")).OfType<IMethodSymbol>().ToList();
        if (declared.Count != 1 || declared[0] is not { ReturnType: INamedTypeSymbol { Name: "Task", TypeArguments: { Length: 1 } answers } } method)
        {
            return null;
        }

        var answer = answers[0].ToMinimalDisplayString(model, position);
        var parameters = string.Join(", ", method.Parameters.Select(parameter => parameter.Type.ToMinimalDisplayString(model, position) + " " + parameter.Name));
        var platform = method.ReturnType.ContainingAssembly;
        string Of(string type) => platform.GetTypeByMetadataName(type)?.ToMinimalDisplayString(model, position) ?? "global::" + type;
        string Pause(string attempts) => $"await {Of("System.Threading.Tasks.Task")}.Delay({Of("System.TimeSpan")}.FromSeconds({Of("System.Math")}.Min({attempts}, 30)));";
        var head = $"public async {method.ReturnType.ToMinimalDisplayString(model, position)} OnHandleError({parameters})";
        if (method.Parameters.Length == 4 && method.Parameters[3] is { Name: "attempts", Type.SpecialType: SpecialType.System_Int32 } && HasStatic(answers[0], "Retry"))
        {
            return $"{head} {{ {Pause("attempts")} return {answer}.Retry; }}";
        }

        return method.Parameters.Length == 4 && method.Parameters[1] is { Name: "retry", Type: INamedTypeSymbol { Name: "Func", TypeArguments.Length: 1 } } && HasStatic(answers[0], "SuccessWithResponse")
            ? $"{head} {{ for (var attempts = 1; ; attempts++) {{ {Pause("attempts")} try {{ return {answer}.SuccessWithResponse(await retry()); }} catch ({Of("System.Exception")}) {{ continue; }} }} }}"
            : null;
    }

    private static bool HasStatic(ITypeSymbol type, string member) => type.GetMembers(member).Any(one => one is { IsStatic: true, DeclaredAccessibility: Accessibility.Public });
}
