using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Operations;

[OpenToAll("Monitors have no account, and it tells states and counts only.")]
[NoValidation("It has no members.")]
public sealed record GetHealth : IQuery<HealthResponse>;

/// <param name="Status"><c>ok</c>, or <c>degraded</c> while something it depends on is away.</param>
/// <param name="Db"><c>up</c> or <c>down</c>.</param>
/// <param name="Broker"><c>rabbitmq</c>, or <c>in-process</c> when none is configured.</param>
/// <param name="QueueDepth">Messages that wait or are being worked on; absent while the database is away.</param>
/// <param name="DeadLetters">Messages that were given up and wait for somebody to look.</param>
public sealed record HealthResponse(string Status, string Db, string Broker, long? QueueDepth, long? DeadLetters)
{
    public static HealthResponse Of(SystemStatus status) =>
        new(
            status.DatabaseIsUp ? "ok" : "degraded",
            status.DatabaseIsUp ? "up" : "down",
            status.Broker,
            status.QueueDepth,
            status.DeadLetters
        );
}

public sealed class GetHealthHandler(ISystemStatusReader reader) : IQueryHandler<GetHealth, HealthResponse>
{
    public async Task<Result<HealthResponse>> Handle(GetHealth query, CancellationToken cancellationToken) =>
        HealthResponse.Of(await reader.ReadAsync(cancellationToken));
}
