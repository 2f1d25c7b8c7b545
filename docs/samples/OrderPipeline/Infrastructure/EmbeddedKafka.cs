using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Confluent.Kafka;

namespace OrderPipeline.Infrastructure;

/// <summary>
/// The mock cluster that librdkafka carries: real brokers as far as the protocol goes, inside this process.
/// </summary>
public sealed class EmbeddedKafka : IDisposable
{
    private const int ProducerType = 0;

    private readonly IntPtr client;
    private readonly IntPtr cluster;

    static EmbeddedKafka()
    {
        // Confluent.Kafka picks the build of librdkafka that fits the machine; calls from here must go to the same one.
        Library.Load();
        NativeLibrary.SetDllImportResolver(typeof(EmbeddedKafka).Assembly, ResolveLibrary);
    }

    private EmbeddedKafka(IntPtr client, IntPtr cluster)
    {
        this.client = client;
        this.cluster = cluster;
        BootstrapServers = Marshal.PtrToStringUTF8(Native.rd_kafka_mock_cluster_bootstraps(cluster)) ?? "";
    }

    public string BootstrapServers { get; }

    public static EmbeddedKafka Start(int brokers = 1)
    {
        var error = new byte[512];
        var conf = Native.rd_kafka_conf_new();

        // This client only carries the cluster; without this it warns that it has no brokers to connect to.
        Native.rd_kafka_conf_set(conf, "log_level", "4", error, (nuint)error.Length);

        var client = Native.rd_kafka_new(ProducerType, conf, error, (nuint)error.Length);
        if (client == IntPtr.Zero)
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(error).TrimEnd('\0'));
        }

        var cluster = Native.rd_kafka_mock_cluster_new(client, brokers);
        if (cluster == IntPtr.Zero)
        {
            Native.rd_kafka_destroy(client);
            throw new InvalidOperationException("The mock cluster did not start.");
        }

        // A new group gets its partitions at once; a broker would wait three seconds for more members.
        Native.rd_kafka_mock_group_initial_rebalance_delay_ms(cluster, 0);
        return new EmbeddedKafka(client, cluster);
    }

    public void CreateTopic(string topic, int partitions)
    {
        var error = (ErrorCode)Native.rd_kafka_mock_topic_create(cluster, topic, partitions, replicationFactor: 1);
        if (error != ErrorCode.NoError)
        {
            throw new KafkaException(error);
        }
    }

    public void Dispose()
    {
        Native.rd_kafka_mock_cluster_destroy(cluster);
        Native.rd_kafka_destroy(client);
    }

    private static IntPtr ResolveLibrary(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Native.LibraryName)
        {
            return IntPtr.Zero;
        }

        using var process = Process.GetCurrentProcess();
        var loaded = process.Modules
            .Cast<ProcessModule>()
            .FirstOrDefault(module => Path.GetFileName(module.FileName).Contains("librdkafka", StringComparison.OrdinalIgnoreCase));

        return loaded is null ? IntPtr.Zero : NativeLibrary.Load(loaded.FileName);
    }

    private static class Native
    {
        internal const string LibraryName = "librdkafka";

        [DllImport(LibraryName)]
        internal static extern IntPtr rd_kafka_conf_new();

        [DllImport(LibraryName)]
        internal static extern int rd_kafka_conf_set(
            IntPtr conf,
            [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
            [MarshalAs(UnmanagedType.LPUTF8Str)] string value,
            byte[] errorText,
            nuint errorTextSize);

        [DllImport(LibraryName)]
        internal static extern IntPtr rd_kafka_new(int type, IntPtr conf, byte[] errorText, nuint errorTextSize);

        [DllImport(LibraryName)]
        internal static extern void rd_kafka_destroy(IntPtr client);

        [DllImport(LibraryName)]
        internal static extern IntPtr rd_kafka_mock_cluster_new(IntPtr client, int brokers);

        [DllImport(LibraryName)]
        internal static extern void rd_kafka_mock_cluster_destroy(IntPtr cluster);

        [DllImport(LibraryName)]
        internal static extern IntPtr rd_kafka_mock_cluster_bootstraps(IntPtr cluster);

        [DllImport(LibraryName)]
        internal static extern int rd_kafka_mock_topic_create(
            IntPtr cluster,
            [MarshalAs(UnmanagedType.LPUTF8Str)] string topic,
            int partitions,
            int replicationFactor);

        [DllImport(LibraryName)]
        internal static extern void rd_kafka_mock_group_initial_rebalance_delay_ms(IntPtr cluster, int delayMs);
    }
}
