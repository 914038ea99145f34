namespace StreamHub.IntegrationTests.Features.BadInput;

/// <content>The event log.</content>
public sealed partial record ApiOperation
{
    private static ApiOperation[] EventOperations =>
        [
            Without("ListEvents", "GET /api/v1/events", "after", "type", "limit"),
            Without("StreamEvents", "GET /api/v1/events/stream", "after", "type"),
            Without("CreateEventTicket", "POST /api/v1/events/tickets"),
        ];
}
