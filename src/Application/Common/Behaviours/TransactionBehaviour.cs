using MediatR;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Common.Behaviours;

/// <summary>
/// Commits what a command's handler changed, in one transaction, when it succeeded; drops it when it did not. A conflict
/// with a concurrent change becomes an error, or another try where the command bears it.
/// </summary>
public sealed class TransactionBehaviour<TRequest, TResponse>(IUnitOfWork unitOfWork)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommandBase, IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    private const int MaxTries = 6;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);

    private static readonly bool RunsAgain = typeof(IRetryOnConflict).IsAssignableFrom(typeof(TRequest));

    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await next();
            if (result.IsSuccess && await unitOfWork.CommitAsync(cancellationToken) is { } conflict)
            {
                result = TResponse.Failure(conflict);
            }

            var lost = result.Error is { } error && ConcurrencyErrors.IsLostRace(error);
            if (!lost || !RunsAgain || attempt == MaxTries)
            {
                return result;
            }

            unitOfWork.Reset();
            await Task.Delay(FirstPause * (1 << (attempt - 1)), cancellationToken);
        }
    }
}
