using StreamHub.Application.Common.Paging;
using StreamHub.Application.Features.Organizations;

namespace StreamHub.Application.Ports;

/// <summary>
/// Reads that join people with organizations. What a person sees of organizations that they do not act for is found here
/// and nowhere else: their own places, and what is offered to them.
/// </summary>
public interface IOrganizationReads
{
    /// <summary>The organizations that the user has a place in, those founded last first.</summary>
    Task<List<OrganizationResponse>> ListPlacesOfAsync(
        Guid userId,
        Cursor? after,
        int count,
        CancellationToken cancellationToken
    );

    /// <summary>The members of the caller's organization, those who joined last first.</summary>
    Task<List<MemberResponse>> ListMembersAsync(Cursor? after, int count, CancellationToken cancellationToken);

    /// <summary>What is offered to the user's address, if the user has confirmed it, and has not expired.</summary>
    Task<List<ReceivedInvitation>> ListInvitationsToAsync(
        Guid userId,
        DateTimeOffset now,
        Cursor? after,
        int count,
        CancellationToken cancellationToken
    );

    /// <summary>Of any organization: who is invited joins one that they do not act for.</summary>
    Task<TakenPlaces> CountPlacesAsync(Guid organizationId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <returns><c>null</c> for a token of no invitation, or of one that has expired.</returns>
    Task<ReceivedInvitation?> FindInvitationAsync(
        string tokenHash,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );
}
