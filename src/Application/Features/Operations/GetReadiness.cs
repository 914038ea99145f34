using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Operations;

[OpenToAll("Load balancers have no account, and it tells states and counts only.")]
[NoValidation("It has no members.")]
public sealed record GetReadiness : IQuery<HealthResponse>;

public sealed class GetReadinessHandler(ISystemStatusReader reader) : IQueryHandler<GetReadiness, HealthResponse>
{
    private static readonly Error NotReady = Error.Unavailable("not_ready", "The database does not answer.");

    public async Task<Result<HealthResponse>> Handle(GetReadiness query, CancellationToken cancellationToken)
    {
        var status = await reader.ReadAsync(cancellationToken);
        return status.DatabaseIsUp ? HealthResponse.Of(status) : NotReady;
    }
}
