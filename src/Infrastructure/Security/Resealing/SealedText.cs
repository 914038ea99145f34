using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Security.Resealing;

/// <summary>A column of sealed texts.</summary>
internal abstract record SealedText(Type Entity, string Property)
{
    public abstract Task<ResealedKind> ResealAsync(
        StreamHubDbContext context,
        ISecretVault vault,
        CancellationToken cancellationToken
    );
}

/// <param name="ContextOf">Where a row's text belongs.</param>
internal sealed record SealedText<T>(string Property, Func<T, SecretContext> ContextOf)
    : SealedText(typeof(T), Property)
    where T : class
{
    private const string Key = "Id";
    private const int BatchSize = 200;

    public override async Task<ResealedKind> ResealAsync(
        StreamHubDbContext context,
        ISecretVault vault,
        CancellationToken cancellationToken
    )
    {
        var kind = new ResealedKind($"{typeof(T).Name}.{Property}", Current: 0, Resealed: 0, Unreadable: 0);
        for (var last = Guid.Empty; ; )
        {
            var batch = await NextAsync(context, last, cancellationToken);
            foreach (var row in batch)
            {
                kind = await ResealAsync(row, kind, context, vault, cancellationToken);
            }

            if (batch.Count < BatchSize)
            {
                return kind;
            }

            last = batch[^1].Id;
        }
    }

    private Task<List<Row>> NextAsync(StreamHubDbContext context, Guid last, CancellationToken cancellationToken) =>
        context
            .Visible<T>()
            .AsNoTracking()
            .Where(row =>
                EF.Property<Guid>(row, Key).CompareTo(last) > 0 && EF.Property<string?>(row, Property) != null
            )
            .OrderBy(row => EF.Property<Guid>(row, Key))
            .Take(BatchSize)
            .Select(row => new Row(EF.Property<Guid>(row, Key), EF.Property<string>(row, Property), row))
            .ToListAsync(cancellationToken);

    private async Task<ResealedKind> ResealAsync(
        Row row,
        ResealedKind kind,
        StreamHubDbContext context,
        ISecretVault vault,
        CancellationToken cancellationToken
    )
    {
        if (!vault.NeedsReseal(row.Text))
        {
            return kind with { Current = kind.Current + 1 };
        }

        if (!vault.TryOpen(row.Text, ContextOf(row.Entity), out var secret))
        {
            return kind with { Unreadable = kind.Unreadable + 1 };
        }

        var fresh = vault.Seal(secret, ContextOf(row.Entity));
        await context
            .Visible<T>()
            .Where(Unchanged(row))
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => EF.Property<string>(one, Property), fresh),
                cancellationToken
            );
        return kind with { Resealed = kind.Resealed + 1 };
    }

    // What a server has written since is newer, and sealed with its current key. The row's version stays: whoever is
    // changing the row is not disturbed, because only changed columns are written.
    private Expression<Func<T, bool>> Unchanged(Row row)
    {
        var (id, text) = (row.Id, row.Text);
        return one => EF.Property<Guid>(one, Key) == id && EF.Property<string>(one, Property) == text;
    }

    private sealed record Row(Guid Id, string Text, T Entity);
}
