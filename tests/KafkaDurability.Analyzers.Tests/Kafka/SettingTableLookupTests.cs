using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Tests.Kafka;

/// <summary>How the spelling of a user finds its setting, or the nearest key.</summary>
public class SettingTableLookupTests
{
    [Theory]
    [InlineData("acks", "acks")]
    [InlineData("request.required.acks", "acks")]
    [InlineData("topic.request.required.acks", "acks")]
    [InlineData("retries", "message.send.max.retries")]
    [InlineData("queue.buffering.max.ms", "linger.ms")]
    [InlineData("delivery.timeout.ms", "message.timeout.ms")]
    [InlineData("max.in.flight.requests.per.connection", "max.in.flight")]
    [InlineData("enable.auto.commit", "enable.auto.commit")]
    [InlineData("topic.enable.auto.commit", "auto.commit.enable")]
    [InlineData("topic.auto.commit.interval.ms", "topic.auto.commit.interval.ms")]
    [InlineData("Acks", null)]
    [InlineData("acks ", null)]
    [InlineData("ack", null)]
    [InlineData("", null)]
    [InlineData("Topic.acks", null)]
    [InlineData("topic.topic.acks", null)]
    [InlineData("topic.enable.idempotence", null)]
    [InlineData("EnableIdempotence", null)]
    [InlineData("sasl.jaas.config", null)]
    public void ByKeyFindsTheSettingOfExactlyThatKey(string key, string? canonical)
    {
        Assert.Equal(canonical, SettingTable.ByKey(key)?.Key);
        if (canonical is null)
        {
            Assert.NotEqual(NativeSettings.Accepted, NativeSettings.Set(key, "1"));
        }
    }

    [Fact]
    public void ByPropertyMindsCaseAndItsTwinDoesNot()
    {
        Assert.Same(Settings.EnableIdempotence, SettingTable.ByProperty("EnableIdempotence"));
        Assert.Null(SettingTable.ByProperty("enableidempotence"));
        Assert.Same(Settings.EnableIdempotence, SettingTable.ByPropertyIgnoreCase("enableidempotence"));
        Assert.Same(Settings.Acks, SettingTable.ByPropertyIgnoreCase("acks"));
        Assert.Null(SettingTable.ByPropertyIgnoreCase("enable.idempotence"));
    }

    [Theory]
    [InlineData("Acks", "acks")]
    [InlineData("acks ", "acks")]
    [InlineData("ack", "acks")]
    [InlineData("akcs", "acks")]
    [InlineData("ENABLE.IDEMPOTENCE", "enable.idempotence")]
    [InlineData("enable_idempotence", "enable.idempotence")]
    [InlineData("enable-idempotence", "enable.idempotence")]
    [InlineData("enable idempotence", "enable.idempotence")]
    [InlineData("enable.idempotance", "enable.idempotence")]
    [InlineData("enable.idempotent", "enable.idempotence")]
    [InlineData("bootstrap.server", "bootstrap.servers")]
    [InlineData("autooffsetreset", "auto.offset.reset")]
    [InlineData("max.in.flight.request.per.connection", "max.in.flight.requests.per.connection")]
    [InlineData("enabled.events", "enabled_events")]
    [InlineData("topic.ack", "topic.acks")]
    [InlineData("acks", null)] // known
    [InlineData("request.required.acks", null)] // known
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData("ac", null)] // too short for two edits
    [InlineData("enable.idem", null)] // too far
    [InlineData("ssl.c.location", "ssl.ca.location")] // ssl.crl.location is two edits away
    [InlineData("ssl.cl.location", null)] // ssl.ca.location or ssl.crl.location
    [InlineData("min.insync.replicas", null)] // of the broker
    public void NearestKeyIsTheOneWithinTwoEdits(string misspelt, string? nearest) =>
        Assert.Equal(nearest, SettingTable.NearestKey(misspelt));

    [Fact]
    public void NearestKeyIgnoresLongText()
    {
        Assert.Equal("acks", SettingTable.NearestKey("acks" + new string(' ', 96)));
        Assert.Null(SettingTable.NearestKey("acks" + new string(' ', 97)));
    }

    [Fact]
    public void NearestKeyNeverSaysAKnownKeyNorItself() =>
        Assert.All(SettingTable.All.SelectMany(setting => setting.Aliases.Add(setting.Key)), key =>
        {
            Assert.Null(SettingTable.NearestKey(key));
            Assert.Equal(key, SettingTable.NearestKey(key.ToUpperInvariant()));
        });
}
