namespace StreamHub.IntegrationTests.Features.BadInput;

/// <content>Publications, and their jobs.</content>
public sealed partial record ApiOperation
{
    private const string PublicationBody = """
        {"title":"Show","channelId":"$uploadChannel","channelIds":["$uploadChannel"],"platform":"youtube",
        "assetUrl":"https://files.example.com/show.mp4","videoId":null,"description":"About it","tags":null,
        "privacy":"unlisted","publishAt":"$later","scheduledAt":"$later"}
        """;

    private const string OneJob = "/api/v1/jobs/{id}";

    private static ApiOperation[] Publishing =>
        [
            With("SchedulePublication", "POST /api/v1/upload", PublicationBody, "title"),
            Without("ListPublishingJobs", "GET /api/v1/jobs", "state", "channelId", "platform", "limit", "cursor"),
            Without("GetPublishingJob", $"GET {OneJob}"),
            Without("CancelPublishing", $"POST {OneJob}/cancel"),
            Without("RetryPublishing", $"POST {OneJob}/retry"),
            With("ReschedulePublishing", $"POST {OneJob}/reschedule", """{"scheduledAt":"$later"}""", "scheduledAt"),
        ];
}
