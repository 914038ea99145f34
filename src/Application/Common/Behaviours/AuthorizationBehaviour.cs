using System.Reflection;
using MediatR;
using StreamHub.Application.Common.Security;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Common.Behaviours;

/// <summary>Holds a request to its own access rule, wherever it comes from.</summary>
public sealed class AuthorizationBehaviour<TRequest, TResponse>(ICallerContext caller)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    private static readonly RequestAccessAttribute Rule =
        typeof(TRequest).GetCustomAttribute<RequestAccessAttribute>()
        ?? throw new InvalidOperationException($"{typeof(TRequest)} does not say who may send it.");

    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        if (Rule.Allows(caller.Current))
        {
            return await next();
        }

        return TResponse.Failure(
            caller.Current == Caller.Anonymous ? AccessErrors.Unauthenticated : AccessErrors.ForbiddenTo(caller.Current)
        );
    }
}
