using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>writer.WriteLine(order), where the writer is one of a file: what is in memory is only collected there.</summary>
internal static class FileWrites
{
    public static bool Is(IInvocationOperation call, Storage storage) =>
        call.TargetMethod.Name.StartsWith("Write", System.StringComparison.Ordinal) && BaseLibrary.IsIn(call.TargetMethod, "System.IO") && IsOfFile(call.Instance, storage);

    private static bool IsOfFile(IOperation? stream, Storage storage)
    {
        for (var hops = 0; hops < Limits.Hops; hops++)
        {
            switch (storage.Resolve(storage.Only(storage.Resolve(stream))))
            {
                case IInvocationOperation { TargetMethod: { ContainingType.Name: "File" or "FileInfo" } opening }:
                    return BaseLibrary.IsIn(opening, "System.IO");
                case IObjectCreationOperation { Constructor: { ContainingType.Name: "FileStream" } made }:
                    return BaseLibrary.IsIn(made, "System.IO");
                case IObjectCreationOperation { Constructor: { ContainingType.Name: "StreamWriter" or "BinaryWriter" or "BufferedStream" }, Arguments: { IsEmpty: false } arguments }:
                    var first = arguments[0];
                    if (first.Parameter?.Type.SpecialType == SpecialType.System_String)
                    {
                        return true;
                    }

                    stream = first.Value;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }
}
