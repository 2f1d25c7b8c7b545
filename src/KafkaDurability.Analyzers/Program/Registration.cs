using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Program;

/// <summary>What a container is asked for.</summary>
/// <param name="Type">The type; of options, the one that is in them.</param>
/// <param name="Key">The key of a keyed service; null where it has none.</param>
/// <param name="IsOptions">It is asked for as <c>IOptions</c> of the type.</param>
internal sealed record Service(ITypeSymbol Type, object? Key = null, bool IsOptions = false)
{
    /// <summary>A key that is no constant: it is told from all others, and known of none.</summary>
    public static readonly object UnknownKey = new();
}

/// <summary>Code that tells the container of Microsoft.Extensions.DependencyInjection how to come by a service.</summary>
/// <param name="Implementation">The class that the container creates; null where it is given the object, or a factory.</param>
/// <param name="Source">The object, the delegate that makes it, or the one that writes to options; null where the container creates it, or a section is bound to it.</param>
internal sealed record Registration(Service Service, ITypeSymbol? Implementation, IOperation? Source)
{
    private const string Container = "Microsoft.Extensions.DependencyInjection";

    private static readonly string[] s_lifetimes = ["Singleton", "Scoped", "Transient"];

    /// <summary>The registration that a call makes; null where it makes none that is understood.</summary>
    public static Registration? Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!IsOfContainer(method.ContainingType))
        {
            return null;
        }

        if (IsConfigure(method))
        {
            var options = method.TypeArguments.FirstOrDefault() ?? method.ContainingType.TypeArguments.FirstOrDefault();
            var isNamed = method.Name.EndsWith("Configure", StringComparison.Ordinal) && call.Arguments.Any(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String);
            var isBound = method.ContainingType.Name is "OptionsConfigurationServiceCollectionExtensions" or "OptionsBuilderConfigurationExtensions";
            return options is null ? null : new(new Service(options, isNamed ? Service.UnknownKey : null, IsOptions: true), null, isBound ? null : Delegate(call));
        }

        var isHosted = method.Name == "AddHostedService";
        if (!isHosted && !s_lifetimes.Any(lifetime => method.Name.EndsWith(lifetime, StringComparison.Ordinal)))
        {
            return null;
        }

        var types = method.TypeArguments.IsEmpty
            ? call.Arguments.Select(argument => OfType(argument.Value)).OfType<ITypeSymbol>().ToList()
            : method.TypeArguments.ToList();
        if (types.Count == 0)
        {
            return null;
        }

        var isKeyed = method.Name.Contains("Keyed");
        var key = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "serviceKey")?.Value;
        var service = new Service(types[0], isKeyed ? OwnOrUnknown(key) : null);
        var source = Delegate(call) ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "implementationInstance" or "instance")?.Value;
        return new(service, source is null ? types[types.Count - 1] : null, source);
    }

    /// <summary>What a call asks the container for: <c>GetRequiredService&lt;T&gt;()</c> and the like.</summary>
    public static Service? AskedBy(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.TypeArguments.Length != 1 || !IsOfContainer(method.ContainingType))
        {
            return null;
        }

        return method.Name switch
        {
            "GetRequiredService" or "GetService" => new Service(method.TypeArguments[0]),
            "GetRequiredKeyedService" or "GetKeyedService" => new Service(method.TypeArguments[0], OwnOrUnknown(call.Arguments.LastOrDefault()?.Value)),
            _ => null,
        };
    }

    /// <summary>What the container gives for a parameter.</summary>
    public static Service AskedBy(IParameterSymbol parameter)
    {
        var key = parameter.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "FromKeyedServicesAttribute");
        return new(parameter.Type, key is null ? null : key.ConstructorArguments.FirstOrDefault() is { Kind: not TypedConstantKind.Array, Value: { } value } ? value : Service.UnknownKey);
    }

    /// <summary>Code that writes to options, or binds a section to them.</summary>
    private static bool IsConfigure(IMethodSymbol method) => method.Name is "Configure" or "PostConfigure" or "Bind" or "BindConfiguration";

    private static IOperation? Delegate(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate)?.Value;

    private static object OwnOrUnknown(IOperation? key) =>
        (key is IConversionOperation conversion ? conversion.Operand : key)?.ConstantValue is { HasValue: true, Value: { } value } ? value : Service.UnknownKey;

    private static ITypeSymbol? OfType(IOperation value) =>
        (value is IConversionOperation conversion ? conversion.Operand : value) is ITypeOfOperation { TypeOperand: var type } ? type : null;

    /// <summary>Whether the methods of a type may register services, or ask for them.</summary>
    public static bool IsOfContainer(INamedTypeSymbol? type) =>
        type?.ContainingAssembly is { } assembly && assembly.Name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        && type.Name is "ServiceCollectionServiceExtensions" or "ServiceCollectionDescriptorExtensions" or "ServiceCollectionHostedServiceExtensions"
            or "ServiceProviderServiceExtensions" or "ServiceProviderKeyedServiceExtensions" or "ServiceDescriptor"
            or "OptionsServiceCollectionExtensions" or "OptionsBuilder" or "OptionsConfigurationServiceCollectionExtensions" or "OptionsBuilderConfigurationExtensions"
        && type.ContainingNamespace.FullName().StartsWith(type.Name == "OptionsBuilder" ? "Microsoft.Extensions.Options" : Container, StringComparison.Ordinal);
}
