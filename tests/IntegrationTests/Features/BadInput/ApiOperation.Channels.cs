namespace StreamHub.IntegrationTests.Features.BadInput;

/// <content>Platforms, and an organization's channels there.</content>
public sealed partial record ApiOperation
{
    private const string ChannelBody = """
        {"platform":"rss","address":"https://feeds.example.com/show.xml","displayName":"Show",
        "returnUrl":"https://streamhub.test/channels"}
        """;

    private static ApiOperation[] Channels =>
        [
            Without("ListPlatforms", "GET /api/v1/platforms"),
            Without("ListChannels", "GET /api/v1/channels", "limit", "cursor"),
            With("ConnectChannel", "POST /api/v1/channels/connect", ChannelBody, "platform"),
            Without("RefreshChannels", "POST /api/v1/channels/refresh-all"),
            Without("RefreshChannel", "POST /api/v1/channels/{id}/refresh"),
            Without("DisconnectChannel", "DELETE /api/v1/channels/{id}"),
        ];
}
