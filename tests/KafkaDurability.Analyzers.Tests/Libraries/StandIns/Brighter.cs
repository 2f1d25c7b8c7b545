namespace KafkaDurability.Analyzers.Tests.Libraries.StandIns;

/// <summary>The public surface of Brighter 10 that handlers and subscriptions use.</summary>
internal static class Brighter
{
    public const string Core = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        [assembly: System.Reflection.AssemblyVersion("10.0.0.0")]

        namespace Paramore.Brighter
        {
            public interface IRequest { }
            public class Event : IRequest { }
            public class Command : IRequest { }
            public class RoutingKey { public RoutingKey(string name) { } }
            public class ChannelName { public ChannelName(string name) { } }
            public class SubscriptionName { public SubscriptionName(string name) { } }
            public enum OnMissingChannel { Create, Validate, Assume }
            public class Subscription { }
            public class Publication
            {
                public RoutingKey Topic { get; set; }
                public OnMissingChannel MakeChannels { get; set; }
            }

            public abstract class RequestHandlerAttribute : Attribute { protected RequestHandlerAttribute(int step) { } }

            public abstract class RequestHandler<TRequest> where TRequest : class, IRequest
            {
                public virtual TRequest Handle(TRequest advanceTimerEvent) => advanceTimerEvent;
            }

            public abstract class RequestHandlerAsync<TRequest> where TRequest : class, IRequest
            {
                public virtual Task<TRequest> HandleAsync(TRequest command, CancellationToken cancellationToken = default) => Task.FromResult(command);
            }
        }

        namespace Paramore.Brighter.Reject.Attributes
        {
            public class RejectMessageOnErrorAttribute : RequestHandlerAttribute { public RejectMessageOnErrorAttribute(int step) : base(step) { } }
            public class RejectMessageOnErrorAsyncAttribute : RequestHandlerAttribute { public RejectMessageOnErrorAsyncAttribute(int step) : base(step) { } }
        }

        namespace Paramore.Brighter.Defer.Attributes
        {
            public class DeferMessageOnErrorAttribute : RequestHandlerAttribute { public DeferMessageOnErrorAttribute(int step, int delayMilliseconds = 0) : base(step) { } }
        }

        namespace Paramore.Brighter.DontAck.Attributes
        {
            public class DontAckOnErrorAttribute : RequestHandlerAttribute { public DontAckOnErrorAttribute(int step) : base(step) { } }
            public class DontAckOnErrorAsyncAttribute : RequestHandlerAttribute { public DontAckOnErrorAsyncAttribute(int step) : base(step) { } }
        }
        """;

    public const string Kafka = """
        using System;

        [assembly: System.Reflection.AssemblyVersion("10.0.0.0")]

        namespace Paramore.Brighter.MessagingGateway.Kafka
        {
            public class KafkaSubscription : Subscription
            {
                public KafkaSubscription(SubscriptionName subscriptionName, ChannelName channelName, RoutingKey routingKey, Type requestType = null, string groupId = null,
                    int requeueCount = -1, long commitBatchSize = 10, int numOfPartitions = 1, short replicationFactor = 1, OnMissingChannel makeChannels = OnMissingChannel.Create, RoutingKey deadLetterRoutingKey = null) { }

                public RoutingKey DeadLetterRoutingKey { get; set; }
                public short ReplicationFactor { get; set; }
            }

            public class KafkaSubscription<T> : KafkaSubscription where T : IRequest
            {
                public KafkaSubscription(SubscriptionName subscriptionName = null, ChannelName channelName = null, RoutingKey routingKey = null, string groupId = null,
                    int requeueCount = -1, long commitBatchSize = 10, int numOfPartitions = 1, short replicationFactor = 1, OnMissingChannel makeChannels = OnMissingChannel.Create, RoutingKey deadLetterRoutingKey = null)
                    : base(subscriptionName, channelName, routingKey) { }
            }

            public class KafkaPublication : Publication
            {
                public int NumPartitions { get; set; }
                public short ReplicationFactor { get; set; } = 1;
            }

            public class KafkaPublication<T> : KafkaPublication where T : class, IRequest { }
        }
        """;
}
