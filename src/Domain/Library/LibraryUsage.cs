using StreamHub.Domain.Common;

namespace StreamHub.Domain.Library;

/// <summary>
/// How much storage an organization's library takes: the sum of what its videos and files count, kept with each change of
/// one, so that nobody has to add them up.
/// </summary>
public sealed class LibraryUsage : IOwned
{
    private LibraryUsage(Guid organizationId) => OrganizationId = organizationId;

    public Guid OrganizationId { get; private set; }

    /// <summary>May be above what the plan allows, when the plan became smaller or files larger than was said.</summary>
    public long UsedBytes { get; private set; }
}
