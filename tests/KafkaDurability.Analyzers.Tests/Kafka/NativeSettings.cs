using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Confluent.Kafka;

namespace KafkaDurability.Analyzers.Tests.Kafka;

/// <summary>Asks the native library behind Confluent.Kafka about its settings.</summary>
/// <remarks>
/// Takes the functions from the module that Confluent.Kafka loaded, since which of the native files loads
/// depends on the machine.
/// </remarks>
internal static class NativeSettings
{
    public const int Accepted = 0;
    public const int Refused = -1;
    public const int Unknown = -2;

    private static readonly nint s_library = LoadedLibrary();
    private static readonly New s_new = Function<New>("rd_kafka_conf_new");
    private static readonly New s_topicNew = Function<New>("rd_kafka_topic_conf_new");
    private static readonly Free s_free = Function<Free>("rd_kafka_conf_destroy");
    private static readonly Free s_topicFree = Function<Free>("rd_kafka_topic_conf_destroy");
    private static readonly SetText s_set = Function<SetText>("rd_kafka_conf_set");
    private static readonly GetText s_get = Function<GetText>("rd_kafka_conf_get");
    private static readonly GetText s_topicGet = Function<GetText>("rd_kafka_topic_conf_get");
    private static readonly Topic s_topic = Function<Topic>("rd_kafka_conf_get_default_topic_conf");
    private static readonly DumpAll s_dump = Function<DumpAll>("rd_kafka_conf_dump");
    private static readonly DumpAll s_topicDump = Function<DumpAll>("rd_kafka_topic_conf_dump");
    private static readonly FreeDump s_freeDump = Function<FreeDump>("rd_kafka_conf_dump_free");
    private static readonly Free s_show = Function<Free>("rd_kafka_conf_properties_show");

    private delegate nint New();

    private delegate void Free(nint handle);

    private delegate int SetText(
        nint conf,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string value,
        [Out] byte[] error,
        nint errorSize);

    private delegate int GetText(
        nint conf, [MarshalAs(UnmanagedType.LPUTF8Str)] string key, [Out] byte[] value, ref nint size);

    private delegate nint Topic(nint conf);

    private delegate nint DumpAll(nint conf, out nint count);

    private delegate void FreeDump(nint dump, nint count);

    private delegate nint OpenFile(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string mode);

    private delegate int CloseFile(nint file);

    /// <summary>Sets one key on a new configuration.</summary>
    public static int Set(string key, string value) => Set(key, value, out _);

    /// <summary>As above, and reads back how the library spells the value it took.</summary>
    public static int Set(string key, string value, out string? taken)
    {
        var conf = s_new();
        try
        {
            var text = new byte[1024];
            var result = s_set(conf, key, value, text, text.Length);
            taken = result == Accepted && Get(conf, key, text) == Accepted ? UntilZero(text) : null;
            return result;
        }
        finally
        {
            s_free(conf);
        }
    }

    /// <summary>The values of a new configuration, without those that are unset or empty.</summary>
    public static Dictionary<string, string> Defaults() => Dump(s_new(), s_dump, s_free);

    /// <summary>The values of a new topic configuration.</summary>
    public static Dictionary<string, string> TopicDefaults() => Dump(s_topicNew(), s_topicDump, s_topicFree);

    /// <summary>The library's own table of settings, in the form of CONFIGURATION.md. Not on Windows.</summary>
    public static string[] Documentation()
    {
        var c = NativeLibrary.Load("libc", typeof(NativeSettings).Assembly, null);
        var path = Path.GetTempFileName();
        try
        {
            var file = Marshal.GetDelegateForFunctionPointer<OpenFile>(NativeLibrary.GetExport(c, "fopen"))(path, "w");
            s_show(file);
            _ = Marshal.GetDelegateForFunctionPointer<CloseFile>(NativeLibrary.GetExport(c, "fclose"))(file);
            return File.ReadAllLines(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static int Get(nint conf, string key, byte[] text)
    {
        nint size = text.Length;
        return key.StartsWith("topic.", StringComparison.Ordinal) && s_topic(conf) is not 0 and var topic
            ? s_topicGet(topic, key.Substring("topic.".Length), text, ref size)
            : s_get(conf, key, text, ref size);
    }

    private static Dictionary<string, string> Dump(nint conf, DumpAll dump, Free free)
    {
        var pairs = dump(conf, out var count);
        try
        {
            var values = new Dictionary<string, string>();
            for (var at = 0; at < count; at += 2)
            {
                var value = TextAt(pairs, at + 1);
                if (value.Length > 0)
                {
                    values.Add(TextAt(pairs, at), value);
                }
            }

            return values;
        }
        finally
        {
            s_freeDump(pairs, count);
            free(conf);
        }
    }

    private static string TextAt(nint array, int index) =>
        Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(array, index * nint.Size)) ?? "";

    private static string UntilZero(byte[] text) => Encoding.UTF8.GetString(text, 0, Array.IndexOf(text, (byte)0));

    private static TFunction Function<TFunction>(string name)
        where TFunction : Delegate =>
        Marshal.GetDelegateForFunctionPointer<TFunction>(NativeLibrary.GetExport(s_library, name));

    private static nint LoadedLibrary()
    {
        Confluent.Kafka.Library.Load();
        using var process = Process.GetCurrentProcess();
        var module = process.Modules.Cast<ProcessModule>().First(
            module => module.ModuleName.Contains("librdkafka", StringComparison.OrdinalIgnoreCase));
        return NativeLibrary.Load(module.FileName);
    }
}
