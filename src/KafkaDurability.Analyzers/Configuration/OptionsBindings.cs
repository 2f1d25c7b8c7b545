using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Code that binds a section to a type.</summary>
/// <param name="Path">"Kafka:Producer"; null where it is not known.</param>
/// <param name="IsNamed">The options have a name, so there are several of the type.</param>
/// <param name="IsStrict">The binder is told something, such as to refuse unknown names.</param>
internal sealed record SectionBinding(string? Path, ITypeSymbol Type, SyntaxNode Node, bool IsNamed, bool IsStrict);

/// <summary>Which section the options of a type are bound from, by all code of the compilation.</summary>
internal sealed class OptionsBindings
{
    /// <summary>Their classes hold no settings of the user's.</summary>
    private static readonly string[] s_libraries = ["System", "Microsoft", "Confluent", "mscorlib", "netstandard"];

    private static readonly string[] s_options = ["IOptions", "IOptionsSnapshot", "IOptionsMonitor"];

    private static readonly string[] s_words =
        ["GetSection", "GetRequiredSection", "BindConfiguration", "Configure", "ConfigureAll", "PostConfigure", "PostConfigureAll", "Bind", "Get", "AddKafkaProducer", "AddKafkaConsumer", "AddKeyedKafkaProducer", "AddKeyedKafkaConsumer"];

    private readonly Dictionary<ITypeSymbol, HashSet<string?>> _paths = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, List<SyntaxNode>> _others = new(StringComparer.OrdinalIgnoreCase);
    private readonly ImmutableArray<SectionBinding>.Builder _all = ImmutableArray.CreateBuilder<SectionBinding>();

    private OptionsBindings(Compilation compilation, OperationSource source, CancellationToken cancellation)
    {
        var members = compilation.SyntaxTrees.SelectMany(tree => Mentioning(tree, cancellation)).Distinct().Take(Limits.RegisteringMembers);
        foreach (var invocation in members.Select(member => source.Operation(member, cancellation)).OfType<IOperation>().SelectMany(body => body.Descendants()).OfType<IInvocationOperation>())
        {
            cancellation.ThrowIfCancellationRequested();
            if (Wrappers.Of(invocation.TargetMethod) is { Sections.Length: > 0 } wrapper)
            {
                _all.AddRange(OfWrapper(wrapper, invocation));
            }
            else if (Read(invocation) is { } binding)
            {
                _all.Add(binding);
                Add(binding.Type, binding.IsNamed ? null : binding.Path, 0);
            }
            else if (ConfigurationCode.IsGetSection(invocation.TargetMethod) && SectionPath.Of(invocation) is { } path && !SectionPath.IsForBinder(invocation))
            {
                ReadOtherwise(path).Add(invocation.Syntax);
            }
        }
    }

    public ImmutableArray<SectionBinding> All => _all.ToImmutable();

    /// <returns>Not cached: whoever asks keeps it.</returns>
    public static OptionsBindings In(Compilation compilation, OperationSource source, CancellationToken cancellation) => new(compilation, source, cancellation);

    /// <summary>Whether the type is a class of the user's that may hold settings.</summary>
    public static bool IsOwn(ITypeSymbol? type) => type is { TypeKind: TypeKind.Class, SpecialType: SpecialType.None, ContainingAssembly: { } assembly }
        && (!type.DeclaringSyntaxReferences.IsEmpty || !IsOfLibrary(assembly));

    /// <summary>Whether the assembly is .NET's or the client's, and no code of the user's.</summary>
    public static bool IsOfLibrary(IAssemblySymbol assembly) =>
        s_libraries.Any(library => assembly.Name == library || assembly.Name.StartsWith(library + ".", StringComparison.Ordinal));

    /// <summary>The members that may read the value of options.</summary>
    public static IEnumerable<SyntaxNode> MembersTaking(Compilation compilation, CancellationToken cancellation) =>
        Members.Mentioning(compilation, "Value", cancellation).Concat(Members.Mentioning(compilation, "CurrentValue", cancellation)).Distinct().Where(MayTakeOptions);

    /// <summary>Whether the type around a member, or the member, names one of the interfaces that options are taken from.</summary>
    private static bool MayTakeOptions(SyntaxNode member) => s_options.Any(name => Members.Mentions(Members.TypeOf(member) ?? member, name));

    /// <summary>The one section that objects of the type are bound from; null where there are several, or code writes to them.</summary>
    public string? PathOf(ITypeSymbol type) => _paths.TryGetValue(type, out var paths) && paths.Count == 1 ? paths.Single() : null;

    /// <summary>Whether code in sight reads names of the section itself, or of one around it.</summary>
    public bool IsReadOtherwise(string path) => _others.Keys.Any(other =>
        path.Equals(other, StringComparison.OrdinalIgnoreCase) || path.StartsWith(other + SettingsFile.Separator, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text tells of most files that they bind nothing; Get and Bind are names of many things.</summary>
    private static IEnumerable<SyntaxNode> Mentioning(SyntaxTree tree, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation).ToString();
        var mayBind = text.Contains("onfiguration") || text.Contains("GetSection");
        return s_words.Where(word => word switch
        {
            "Get" => mayBind && text.Contains(".Get<"),
            "Bind" => mayBind || text.Contains("AddOptions"),
            _ => text.Contains(word),
        }).SelectMany(word => TreeNames.Of(tree).Mentioning(word, cancellation));
    }

    private List<SyntaxNode> ReadOtherwise(string path)
    {
        if (!_others.TryGetValue(path, out var nodes))
        {
            _others.Add(path, nodes = []);
        }

        return nodes;
    }

    private static IEnumerable<SectionBinding> OfWrapper(Wrapper wrapper, IInvocationOperation call)
    {
        var name = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value.ConstantValue.Value as string;
        return wrapper.Sections.Where(one => one.Method == call.TargetMethod.Name && WrapperSections.ConfigOf(call.TargetMethod) is not null)
            .SelectMany(one => WrapperSections.Paths(one.Section, name))
            .Select(path => new SectionBinding(path, WrapperSections.ConfigOf(call.TargetMethod)!.Type, call.Syntax, IsNamed: false, IsStrict: false));
    }

    private static SectionBinding? Read(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var section = call.Arguments.FirstOrDefault(argument => ConfigurationCode.IsConfiguration(argument.Value.Type) || argument.Value is IConversionOperation { Operand.Type: var type } && ConfigurationCode.IsConfiguration(type));
        var isStrict = call.Arguments.Any(argument => argument.Value is IDelegateCreationOperation);
        if (ConfigurationCode.IsConfigureByCode(method) && (method.TypeArguments.FirstOrDefault() ?? method.ContainingType.TypeArguments.FirstOrDefault()) is { } written)
        {
            return new SectionBinding(null, written, call.Syntax, IsNamed: false, isStrict);
        }

        if (ConfigurationCode.IsConfigure(method) && method.TypeArguments.Length == 1 && section is not null)
        {
            var isNamed = call.Arguments.Any(argument => argument.Parameter is { Type.SpecialType: SpecialType.System_String });
            return new SectionBinding(SectionPath.Of(section.Value), method.TypeArguments[0], call.Syntax, isNamed, isStrict);
        }

        if (ConfigurationCode.IsBuilderBind(method) && method.TypeArguments.FirstOrDefault() is { } options)
        {
            var path = method.Name == "Bind" ? section is null ? null : SectionPath.Of(section.Value)
                : call.Arguments.FirstOrDefault(argument => argument.Parameter is { Type.SpecialType: SpecialType.System_String })?.Value.ConstantValue.Value as string;
            return new SectionBinding(path, options, call.Syntax, IsNamed: false, isStrict);
        }

        if (!ConfigurationCode.IsBinder(method) || section is null)
        {
            return null;
        }

        if (method is { Name: "Get", TypeArguments: { Length: 1 } types })
        {
            return new SectionBinding(SectionPath.Of(section.Value), types[0], call.Syntax, IsNamed: false, isStrict);
        }

        var target = OwnOperations.Unconverted(call.Arguments.FirstOrDefault(argument => argument.Parameter is { Type.SpecialType: SpecialType.System_Object })?.Value);
        if (method.Name != "Bind" || target?.Type is not { } bound)
        {
            return null;
        }

        var key = call.Arguments.FirstOrDefault(argument => argument.Parameter is { Type.SpecialType: SpecialType.System_String })?.Value.ConstantValue;
        var outer = SectionPath.Of(section.Value);
        var at = key is null || outer is null ? outer : key.Value.Value is string text ? SectionPath.Join(outer, text) : null;
        return new SectionBinding(at, bound, call.Syntax, IsNamed: false, isStrict);
    }

    /// <summary>The type, and the classes of its properties.</summary>
    private void Add(ITypeSymbol type, string? path, int depth)
    {
        if (!_paths.TryGetValue(type, out var paths))
        {
            _paths.Add(type, paths = new HashSet<string?>(StringComparer.OrdinalIgnoreCase));
        }

        paths.Add(path);
        if (!IsOwn(type) || depth >= Limits.NestedSettings)
        {
            return;
        }

        foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic && IsOwn(property.Type)))
        {
            Add(property.Type, path is null ? null : SectionPath.Join(path, property.Name), depth + 1);
        }
    }
}
