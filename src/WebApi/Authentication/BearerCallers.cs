using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.WebApi.Authentication;

/// <summary>Whom a bearer token names: a machine if it has the form of an API key, a person else.</summary>
internal sealed class BearerCallers(
    IAccessTokenReader tokens,
    IEnumerable<IForeignSessions> foreignSessions,
    ICallerDirectory people,
    IKeyDirectory keys,
    IEventTickets tickets,
    IOriginContext origin
)
{
    /// <summary>No access token begins so: a JWT begins with its header's brace, <c>eyJ</c>.</summary>
    private const string KeyPrefix = "sh_";

    public Task<Result<MemberCaller>> FindAsync(string bearer, HttpRequest request) =>
        bearer.StartsWith(KeyPrefix, StringComparison.Ordinal) ? FindKeyAsync(bearer, request)
        : request.HttpContext.TakesTickets() && tickets.Read(bearer) is { } holder ? FindHolderAsync(holder, request)
        : FindPersonAsync(bearer, request);

    /// <summary>Whom a ticket names, for the organization that it was made for.</summary>
    public async Task<Result<MemberCaller>> FindByTicketAsync(string ticket, HttpRequest request) =>
        tickets.Read(ticket) is { } holder ? await FindHolderAsync(holder, request) : AccessErrors.Unauthenticated;

    private async Task<Result<MemberCaller>> FindHolderAsync(EventTicketHolder holder, HttpRequest request)
    {
        var aborted = request.HttpContext.RequestAborted;
        var found = await people.FindAsync(holder.Subject, holder.OrganizationId, aborted);
        return found.IsSuccess ? found.Value : found.Error;
    }

    private async Task<Result<MemberCaller>> FindKeyAsync(string bearer, HttpRequest request)
    {
        // What is wrong with the key is told before what is wrong with the organization.
        var organization = ActingOrganization.Of(request);
        var asked = organization.IsSuccess ? organization.Value : Guid.Empty;
        var found = await keys.FindAsync(bearer, origin.Current, asked, request.HttpContext.RequestAborted);
        return found.IsSuccess ? found.Value : found.Error;
    }

    private async Task<Result<MemberCaller>> FindPersonAsync(string bearer, HttpRequest request)
    {
        var subject = await FindSubjectAsync(bearer, request.HttpContext.RequestAborted);
        if (!subject.IsSuccess)
        {
            return subject.Error;
        }

        var organization = ActingOrganization.Of(request);
        if (!organization.IsSuccess)
        {
            return organization.Error;
        }

        var found = await people.FindAsync(subject.Value, organization.Value, request.HttpContext.RequestAborted);
        return found.IsSuccess ? found.Value : found.Error;
    }

    /// <summary>The log-in that a token is of: ours, or one of another service that is trusted to know people.</summary>
    private async ValueTask<Result<AccessTokenSubject>> FindSubjectAsync(
        string token,
        CancellationToken cancellationToken
    )
    {
        if (tokens.Read(token) is { } ours)
        {
            return ours;
        }

        foreach (var sessions in foreignSessions)
        {
            if (await sessions.FindAsync(token, cancellationToken) is { } found)
            {
                return found;
            }
        }

        return AccessErrors.Unauthenticated;
    }
}
