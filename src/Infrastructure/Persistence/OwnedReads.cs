using StreamHub.Application.Common.Security;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>Asks on behalf of the caller's organization, and of no other.</summary>
internal sealed class OwnedReads(ICallerContext caller)
{
    public Task<TValue?> AskAsync<TKey, TValue>(
        BatchLoader<Owned<TKey>, TValue> answers,
        TKey key,
        CancellationToken cancellationToken
    ) => answers.LoadAsync(new Owned<TKey>(caller.Member.OrganizationId, key), cancellationToken);
}
