using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;

namespace StreamHub.WebApi.Authentication;

/// <summary>
/// Whether whoever opened a connection may still have it: rights are looked up anew, as for a request that comes now. Those
/// who ask at the same time share the query.
/// </summary>
internal sealed class LastingAccess(ICallerDirectory people, IKeyDirectory keys)
{
    public Func<CancellationToken, Task<bool>> Of(HttpContext context, MemberCaller caller, string permission)
    {
        var presented = BearerHandler.BearerOf(context.Request);
        var origin = context.RequestServices.GetRequiredService<IOriginContext>().Current;
        return caller switch
        {
            UserCaller user => async cancellationToken =>
            {
                var subject = new AccessTokenSubject(user.UserId, user.LoginId);
                var found = await people.FindAsync(subject, user.OrganizationId, cancellationToken);
                return found.IsSuccess && found.Value.Has(permission);
            },
            KeyCaller key when presented is not null => async cancellationToken =>
            {
                var found = await keys.FindAsync(presented, origin, key.OrganizationId, cancellationToken);
                return found.IsSuccess && found.Value.Has(permission);
            },
            _ => _ => Task.FromResult(false),
        };
    }
}
