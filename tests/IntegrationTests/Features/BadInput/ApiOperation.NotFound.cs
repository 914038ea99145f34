namespace StreamHub.IntegrationTests.Features.BadInput;

/// <content>What operations answer where nothing has an id.</content>
public sealed partial record ApiOperation
{
    private static readonly (string Place, string Code)[] NotFoundCodes =
    [
        ("/videos/{id}", "video_not_found"),
        ("/localizations/{id}", "localization_not_found"),
        ("/streams/{id}", "playback_stream_not_found"),
        ("/videos/{videoId}", "video_not_found"),
        ("/playlists/{id}", "playlist_not_found"),
        ("/categories/{id}", "category_not_found"),
        ("/watermarks/{id}", "watermark_not_found"),
        ("/logins/{id}", "login_not_found"),
        ("/api-keys/{id}", "api_key_not_found"),
        ("/users/{id}", "user_not_found"),
        ("/channels/{id}", "channel_not_found"),
        ("/files/{id}", "file_not_found"),
        ("/jobs/{id}", "job_not_found"),
        ("/endpoints/{id}", "webhook_endpoint_not_found"),
        ("/deliveries/{id}", "webhook_delivery_not_found"),
        ("/shows/{id}", "show_not_found"),
        ("/episodes/{episodeId}", "episode_not_found"),
        ("/subscribers/{subscriberId}", "subscriber_not_found"),
        ("/organizations/{organizationId}", "organization_not_found"),
        ("/members/{userId}", "member_not_found"),
        ("/invitations/{invitationId}", "invitation_not_found"),
    ];

    /// <summary>What it answers where nothing has the id of that name.</summary>
    public string NotFoundCode(string idName) =>
        NotFoundCodes
            .First(one =>
                Path.Contains(one.Place, StringComparison.Ordinal)
                && one.Place.Contains($"{{{idName}}}", StringComparison.Ordinal)
            )
            .Code;
}
