namespace KafkaDurability.Analyzers;

/// <summary>How far anything is followed. Past a bound the answer is "not in sight": nothing is claimed, and nothing hangs.</summary>
internal static class Limits
{
    // Across functions.

    /// <summary>Calls that are followed from one function into the next; code is rarely spread wider, and what lies behind counts as out of sight.</summary>
    public const int CallDepth = 3;

    /// <summary>The same from a call to the send behind it: each of these questions is asked of every call in a try.</summary>
    public const int SendDepth = 2;

    /// <summary>The same in configuration by chains of calls, which has helpers more often.</summary>
    public const int ChainDepth = 6;

    /// <summary>Operations of all bodies that one question on a chain looks at; the longest configuration in public code has about 5,000.</summary>
    public const int ChainOperations = 50_000;

    /// <summary>Lambdas and local functions within each other that the evaluator of settings runs where they are called.</summary>
    public const int EvaluatedCallees = 4;

    /// <summary>Members looked through from one root; past it their callees count as out of sight.</summary>
    public const int CallOrderMembers = 4_000;

    /// <summary>Callers looked through from one member by names; past it, it is cheaper to read all that may have a loop.</summary>
    public const int CallersByName = 50;

    /// <summary>Callers bound from one member; loops further up say nothing of it.</summary>
    public const int BoundCallers = 1_000;

    /// <summary>How far up a loop is looked for that calls a member again and again.</summary>
    public const int LoopLevels = 4;

    /// <summary>Variables, arguments and conversions that one delegate goes through.</summary>
    public const int DelegateDepth = 12;

    /// <summary>More functions than that, and the delegate is a piece of infrastructure that says nothing of any of them.</summary>
    public const int DelegateFunctions = 24;

    /// <summary>Functions that a delivery handler may run; with more the answer is "unknown".</summary>
    public const int HandlerFunctions = 16;

    /// <summary>Functions within functions that are read for a producer's queue.</summary>
    public const int NestedFunctions = 16;

    /// <summary>Functions within functions through which one message is followed.</summary>
    public const int ConsumedFunctions = 6;

    /// <summary>Methods of its own object that a member which collects a batch comes to call.</summary>
    public const int OwnMethods = 32;

    /// <summary>Bodies or methods that are read from one function for its producer; what comes behind them is out of sight.</summary>
    public const int BodiesWithProducer = 32;

    /// <summary>Sends times commits of one consumer that are looked at; with more of them nothing is said.</summary>
    public const int SendPairs = 10_000;

    /// <summary>Methods that hand a task on, one behind the other; beyond them nothing is claimed.</summary>
    public const int TaskMethods = 30;

    /// <summary>Members that are looked through for what a guarantee does not see; what lies behind more counts as out of sight.</summary>
    public const int SightMembers = 60;

    /// <summary>Bodies, bound and as graphs, that stay in memory when nobody asks for them: those of a file at hand and of what it calls.</summary>
    public const int KeptBodies = 64;

    /// <summary>Files whose models stay in memory when nobody asks for them.</summary>
    public const int KeptModels = 8;

    // One function.

    /// <summary>Larger control flow graphs are given up: the answer is "unknown", never a hang.</summary>
    public const int Blocks = 20_000;

    /// <summary>Try statements within each other: what the compiler needs for their graph grows with the cube of that.</summary>
    public const int Guards = 250;

    /// <summary>Steps of the message reader: enough for any method that a person wrote; past it the member is given up.</summary>
    public const int MessageSteps = 1_000_000;

    /// <summary>Deeper expressions are given up: the stack is not ours.</summary>
    public const int ExpressionDepth = 200;

    /// <summary>How deep an expression is looked into for a constant.</summary>
    public const int ConstantDepth = 32;

    /// <summary>The same for an offset, with the variables it comes by.</summary>
    public const int OffsetDepth = 60;

    /// <summary>Steps that one offset is followed back; past it nothing is known of it.</summary>
    public const int OffsetSteps = 20_000;

    /// <summary>Operations of a helper that an offset is followed into; a longer one does more than compute it.</summary>
    public const int OffsetHelper = 400;

    /// <summary>Operations that the evaluator of settings looks at for a member, nested bodies and repetitions counted; past it nothing is claimed.</summary>
    public const int EvaluatedOperations = 200_000;

    /// <summary>Operations of one expression in a topic's specification; larger ones are not read to their end.</summary>
    public const int TopicSteps = 100;

    /// <summary>Conditions within each other that are read for a development environment.</summary>
    public const int ConditionDepth = 50;

    /// <summary>Statements behind a send among which its mark is looked for; further away it is for something else.</summary>
    public const int MarkDistance = 100;

    // States that are told apart.

    /// <summary>Paths with states of their own that one program point keeps for a message; with more, those alike in what counts are joined.</summary>
    public const int Disjuncts = 48;

    /// <summary>Conditions of loops that are remembered on one path.</summary>
    public const int Conditions = 8;

    /// <summary>More ways to return than this, and callers are told nothing.</summary>
    public const int Exits = 24;

    /// <summary>An enum of more values than these says more than how the processing went.</summary>
    public const int Answers = 5;

    /// <summary>Members of one object whose values are told apart on a path.</summary>
    public const int ObjectMembers = 16;

    /// <summary>Values that a setting may have by different paths; with more it may have any.</summary>
    public const int Alternatives = 12;

    /// <summary>Objects that are told apart in one state of an automaton: one to report, and some to point at. The first in the source are kept.</summary>
    public const int Sites = 8;

    /// <summary>Possibilities of an automaton at one point; with more, exceptions of different types become one of any type.</summary>
    public const int Possibilities = 64;

    /// <summary>Events that a trace keeps: a loop may add some in each round.</summary>
    public const int TraceEvents = 16;

    // Variables and members that a value goes through.

    /// <summary>Variables that a value or delegate goes through, one after the other.</summary>
    public const int Hops = 16;

    /// <summary>The same of a task.</summary>
    public const int TaskVariables = 8;

    /// <summary>The same of a time-out that is given to Flush.</summary>
    public const int TimeoutHops = 4;

    /// <summary>The same of the offset that is counted up.</summary>
    public const int HighOffsetVariables = 4;

    /// <summary>The same of a partition's end; with more, nothing is claimed.</summary>
    public const int PartitionVariables = 30;

    /// <summary>Values within each other that <c>??</c> and <c>?.</c> look at, of which each is what the next one is read from.</summary>
    public const int Captures = 8;

    /// <summary>Initializers that are looked into to tell two messages apart; past it nothing is certain.</summary>
    public const int MessageInitializers = 16;

    /// <summary>Members that may mention a field that counts failures; with more of them it is taken to matter.</summary>
    public const int TallyMembers = 50;

    /// <summary>Calls in one chain on a builder.</summary>
    public const int BuilderCalls = 64;

    /// <summary>Members that may be looked through for one settings object; with more, those found so far count.</summary>
    public const int SettingMembers = 100;

    /// <summary>Members that may call a method whose parameter is a constant; with more of them it is not known.</summary>
    public const int GivingMembers = 16;

    /// <summary>Places that are looked through for where one value comes from; with more, those found so far count.</summary>
    public const int OriginPlaces = 20;

    /// <summary>Methods and members that give each other's value; past it nothing is known to vary.</summary>
    public const int VariationSteps = 4;

    /// <summary>Members that are looked through for the values of a field.</summary>
    public const int VariationMembers = 20;

    /// <summary>Objects that came back through more calls than this are not followed.</summary>
    public const int ImportPath = 4;

    /// <summary>Longer chains of members are not told apart.</summary>
    public const int AccessPath = 5;

    /// <summary>Objects within objects that are bound to sections of a settings file.</summary>
    public const int NestedSettings = 4;

    /// <summary>Calls of GetSection, one on the other.</summary>
    public const int SectionChain = 10;

    /// <summary>Members that are looked through for registrations or bindings; a program with more of them registers by a scheme of its own.</summary>
    public const int RegisteringMembers = 500;

    /// <summary>Members that take options from the container; a program with more of them takes its options by a scheme of its own.</summary>
    public const int OptionsTakers = 200;

    /// <summary>Lists and arrays within each other around a topic's specification.</summary>
    public const int Containers = 5;

    /// <summary>Variables that one producer may be in; with more, its life is not in sight.</summary>
    public const int ProducerVariables = 64;

    /// <summary>Parameters and fields that are followed one behind the other for the name of a topic.</summary>
    public const int TopicHops = 5;

    /// <summary>Callers that are looked through for the name of a topic.</summary>
    public const int TopicCallers = 20;

    // Settings files.

    /// <summary>As deep as .NET's own reader goes.</summary>
    public const int JsonDepth = 64;

    /// <summary>In characters; nobody writes settings files of this size by hand.</summary>
    public const int JsonText = 2_000_000;
}
