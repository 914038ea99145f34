using StreamHub.Domain.Analytics;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <summary>Writes beacon passes as signed text that a player carries, and reads them again; all of it here and now.</summary>
public interface IBeaconTokens
{
    string Issue(BeaconPass pass);

    /// <returns>The pass, or an error of <see cref="BeaconErrors"/>.</returns>
    Result<BeaconPass> Read(string token);

    /// <summary>A name for a user that only one organization's figures know, and from which nobody gets back to the user.</summary>
    Guid ViewerOf(Guid userId, Guid organizationId);
}
