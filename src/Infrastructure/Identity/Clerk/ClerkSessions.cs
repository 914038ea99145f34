using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Identities;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;
using StreamHub.Infrastructure.Persistence;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Identity.Clerk;

/// <summary>Finds the log-in that stands for a session at Clerk, and has it made when the session is seen first.</summary>
internal sealed class ClerkSessions(
    ClerkKeys keys,
    ClerkTokens tokens,
    ReadContexts contexts,
    IServiceScopeFactory scopes,
    IOriginContext origin
) : IForeignSessions
{
    public async ValueTask<Result<AccessTokenSubject>?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (Jws.KeyIdOf(token) is not { } keyId)
        {
            return null;
        }

        var known = await keys.ForAsync(keyId, cancellationToken);
        if (!known.IsSuccess)
        {
            return known.Error;
        }

        if (tokens.Read(token, keyId, known.Value) is not { } session)
        {
            return null;
        }

        return await LoginOfAsync(session, cancellationToken) is { } login
            ? login
            : await StartAsync(session, cancellationToken);
    }

    private async Task<AccessTokenSubject?> LoginOfAsync(ClerkSession session, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await context
            .Set<Login>()
            .Where(login => login.ExternalId == session.SessionId)
            .Select(login => new AccessTokenSubject(login.UserId, login.Id))
            .FirstOrDefaultAsync(cancellationToken);
    }

    // In a scope of its own: the request's has no caller yet, and what is linked here stands whatever becomes of it.
    private async Task<Result<AccessTokenSubject>> StartAsync(ClerkSession session, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Set(Caller.System);
        scope.ServiceProvider.GetRequiredService<OriginContext>().Set(origin.Current);
        return await scope
            .ServiceProvider.GetRequiredService<IDispatcher>()
            .Send(new StartExternalSession(session.Subject, session.SessionId), cancellationToken);
    }
}
