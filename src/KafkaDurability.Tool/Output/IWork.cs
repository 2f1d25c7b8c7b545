namespace KafkaDurability.Tool.Output;

/// <summary>Is told what is being done, for whoever waits.</summary>
internal interface IWork
{
    /// <param name="what">"loading Shop.Api".</param>
    /// <param name="all">0 where it is not known.</param>
    void Step(string what, int done, int all);
}
