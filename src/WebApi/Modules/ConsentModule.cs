using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Channels;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Json;

namespace StreamHub.WebApi.Modules;

/// <summary>
/// Where platforms send a browser back to. It comes without a token: the state says who began, and the request goes on as
/// that person. It is a browser's page and no operation of the API, whose document leaves it out.
/// </summary>
public sealed class ConsentModule : IEndpointModule
{
    private const string OurPage = "/channel.html";

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGet("/oauth2/callback/{platform}", FinishConsent)
            .Named(nameof(FinishConsent), 400)
            .Open()
            .ExcludeFromDescription();

    /// <summary>Finishes a connection, and sends the browser where its beginner wanted it, with what came of it.</summary>
    public static async Task<Results<RedirectHttpResult, ProblemHttpResult>> FinishConsent(
        EnumText<Platform> platform,
        string? state,
        string? code,
        string? error,
        [FromServices] CallerContext caller,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var found = await dispatcher.Send(new FindConnection(platform.Value, state ?? string.Empty), cancellationToken);
        if (!found.IsSuccess)
        {
            // Nobody here is known to have sent this browser there, so it is sent nowhere.
            return Problems.Of(ChannelErrors.StateInvalid);
        }

        caller.Set(found.Value.Caller);
        var taken = await dispatcher.Send(new TakeConsent(platform.Value, state!, code, error), cancellationToken);
        if (taken.Error == ChannelErrors.StateInvalid)
        {
            return Problems.Of(taken.Error);
        }

        var kept = taken.IsSuccess
            ? await dispatcher.Send(new KeepChannel(taken.Value), cancellationToken)
            : taken.Error;
        return TypedResults.Redirect(PageOf(found.Value.ReturnUrl, platform.Value, kept));
    }

    private static string PageOf(Uri? returnUrl, Platform platform, Result<ChannelResponse> kept)
    {
        var outcome = new Dictionary<string, string?>
        {
            ["platform"] = platform.ToString().ToLowerInvariant(),
            ["channel"] = kept.IsSuccess ? $"{kept.Value.Id}" : null,
            ["error"] = kept.Error?.Code,
        };
        return QueryHelpers.AddQueryString(returnUrl?.AbsoluteUri ?? OurPage, outcome);
    }
}
