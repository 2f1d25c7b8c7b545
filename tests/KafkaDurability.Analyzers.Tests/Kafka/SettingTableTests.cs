using System.Collections.Immutable;
using System.Reflection;
using Confluent.Kafka;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Tests.Kafka;

/// <summary>Holds the table of settings to the real client: its config classes and its native library.</summary>
public class SettingTableTests
{
    private static readonly Type[] s_configs =
        [typeof(ClientConfig), typeof(AdminClientConfig), typeof(ProducerConfig), typeof(ConsumerConfig)];

    /// <summary>Their words are compared with case.</summary>
    private static readonly string[] s_cased = ["partitioner", "partition.assignment.strategy", "sasl.mechanism"];

    /// <summary>Checked when a client is built, not when the key is set.</summary>
    private static readonly string[] s_checkedLate = ["partition.assignment.strategy", "sasl.mechanism"];

    private static ImmutableArray<Setting> Native { get; } =
        [.. SettingTable.All.Where(setting => !setting.Key.StartsWith("dotnet.", StringComparison.Ordinal))];

    [Fact]
    public void TableHasTheKeysPropertiesAndAliasesOnce()
    {
        var keys = SettingTable.All.SelectMany(setting => setting.Aliases.Add(setting.Key)).ToArray();
        Assert.Equal(keys.Distinct(), keys);
        var properties = SettingTable.All.Select(setting => setting.Property).OfType<string>().ToArray();
        Assert.Equal(properties.Distinct(), properties);
    }

    [Fact]
    public void TableHasEveryPropertyOfTheConfigClassesAndNoOther()
    {
        var real = s_configs.SelectMany(Properties).Select(property => property.Name).Distinct().Order();
        var table = SettingTable.All.Select(setting => setting.Property).OfType<string>().Order();
        Assert.Equal(real, table);
    }

    [Fact]
    public void EachPropertyWritesTheKeyOfTheTable()
    {
        var real = new SortedDictionary<string, string>();
        var table = new SortedDictionary<string, string>();
        foreach (var (property, setting) in PropertiesOfTable())
        {
            real[property.Name] = Written(property, Sample(property)).Key;
            table[property.Name] = setting.Key;
        }

        Assert.Equal(real, table);
    }

    [Fact]
    public void EachKindIsThatOfTheProperty()
    {
        Assert.All(PropertiesOfTable(), pair =>
        {
            var type = Bare(pair.Property.PropertyType);
            var kind = type.IsEnum ? SettingKind.Choice
                : type == typeof(bool) ? SettingKind.Boolean
                : type == typeof(int) ? SettingKind.Integer
                : type == typeof(double) ? SettingKind.Decimal
                : SettingKind.Text;
            Assert.Equal((pair.Setting.Key, kind), (pair.Setting.Key, pair.Setting.Kind));
            Assert.Equal(kind == SettingKind.Choice, pair.Setting.Choices.Length > 0);
        });
    }

    [Fact]
    public void EachPropertyOfOneClientOnlyBelongsToThatClient()
    {
        Assert.All(Properties(typeof(ProducerConfig)).Where(p => p.DeclaringType == typeof(ProducerConfig)), property =>
            Assert.Equal(ClientKinds.Producer, SettingTable.ByProperty(property.Name)?.Clients));
        Assert.All(Properties(typeof(ConsumerConfig)).Where(p => p.DeclaringType == typeof(ConsumerConfig)), property =>
            Assert.Equal(ClientKinds.Consumer, SettingTable.ByProperty(property.Name)?.Clients));
    }

    [Fact]
    public void EachEnumMemberIsAChoiceWithItsNumberAndItsText()
    {
        foreach (var (property, setting) in PropertiesOfTable().Where(p => p.Setting.Kind == SettingKind.Choice))
        {
            var type = Bare(property.PropertyType);
            var members = setting.Choices.Where(choice => choice.Member is not null).ToArray();
            Assert.Equal(Enum.GetNames(type).Order(), members.Select(choice => choice.Member).Order());
            foreach (var choice in members)
            {
                var member = Enum.Parse(type, choice.Member!);
                Assert.Equal(Convert.ToInt64(member), choice.Number);
                if (setting.Key != "sasl.oauthbearer.grant.type")
                {
                    Assert.Same(choice, ChoiceOf(setting, Written(property, member).Value));
                }
            }
        }
    }

    /// <summary>A fault of the client; the table has the words that do work.</summary>
    [Theory]
    [InlineData(SaslOauthbearerGrantType.ClientCredentials)]
    [InlineData(SaslOauthbearerGrantType.JwtBearer)]
    public void GrantTypeOfTheEnumIsRefusedByTheNativeLibrary(SaslOauthbearerGrantType grantType)
    {
        var config = new ClientConfig { SaslOauthbearerGrantType = grantType };
        var (key, value) = Assert.Single(config);
        Assert.Equal(NativeSettings.Refused, NativeSettings.Set(key, value));
    }

    [Fact]
    public void EachKeyAndAliasIsKnownToTheNativeLibrary() =>
        Assert.All(Native.SelectMany(setting => setting.Aliases.Add(setting.Key)), key =>
            Assert.NotEqual(NativeSettings.Unknown, NativeSettings.Set(key, "1")));

    [Fact]
    public void PrefixTopicIsTakenWhereTheNativeLibraryTakesIt() =>
        Assert.All(Native.SelectMany(setting => setting.Aliases.Add(setting.Key)), key =>
            Assert.Equal(
                NativeSettings.Set("topic." + key, "1") != NativeSettings.Unknown,
                SettingTable.ByKey("topic." + key) is not null));

    [Fact]
    public void TableHasEveryDocumentedKeyWithItsClientsAndAliases()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // The library writes its documentation to a C file handle, which differs by C runtime there.
        }

        var prefix = "";
        var documented = 0;
        foreach (var line in NativeSettings.Documentation())
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            prefix = line.StartsWith("## Topic", StringComparison.Ordinal) ? "topic." : prefix;
            if (cells.Length < 6 || cells[1] is not ("*" or "P" or "C") || NotSetByText(cells[0], line))
            {
                continue;
            }

            documented++;
            var setting = SettingTable.ByKey(prefix + cells[0]);
            Assert.True(setting is not null, prefix + cells[0]);
            var clients = cells[1] switch
            {
                "P" => ClientKinds.Producer,
                "C" => ClientKinds.Consumer,
                _ => ClientKinds.All,
            };
            Assert.Equal((cells[0], clients), (cells[0], setting.Clients));
            if (line.IndexOf("Alias for `", StringComparison.Ordinal) is var at and >= 0)
            {
                Assert.Same(SettingTable.ByKey(prefix + line.Substring(at).Split('`')[1]), setting);
            }
        }

        Assert.InRange(documented, 170, 400);
    }

    [Fact]
    public void TableHasEveryKeyThatHasADefault() =>
        Assert.All(
            NativeSettings.Defaults().Keys.Concat(NativeSettings.TopicDefaults().Keys.Select(key => "topic." + key)),
            key => Assert.True(
                key.EndsWith("_cb", StringComparison.Ordinal) || SettingTable.ByKey(key) is not null, key));

    [Fact]
    public void DefaultsAreThoseOfTheNativeLibrary()
    {
        var defaults = NativeSettings.Defaults();
        var topicDefaults = NativeSettings.TopicDefaults();
        foreach (var setting in Native)
        {
            // The first differs by platform, the second is set by the .NET client.
            if (setting.Key is "builtin.features" or "client.software.name")
            {
                continue;
            }

            var keys = setting.Aliases.Add(setting.Key);
            var native = keys.Select(key => defaults.GetValueOrDefault(key)).OfType<string>().FirstOrDefault()
                ?? keys.Select(key => topicDefaults.GetValueOrDefault(WithoutPrefix(key)))
                    .OfType<string>().FirstOrDefault();
            var expected = setting.Kind == SettingKind.Choice ? ChoiceOf(setting, native!)?.Text : native;
            Assert.Equal((setting.Key, expected), (setting.Key, setting.Default));
        }
    }

    [Fact]
    public void WordsOfOneChoiceMeanOneValueAndOthersAnother()
    {
        foreach (var setting in Native.Where(s => s.Kind == SettingKind.Choice && !s_checkedLate.Contains(s.Key)))
        {
            var values = new HashSet<string>();
            foreach (var choice in setting.Choices)
            {
                var taken = Taken(setting.Key, choice.Text);
                Assert.True(values.Add(taken), choice.Text);
                Assert.All(choice.OtherTexts, text => Assert.Equal(taken, Taken(setting.Key, text)));
                Assert.All(setting.Aliases, alias => Assert.Equal(taken, Taken(alias, choice.Text)));
            }

            Assert.Equal(NativeSettings.Refused, NativeSettings.Set(setting.Key, "surely not"));
        }
    }

    [Fact]
    public void WordsAreComparedIgnoringCaseButForAFewSettings() =>
        Assert.All(Native.Where(s => s.Kind == SettingKind.Choice && !s_checkedLate.Contains(s.Key)), setting =>
            Assert.All(setting.Choices.Where(choice => choice.Text.Any(char.IsLetter)), choice => Assert.Equal(
                (choice.Text, s_cased.Contains(setting.Key) ? NativeSettings.Refused : NativeSettings.Accepted),
                (choice.Text, NativeSettings.Set(setting.Key, SwitchCase(choice.Text))))));

    [Theory]
    [InlineData("acks", "1000", true)]
    [InlineData("acks", "1001", false)]
    [InlineData("acks", "-2", false)]
    [InlineData("auto.offset.reset", "none", false)]
    [InlineData("auto.offset.reset", "1", false)]
    [InlineData("enable.idempotence", "T", true)]
    [InlineData("enable.idempotence", "yes", false)]
    [InlineData("linger.ms", "1.5", true)]
    public void NativeLibraryReadsValuesAsTheTableSays(string key, string value, bool accepted) =>
        Assert.Equal(accepted ? NativeSettings.Accepted : NativeSettings.Refused, NativeSettings.Set(key, value));

    [Fact]
    public void ProducerTakesItsDotnetKeysAndTheTopicPrefix()
    {
        using var producer = new ProducerBuilder<Null, string>(new Dictionary<string, string>
        {
            ["topic.acks"] = "1",
            ["dotnet.cancellation.delay.max.ms"] = SettingTable.ByKey("dotnet.cancellation.delay.max.ms")!.Default!,
            ["dotnet.producer.enable.background.poll"] = Settings.EnableBackgroundPoll.Default!,
            ["dotnet.producer.enable.delivery.reports"] = Settings.EnableDeliveryReports.Default!,
            ["dotnet.producer.delivery.report.fields"] = Settings.DeliveryReportFields.Default!,
        }).SetLogHandler((_, _) => { }).Build();
        Assert.Same(Settings.Acks, SettingTable.ByKey("topic.acks"));
    }

    [Theory]
    [InlineData("range", true)]
    [InlineData("roundrobin, range", true)]
    [InlineData("RANGE", false)]
    [InlineData("range,cooperative-sticky", false)]
    public void ConsumerTakesItsDotnetKeyAndAListOfAssignors(string assignors, bool accepted)
    {
        var builder = new ConsumerBuilder<Null, string>(new Dictionary<string, string>
        {
            ["group.id"] = "g",
            ["dotnet.consumer.consume.result.fields"] = SettingTable.ByProperty("ConsumeResultFields")!.Default!,
            ["partition.assignment.strategy"] = assignors,
        }).SetLogHandler((_, _) => { });
        Assert.Equal(accepted, Record.Exception(() => builder.Build().Dispose()) is null);
        Assert.Equal(accepted, ChoiceOf(Settings.PartitionAssignmentStrategy, assignors) is not null);
    }

    [Fact]
    public void SinceIsAVersionAfter19() =>
        Assert.All(SettingTable.All.Select(setting => setting.Since).OfType<string>(), since =>
            Assert.InRange(Version.Parse(since), new Version(2, 0), new Version(2, 16, 0)));

    [Fact]
    public void NamedSettingsAreRowsOfTheTable()
    {
        foreach (var field in typeof(Settings).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var setting = Assert.IsType<Setting>(field.GetValue(null));
            Assert.Contains(setting, SettingTable.All);
            Assert.Equal(field.Name, setting.Property ?? field.Name);
        }
    }

    private static IEnumerable<PropertyInfo> Properties(Type config) =>
        config.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true });

    private static IEnumerable<(PropertyInfo Property, Setting Setting)> PropertiesOfTable() =>
        from config in s_configs
        from property in Properties(config)
        let setting = SettingTable.ByProperty(property.Name)
        where setting is not null
        select (property, setting);

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static object Sample(PropertyInfo property)
    {
        var type = Bare(property.PropertyType);
        return type == typeof(string) ? "x"
            : type.IsEnum ? Enum.GetValues(type).GetValue(0)!
            : Convert.ChangeType(1, type);
    }

    private static KeyValuePair<string, string> Written(PropertyInfo property, object value)
    {
        var config = (Config)Activator.CreateInstance(property.ReflectedType!)!;
        property.SetValue(config, value);
        return Assert.Single(config);
    }

    private static Choice? ChoiceOf(Setting setting, string text) =>
        setting.Choices.SingleOrDefault(choice => choice.OtherTexts.Add(choice.Text).Contains(
            text,
            s_cased.Contains(setting.Key) ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase));

    private static string Taken(string key, string value)
    {
        Assert.Equal(NativeSettings.Accepted, NativeSettings.Set(key, value, out var taken));
        return Assert.IsType<string>(taken);
    }

    private static string SwitchCase(string text) =>
        string.Concat(text.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));

    private static string WithoutPrefix(string key) =>
        key.StartsWith("topic.", StringComparison.Ordinal) ? key.Substring("topic.".Length) : key;

    private static bool NotSetByText(string key, string documentation) =>
        documentation.Contains("see dedicated API", StringComparison.Ordinal)
        || key is "opaque" or "interceptors" or "ssl_key" or "ssl_certificate" or "ssl_ca" or "default_topic_conf";
}
