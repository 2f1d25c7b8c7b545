using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace KafkaDurability.Proofs.Mock;

/// <summary>The functions of librdkafka's C API (rdkafka.h, rdkafka_mock.h) that <see cref="MockCluster"/> needs.</summary>
/// <remarks>
/// Confluent.Kafka carries several builds of the library and loads the one that fits the machine. The calls go to that
/// one, found among the modules of the process.
/// </remarks>
internal static class Librdkafka
{
    public const int Producer = 0;

    private const string Library = "librdkafka";

    static Librdkafka()
    {
        Confluent.Kafka.Library.Load();
        NativeLibrary.SetDllImportResolver(typeof(Librdkafka).Assembly, Resolve);
    }

    [DllImport(Library, EntryPoint = "rd_kafka_conf_new")]
    public static extern nint NewConf();

    [DllImport(Library, EntryPoint = "rd_kafka_conf_set")]
    public static extern int SetConf(
        nint conf,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string key,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string value,
        byte[] errorText,
        nuint errorTextSize);

    /// <summary>Makes a client, which takes the configuration; zero on failure.</summary>
    [DllImport(Library, EntryPoint = "rd_kafka_new")]
    public static extern nint New(int type, nint conf, byte[] errorText, nuint errorTextSize);

    [DllImport(Library, EntryPoint = "rd_kafka_destroy")]
    public static extern void Destroy(nint client);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_cluster_new")]
    public static extern nint NewCluster(nint client, int brokers);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_cluster_destroy")]
    public static extern void DestroyCluster(nint cluster);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_cluster_bootstraps")]
    public static extern nint Bootstraps(nint cluster);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_topic_create")]
    public static extern ErrorCode CreateTopic(
        nint cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, int partitions, int replicationFactor);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_partition_set_leader")]
    public static extern ErrorCode SetLeader(
        nint cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, int partition, int broker);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_group_initial_rebalance_delay_ms")]
    public static extern void SetInitialRebalanceDelay(nint cluster, int milliseconds);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_push_request_errors_array")]
    public static extern void PushRequestErrors(nint cluster, short apiKey, nuint count, ErrorCode[] errors);

    /// <remarks>
    /// The C function takes pairs of error and delay as variable arguments. With one pair this is how they are passed
    /// on x64, and on arm64 but for Apple's.
    /// </remarks>
    [DllImport(Library, EntryPoint = "rd_kafka_mock_broker_push_request_error_rtts")]
    public static extern ErrorCode PushRequestError(
        nint cluster, int broker, short apiKey, nuint count, ErrorCode error, int milliseconds);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_broker_set_rtt")]
    public static extern ErrorCode SetRoundTrip(nint cluster, int broker, int milliseconds);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_broker_set_down")]
    public static extern ErrorCode SetDown(nint cluster, int broker);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_broker_set_up")]
    public static extern ErrorCode SetUp(nint cluster, int broker);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_start_request_tracking")]
    public static extern void StartRequestTracking(nint cluster);

    /// <summary>The requests since the tracking began: an array of pointers, for <see cref="DestroyRequests"/>.</summary>
    [DllImport(Library, EntryPoint = "rd_kafka_mock_get_requests")]
    public static extern nint GetRequests(nint cluster, out nuint count);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_request_destroy_array")]
    public static extern void DestroyRequests(nint requests, nuint count);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_request_api_key")]
    public static extern short ApiKeyOf(nint request);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }

        using var process = Process.GetCurrentProcess();
        var loaded = process.Modules.Cast<ProcessModule>().First(
            module => module.ModuleName.Contains("librdkafka", StringComparison.OrdinalIgnoreCase));
        return NativeLibrary.Load(loaded.FileName);
    }
}
