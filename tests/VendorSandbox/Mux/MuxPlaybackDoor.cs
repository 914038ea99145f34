using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>What a token was signed for: its <c>aud</c>.</summary>
internal static class PlaybackAudience
{
    public const string Video = "v";

    public const string Thumbnail = "t";

    public const string Storyboard = "s";
}

/// <param name="Claims">Of its token; null where none was asked for.</param>
/// <param name="Query">What its links carry on: the token, or nothing.</param>
internal sealed record PlayableAsset(MuxAsset Asset, string PlaybackId, Rs256Token? Claims, string Query);

/// <summary>Decides whether whoever asks may have what a playback id stands for.</summary>
internal sealed class MuxPlaybackDoor(
    MuxLibrary library,
    MuxSigningKeys keys,
    PlaybackRestrictions restrictions,
    TimeProvider clock
)
{
    public static IResult AnswerPreflight(HttpContext context)
    {
        AddCors(context.Response);
        context.Response.Headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
        context.Response.Headers.AccessControlAllowHeaders = "Range";
        return Results.NoContent();
    }

    public IResult Admit(string playbackId, HttpContext context, string audience, Func<PlayableAsset, IResult> answer)
    {
        AddCors(context.Response);
        if (library.FindByPlaybackId(playbackId) is not { } asset)
        {
            return Results.NotFound();
        }

        var text = context.Request.Query["token"].ToString();
        var token = text.Length > 0 ? Believed(text, asset, playbackId, audience, context.Request) : null;
        var isSigned = asset.PlaybackIds.Any(known =>
            known.Id == playbackId && known.Policy == MuxPlaybackId.SignedPolicy
        );
        if (isSigned && token is null)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        return asset is { Status: MuxStatus.Ready, Media: not null }
            ? answer(new PlayableAsset(asset, playbackId, token, token is null ? "" : $"?token={text}"))
            : Results.NotFound();
    }

    private static void AddCors(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = "Content-Length, Content-Range, Accept-Ranges";
    }

    private Rs256Token? Believed(string text, MuxAsset asset, string playbackId, string audience, HttpRequest request)
    {
        try
        {
            return
                Rs256Token.Read(text) is { } token
                && KeyIdOf(token) is { } keyId
                && keys.Find(asset.EnvironmentId, keyId) is { } key
                && token.IsSignedBy(key.PrivatePem)
                && token.Claims["sub"]?.GetValue<string>() == playbackId
                && token.Claims["aud"]?.GetValue<string>() == audience
                && IsTimely(token)
                && IsAdmitted(token, asset, request)
                ? token
                : null;
        }
        catch (Exception malformed) when (malformed is FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Mux's own library puts it into the claims, others into the header; two that differ name none.</summary>
    private static string? KeyIdOf(Rs256Token token)
    {
        var (header, claims) = (token.Header["kid"]?.GetValue<string>(), token.Claims["kid"]?.GetValue<string>());
        return header is null || claims is null || header == claims ? header ?? claims : null;
    }

    private bool IsTimely(Rs256Token token)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return token.Claims["exp"]?.GetValue<long>() > now && !(token.Claims["nbf"]?.GetValue<long>() > now);
    }

    /// <summary>A restriction that is not there refuses, never passes.</summary>
    private bool IsAdmitted(Rs256Token token, MuxAsset asset, HttpRequest request) =>
        token.Claims["playback_restriction_id"]?.GetValue<string>() is not { } id
        || (
            restrictions.Find(asset.EnvironmentId, id) is { } restriction
            && restriction.Referrer.Admits(request.Headers.Referer.ToString())
            && restriction.UserAgent.Admits(request.Headers.UserAgent.ToString())
        );
}
