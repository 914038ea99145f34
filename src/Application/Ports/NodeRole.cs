namespace StreamHub.Application.Ports;

/// <summary>What a process does; set by <c>--role</c>.</summary>
public enum NodeRole
{
    /// <summary>Answers requests and works on queued messages.</summary>
    All,

    /// <summary>Answers requests; queued messages are left to workers.</summary>
    Api,

    /// <summary>Works on queued messages; answers only for its health.</summary>
    Worker,
}
