using StreamHub.Application.Common.Security;
using StreamHub.Domain.Audit;

namespace StreamHub.WebApi.Authentication;

/// <summary>Tells the request's scope where the request came from.</summary>
internal sealed class OriginMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, OriginContext origin)
    {
        var address = context.Connection.RemoteIpAddress;
        var text = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString();
        origin.Set(new ClientOrigin(text, context.Request.Headers.UserAgent.ToString()));
        return next(context);
    }
}
