using System.Linq;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Commands of ADO.NET and their parameters, of whatever provider: they carry what is put into them until the command is executed.</summary>
internal static class DatabaseCommands
{
    /// <summary>A command, a parameter, or the parameters of a command.</summary>
    public static bool AreOrParts(ITypeSymbol? type) => IsCommand(type) || Is(type, "IDataParameter") || IsParameters(type);

    /// <returns>Null for a method of something else.</returns>
    public static CalleeEffect? Effect(IMethodSymbol method, bool isReceiver)
    {
        var type = method.ContainingType;
        return IsCommand(type) ? isReceiver && method.Name.StartsWith("Execute", System.StringComparison.Ordinal) ? CalleeEffect.Processes : CalleeEffect.Transforms
            : IsParameters(type) ? !isReceiver && method.Name is "Add" or "AddWithValue" or "AddRange" or "Insert" ? CalleeEffect.Collects : CalleeEffect.Transforms
            : null;
    }

    private static bool IsCommand(ITypeSymbol? type) => Is(type, "IDbCommand");

    private static bool IsParameters(ITypeSymbol? type) => Is(type, "IDataParameterCollection");

    private static bool Is(ITypeSymbol? type, string contract) => type is not null && type.AllInterfaces.Concat([type])
        .Any(one => one.Name == contract && one.ContainingNamespace.FullName() == "System.Data");
}
