using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Videos;

/// <param name="Address">Who knows it can read the captions until they expire.</param>
internal sealed record PublishedCaptions(Guid Id, Uri Address);

/// <summary>Where a vendor that takes captions by address only can fetch them.</summary>
internal interface ICaptionAddresses
{
    /// <summary>Stands at once and for every node, whatever becomes of the caller's transaction.</summary>
    Task<PublishedCaptions> PublishAsync(WebVtt captions, CancellationToken cancellationToken);

    Task WithdrawAsync(PublishedCaptions captions, CancellationToken cancellationToken);
}

/// <summary>Captions on their way to a vendor, in the database: any node may be asked for them.</summary>
internal sealed class CaptionFiles(IServiceScopeFactory scopes, IOpaqueTokens tokens, AppUrls urls, TimeProvider time)
    : ICaptionAddresses,
        ICaptionFiles
{
    /// <summary>Vendors fetch within seconds; one that has trouble tries for a while.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public async Task<PublishedCaptions> PublishAsync(WebVtt captions, CancellationToken cancellationToken)
    {
        var (now, token) = (time.Now(), tokens.Create());
        var file = new CaptionFile(AggregateRoot.NewId(now), token.Hash, captions.Text, now + Lifetime);
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        context.Add(file);
        await context.SaveChangesAsync(cancellationToken);
        return new PublishedCaptions(file.Id, urls.For($"captions/file?token={token.Value}"));
    }

    public async Task WithdrawAsync(PublishedCaptions captions, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await FilesIn(scope).Where(file => file.Id == captions.Id).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task<string?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (tokens.Read(token) is not { Hash: var hash })
        {
            return null;
        }

        var now = time.Now();
        await using var scope = scopes.CreateAsyncScope();
        return await FilesIn(scope)
            .Where(file => file.TokenHash == hash && file.ExpiresAt > now)
            .Select(file => file.Text)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static DbSet<CaptionFile> FilesIn(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<StreamHubDbContext>().Set<CaptionFile>();
}
