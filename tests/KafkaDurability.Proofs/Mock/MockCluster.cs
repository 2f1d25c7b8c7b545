using System.Runtime.InteropServices;
using System.Text;
using Confluent.Kafka;

namespace KafkaDurability.Proofs.Mock;

/// <summary>
/// A cluster of librdkafka's mock brokers in this process, which any client on this machine can use. Brokers are
/// numbered from 1. A fault stays until it has been met, or is taken back.
/// </summary>
/// <remarks>
/// What the mock does not do: create topics for an admin client, replicate, delete by age, tell committed from aborted messages, fence an older transactional producer,
/// store the offsets of a transaction, and check sequence numbers of a producer that is idempotent but not transactional
/// (librdkafka, src/rdkafka_mock.c and rdkafka_mock_handlers.c). A request that is rejected is not carried out; one that
/// is answered late is.
/// </remarks>
internal sealed class MockCluster : IDisposable
{
    private const int NoLeader = -1;

    private readonly nint _client;
    private readonly nint _cluster;
    private readonly int _brokers;

    private MockCluster(nint client, nint cluster, int brokers)
    {
        _client = client;
        _cluster = cluster;
        _brokers = brokers;
        BootstrapServers = Marshal.PtrToStringUTF8(Librdkafka.Bootstraps(cluster))!;
    }

    /// <summary>The addresses of the brokers, as clients take them.</summary>
    public string BootstrapServers { get; }

    public static MockCluster Start(int brokers = 1)
    {
        var error = new byte[512];
        var conf = Librdkafka.NewConf();

        // This client only carries the cluster; on its own it would warn that it has no brokers.
        _ = Librdkafka.SetConf(conf, "log_level", "2", error, (nuint)error.Length);
        var client = Librdkafka.New(Librdkafka.Producer, conf, error, (nuint)error.Length);
        if (client == 0)
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(error).TrimEnd('\0'));
        }

        var cluster = Librdkafka.NewCluster(client, brokers);

        // The first member of a group gets its partitions at once; the default is to wait three seconds for more.
        Librdkafka.SetInitialRebalanceDelay(cluster, 0);
        Librdkafka.StartRequestTracking(cluster);
        return new MockCluster(client, cluster, brokers);
    }

    /// <summary>Makes a topic of one partition, led by broker 1.</summary>
    public MockTopic CreateTopic(string name)
    {
        Check(Librdkafka.CreateTopic(_cluster, name, partitions: 1, replicationFactor: 1));
        Check(Librdkafka.SetLeader(_cluster, name, partition: 0, broker: 1));
        return new MockTopic(this, name);
    }

    /// <summary>The next requests of this kind, to any broker, are answered with the error and not carried out.</summary>
    /// <remarks>
    /// After <see cref="ErrorCode.TopicAuthorizationFailed"/> a client fails all messages to the topic by itself, until it
    /// asks for metadata the next time. A new client does not.
    /// </remarks>
    public void Reject(ApiKey request, ErrorCode error, int times = 1) =>
        Librdkafka.PushRequestErrors(_cluster, (short)request, (nuint)times, Enumerable.Repeat(error, times).ToArray());

    /// <summary>The next request of this kind to the broker is carried out, and answered that much later.</summary>
    public void AnswerLate(ApiKey request, TimeSpan delay, int broker = 1) =>
        Check(Librdkafka.PushRequestError(_cluster, broker, (short)request, 1, ErrorCode.NoError, (int)delay.TotalMilliseconds));

    /// <summary>All answers of all brokers take that long; zero takes it back.</summary>
    public void SetRoundTrip(TimeSpan delay) => ForEachBroker(
        broker => Check(Librdkafka.SetRoundTrip(_cluster, broker, (int)delay.TotalMilliseconds)));

    /// <summary>All brokers close their connections, and take none.</summary>
    public void TakeDown() => ForEachBroker(broker => Check(Librdkafka.SetDown(_cluster, broker)));

    /// <summary>Takes back <see cref="TakeDown"/>.</summary>
    public void BringUp() => ForEachBroker(broker => Check(Librdkafka.SetUp(_cluster, broker)));

    /// <summary>The topic's partition is without a leader, as during an election.</summary>
    public void LoseLeader(string topic) => Check(Librdkafka.SetLeader(_cluster, topic, partition: 0, NoLeader));

    /// <summary>Takes back <see cref="LoseLeader"/>.</summary>
    public void ElectLeader(string topic) => Check(Librdkafka.SetLeader(_cluster, topic, partition: 0, broker: 1));

    /// <summary>How many requests of this kind the brokers have had.</summary>
    public int CountRequests(ApiKey request)
    {
        var requests = Librdkafka.GetRequests(_cluster, out var count);
        var keys = Enumerable.Range(0, (int)count).Select(index => Librdkafka.ApiKeyOf(Marshal.ReadIntPtr(requests, index * nint.Size)));
        var matching = keys.Count(key => key == (short)request);
        Librdkafka.DestroyRequests(requests, count);
        return matching;
    }

    /// <summary>
    /// Waits for that many more requests of this kind. Those that a client sends at intervals tell how much time it has had,
    /// however slow the machine is.
    /// </summary>
    /// <param name="isOver">Whether there is no need to wait any longer.</param>
    public async Task WaitForRequestsAsync(ApiKey request, int count, Func<bool> isOver, CancellationToken stop)
    {
        for (var end = CountRequests(request) + count; CountRequests(request) < end && !isOver();)
        {
            await Task.Delay(50, stop);
        }
    }

    public void Dispose()
    {
        Librdkafka.DestroyCluster(_cluster);
        Librdkafka.Destroy(_client);
    }

    private void ForEachBroker(Action<int> act)
    {
        for (var broker = 1; broker <= _brokers; broker++)
        {
            act(broker);
        }
    }

    private static void Check(ErrorCode error)
    {
        if (error != ErrorCode.NoError)
        {
            throw new KafkaException(error);
        }
    }
}
