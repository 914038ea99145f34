namespace StreamHub.IntegrationTests.Features.BadInput;

/// <content>What long lists are narrowed by.</content>
public sealed partial record ApiOperation
{
    private static string[] EventFilters => ["kind", "userId", "organizationId", "from", "to", "limit", "cursor"];

    private static string[] VideoFilters =>
        ["state", "access", "categoryId", "playlistId", "ownerId", "text", "sort", "direction", "limit", "cursor"];
}
