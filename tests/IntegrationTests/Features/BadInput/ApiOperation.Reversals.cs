namespace StreamHub.IntegrationTests.Features.BadInput;

/// <content>Money that went back.</content>
public sealed partial record ApiOperation
{
    private static ApiOperation[] Reversals =>
        [
            Without("ListReversals", "GET /api/v1/billing/reversals", "limit", "cursor"),
            Without("ListAllReversals", "GET /api/v1/admin/billing/reversals", "organizationId", "limit", "cursor"),
        ];
}
