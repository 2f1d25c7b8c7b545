using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace KafkaDurability.Mutation;

/// <summary>The tests, found and run one by one in this process.</summary>
internal sealed class TestRunner : IDisposable
{
    private readonly ITestFrameworkDiscoverer _discoverer;
    private readonly ITestFrameworkExecutor _executor;
    private readonly Dictionary<string, Dictionary<string, ITestCase>> _classes = [];

    public TestRunner()
    {
        var tests = Assembly.Load("KafkaDurability.Analyzers.Tests");
        var framework = new XunitTestFramework(new Sink(_ => { }));
        _discoverer = framework.GetDiscoverer(Reflector.Wrap(tests));
        _executor = framework.GetExecutor(tests.GetName());
    }

    /// <summary>All of the tests.</summary>
    public IReadOnlyList<ITestCase> All()
    {
        var all = new List<ITestCase>();
        Await(sink => _discoverer.Find(includeSourceInformation: false, sink, new Options()), message => Add(message, all));
        return all;
    }

    /// <summary>Null where it cannot be found: what its rows are made from throws, or takes too long.</summary>
    public ITestCase? Find(string type, string id)
    {
        if (!_classes.TryGetValue(type, out var cases))
        {
            var all = new List<ITestCase>();
            Await(sink => _discoverer.Find(type, includeSourceInformation: false, sink, new Options()), message => Add(message, all), milliseconds: 10_000);
            _classes[type] = cases = all.ToDictionary(test => test.UniqueID);
        }

        return cases.GetValueOrDefault(id);
    }

    public bool Passes(ITestCase test)
    {
        var passes = true;
        Await(sink => _executor.RunTests([test], sink, new Options()), message => passes &= message is not (ITestFailed or IErrorMessage));
        return passes;
    }

    public void Dispose()
    {
        _executor.Dispose();
        _discoverer.Dispose();
    }

    private static void Add(IMessageSinkMessage message, List<ITestCase> all)
    {
        if (message is ITestCaseDiscoveryMessage found)
        {
            all.Add(found.TestCase);
        }
    }

    private static void Await(Action<IMessageSink> start, Action<IMessageSinkMessage> see, int milliseconds = Timeout.Infinite)
    {
        var done = new ManualResetEventSlim();
        start(new Sink(message =>
        {
            see(message);
            if (message is IDiscoveryCompleteMessage or ITestAssemblyFinished)
            {
                done.Set();
            }
        }));
        done.Wait(milliseconds);
    }

    private sealed class Sink(Action<IMessageSinkMessage> see) : Xunit.LongLivedMarshalByRefObject, IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message)
        {
            see(message);
            return true;
        }
    }

    /// <summary>One test after the other, and each row of a theory by itself.</summary>
    private sealed class Options : Xunit.LongLivedMarshalByRefObject, ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = new()
        {
            ["xunit.discovery.PreEnumerateTheories"] = true,
            ["xunit.execution.DisableParallelization"] = true,
            ["xunit.execution.SynchronousMessageReporting"] = true,
        };

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
