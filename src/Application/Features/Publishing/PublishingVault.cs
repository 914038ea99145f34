using StreamHub.Application.Ports;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

/// <summary>Seals what a platform gave to go on with for its job alone: who has the address of an upload can write to it.</summary>
public sealed class PublishingVault(ISecretVault vault)
{
    private const string Field = "publishing-session";

    public static SecretContext ContextOf(Guid jobId) => new(jobId, Field);

    public string Seal(Guid jobId, string session) => vault.Seal(session, ContextOf(jobId));

    /// <returns><c>null</c> where there is nothing to go on with.</returns>
    public string? Open(PublishingJob job) =>
        job.SealedSession is { } text ? vault.Open(text, ContextOf(job.Id)) : null;
}
