using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>Who began a connection that a platform sends the browser back for: as they are now, not as they were then.</summary>
[OpenToAll("The state opens it: 256 random bits that only the beginner's browser and the platform had.")]
public sealed record FindConnection(Platform Platform, string State) : IQuery<ConnectionBeginner>;

/// <param name="Caller">Whose log-in still runs, and who still is in the organization.</param>
public sealed record ConnectionBeginner(UserCaller Caller, Uri? ReturnUrl);

public sealed class FindConnectionValidator : AbstractValidator<FindConnection>
{
    public FindConnectionValidator() => RuleFor(query => query.State).ConnectionState();
}

public sealed class FindConnectionHandler(
    IReadRepository<ChannelConnection> connections,
    ICallerDirectory callers,
    IOpaqueTokens opaqueTokens,
    TimeProvider time
) : IQueryHandler<FindConnection, ConnectionBeginner>
{
    public async Task<Result<ConnectionBeginner>> Handle(FindConnection query, CancellationToken cancellationToken)
    {
        if (opaqueTokens.Read(query.State) is not { } state)
        {
            return ChannelErrors.StateInvalid;
        }

        var begun = await connections.FirstOrDefaultAsync(
            new BegunConnection(query.Platform, state.Hash, time.Now()),
            cancellationToken
        );
        if (begun is null)
        {
            return ChannelErrors.StateInvalid;
        }

        var subject = new AccessTokenSubject(begun.UserId, begun.LoginId);
        var caller = await callers.FindAsync(subject, begun.OrganizationId, cancellationToken);
        return caller.IsSuccess
            ? new ConnectionBeginner(caller.Value, begun.ReturnUrl is { } url ? new Uri(url) : null)
            : ChannelErrors.StateInvalid;
    }
}
