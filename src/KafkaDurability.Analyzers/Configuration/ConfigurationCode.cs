using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What is known by identity of Microsoft.Extensions.Configuration and Options.</summary>
internal static class ConfigurationCode
{
    private const string Configuration = "Microsoft.Extensions.Configuration";
    private const string DependencyInjection = "Microsoft.Extensions.DependencyInjection";
    private const string Options = "Microsoft.Extensions.Options";

    /// <summary>The whole of the configuration, or a section.</summary>
    public static bool IsConfiguration(ITypeSymbol? type) => Implements(type, "IConfiguration");

    public static bool IsSection(ITypeSymbol? type) => Implements(type, "IConfigurationSection");

    /// <summary>GetSection, GetRequiredSection: the key is the last argument.</summary>
    public static bool IsGetSection(IMethodSymbol method) =>
        method.Name == "GetSection" && IsConfiguration(method.ContainingType)
        || method.Name == "GetRequiredSection" && Is(method.ContainingType, Configuration, "ConfigurationExtensions");

    /// <summary>The children of a section, or its pairs: whoever reads them knows the names as they are written.</summary>
    public static bool IsGetChildren(IMethodSymbol method) =>
        method.Name == "GetChildren" && IsConfiguration(method.ContainingType)
        || method.Name == "AsEnumerable" && Is(method.ContainingType, Configuration, "ConfigurationExtensions");

    /// <summary>Get, Bind, GetValue and the like: the configuration is the first argument.</summary>
    public static bool IsBinder(IMethodSymbol method) => Is(method.ContainingType, Configuration, "ConfigurationBinder");

    /// <summary><c>services.Configure&lt;T&gt;(section)</c>.</summary>
    public static bool IsConfigure(IMethodSymbol method) =>
        method.Name == "Configure" && Is(method.ContainingType, DependencyInjection, "OptionsConfigurationServiceCollectionExtensions");

    /// <summary>Bind(section) and BindConfiguration(path) of an OptionsBuilder.</summary>
    public static bool IsBuilderBind(IMethodSymbol method) =>
        method.Name is "Bind" or "BindConfiguration" && Is(method.ContainingType, DependencyInjection, "OptionsBuilderConfigurationExtensions");

    /// <summary>Code of the user's that writes to options, of the type that the method, or the builder it is on, is made for.</summary>
    public static bool IsConfigureByCode(IMethodSymbol method) =>
        method.Name is "Configure" or "PostConfigure" or "ConfigureAll" or "PostConfigureAll"
        && (Is(method.ContainingType, DependencyInjection, "OptionsServiceCollectionExtensions") || Is(method.ContainingType, Options, "OptionsBuilder"));

    /// <summary>Value of IOptions and IOptionsSnapshot, CurrentValue of IOptionsMonitor.</summary>
    public static bool IsOptionsValue(IPropertySymbol property) =>
        property.Name == "Value" && Is(property.ContainingType, Options, "IOptions")
        || property.Name == "CurrentValue" && Is(property.ContainingType, Options, "IOptionsMonitor");

    /// <summary><c>Build</c> of a configuration builder.</summary>
    public static bool IsConfigurationBuild(IMethodSymbol method) =>
        method.Name == "Build" && (Is(method.ContainingType, Configuration, "ConfigurationBuilder") || Is(method.ContainingType, Configuration, "IConfigurationBuilder"));

    /// <summary>A call that adds a source to a configuration builder.</summary>
    public static bool IsConfigurationSource(IMethodSymbol method) =>
        method.Name.StartsWith("Add", StringComparison.Ordinal)
        && (method.ReducedFrom ?? method) is { IsStatic: true, Parameters: { Length: > 0 } parameters } && parameters[0].Type is INamedTypeSymbol builder && Is(builder, Configuration, "IConfigurationBuilder");

    /// <summary>A call that turns text from the configuration into a value of a type.</summary>
    public static bool IsParse(IMethodSymbol method) => method switch
    {
        { Name: "Parse", ContainingType.SpecialType: SpecialType.System_Enum or SpecialType.System_Boolean or SpecialType.System_Int32 } => true,
        { Name: "ToBoolean" or "ToInt32", ContainingType: { Name: "Convert", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } => true,
        _ => false,
    };

    private static bool Implements(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol named
        && named.Name.Contains("Configuration")
        && (Is(named, Configuration, name) || named.AllInterfaces.Any(contract => Is(contract, Configuration, name)));

    private static bool Is(INamedTypeSymbol? type, string container, string name) =>
        type is not null && type.Name == name
        && type.ContainingAssembly is { } assembly && assembly.Name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        && type.ContainingNamespace.FullName() == container;
}
