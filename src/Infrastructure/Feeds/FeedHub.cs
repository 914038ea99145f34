using Microsoft.Extensions.Logging;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Feeds;

/// <summary>Tells a WebSub hub of a changed feed, in the form that hubs have taken since PubSubHubbub.</summary>
internal sealed partial class FeedHub(HttpClient http, ILogger<FeedHub> logger) : IFeedHub
{
    public const string Account = "websub:default";

    private static readonly Error Away = Error.Unavailable("feed_hub_away", "The feeds' hub can't be reached.");

    public async Task<Result> PingAsync(Uri hub, Uri feed, CancellationToken cancellationToken)
    {
        try
        {
            using var form = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["hub.mode"] = "publish", ["hub.url"] = feed.AbsoluteUri }
            );
            using var response = await http.PostAsync(hub, form, cancellationToken);
            if (VendorOutages.IsOutage(response.StatusCode))
            {
                return Away;
            }

            // It will not take it when it is told again, either.
            if (!response.IsSuccessStatusCode)
            {
                Refused((int)response.StatusCode, feed);
            }

            return Result.Success();
        }
        catch (Exception exception) when (VendorOutages.IsOutage(exception, cancellationToken))
        {
            Unreachable(exception);
            return Away;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The feeds' hub answered {Status} for {Feed}")]
    private partial void Refused(int status, Uri feed);

    [LoggerMessage(LogLevel.Warning, "The feeds' hub could not be reached")]
    private partial void Unreachable(Exception exception);
}
