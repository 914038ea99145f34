using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Messaging;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// The key is taken in a transaction of its own, so that twins see it at once; its answer is written in the transaction
/// of the effect, so that there is never one without the other.
/// </summary>
internal sealed class IdempotencyStore(
    StreamHubDbContext context,
    UnitOfWork unitOfWork,
    IServiceScopeFactory scopes,
    ISecretVault vault,
    TimeProvider time
) : IIdempotencyStore
{
    private const string BodyField = "idempotent-answer";

    /// <summary>Longer than any request may take.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);

    public static SecretContext ContextOf(Guid id) => new(id, BodyField);

    public async Task<IdempotencyDecision> DecideAsync(IdempotentRequest request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        var saving = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        var now = time.Now();
        var known = await FindAsync(keys, request, cancellationToken);
        if (known is null)
        {
            var id = AggregateRoot.NewId(now);
            keys.Add(
                new IdempotencyKey(id, request.Caller, request.Route, request.Key, request.Fingerprint, now + Hold)
            );
            if (await saving.SaveChangesAsync(cancellationToken) is null)
            {
                unitOfWork.DeferCommit();
                return new IdempotencyDecision.Run(id, Fence: 0);
            }

            // A twin took it between the look and the write.
            return new IdempotencyDecision.InProgress();
        }

        if (known.ExpiresAt <= now || (known.Status is null && known.HeldUntil <= now && known.IsFor(request)))
        {
            known.TakeOver(request, now + Hold);
            if (await saving.SaveChangesAsync(cancellationToken) is not null)
            {
                return new IdempotencyDecision.InProgress();
            }

            unitOfWork.DeferCommit();
            return new IdempotencyDecision.Run(known.Id, known.Fence);
        }

        if (!known.IsFor(request))
        {
            return new IdempotencyDecision.OtherRequest();
        }

        return known.Status is null ? new IdempotencyDecision.InProgress() : Replay(known);
    }

    public async Task<bool> CompleteAsync(
        IdempotencyDecision.Run run,
        IdempotentAnswer answer,
        CancellationToken cancellationToken
    )
    {
        var key = await HeldAsync(context, run, cancellationToken);
        if (key is null)
        {
            return false;
        }

        key.Answer(answer, vault.Seal(answer.Body, ContextOf(key.Id)), time.Now());
        if (await unitOfWork.SaveChangesAsync(cancellationToken) is not null)
        {
            return false;
        }

        await unitOfWork.CommitDeferredAsync(cancellationToken);
        return true;
    }

    public async Task ReleaseAsync(IdempotencyDecision.Run run, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is { } transaction)
        {
            await transaction.RollbackAsync(cancellationToken);
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<StreamHubDbContext>()
            .Set<IdempotencyKey>()
            .Where(key => key.Id == run.Id && key.Fence == run.Fence)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static Task<IdempotencyKey?> FindAsync(
        StreamHubDbContext keys,
        IdempotentRequest request,
        CancellationToken cancellationToken
    ) =>
        keys.Set<IdempotencyKey>()
            .FirstOrDefaultAsync(
                key => key.Caller == request.Caller && key.Route == request.Route && key.Key == request.Key,
                cancellationToken
            );

    private static Task<IdempotencyKey?> HeldAsync(
        StreamHubDbContext keys,
        IdempotencyDecision.Run run,
        CancellationToken cancellationToken
    ) =>
        keys.Set<IdempotencyKey>()
            .FirstOrDefaultAsync(key => key.Id == run.Id && key.Fence == run.Fence, cancellationToken);

    private IdempotencyDecision.Replay Replay(IdempotencyKey key) =>
        new(
            new IdempotentAnswer(
                key.Status!.Value,
                key.ContentType,
                key.Location,
                vault.Open(key.SealedBody!, ContextOf(key.Id))
            )
        );
}
