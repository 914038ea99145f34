using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Channels;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What tests do with channels.</summary>
public static class ChannelSteps
{
    public const string AllChannels = "/api/v1/channels";
    public const string Connect = $"{AllChannels}/connect";
    public const string RefreshAll = $"{AllChannels}/refresh-all";

    public static string ChannelPath(Guid id) => $"{AllChannels}/{id}";

    public static string RefreshPath(Guid id) => $"{AllChannels}/{id}/refresh";

    /// <summary>A channel of no platform's that is connected by its address.</summary>
    public static async Task<Guid> ConnectFeedAsync(this ApiClient api) =>
        (await api.PostAsync(Connect, FeedAt($"{Guid.NewGuid():N}"))).ShouldBe(200).Id("channel.id");

    public static Task<Guid> ConnectFeedAsync(this User user) => user.Api.ConnectFeedAsync();

    public static object FeedAt(string name) =>
        new { platform = "rss", address = $"https://feeds.example.com/{name}.xml" };

    /// <returns>The platform's page where somebody consents.</returns>
    public static async Task<Uri> BeginConnectionAsync(this User user, string platform, string? returnUrl = null)
    {
        var begun = (await user.Api.PostAsync(Connect, new { platform, returnUrl })).ShouldBe(200);
        var page = new Uri(begun.Text("authorizationUrl"));
        SecretNet.OfThisRun.Protect("a state", QueryOf(page)["state"]);
        return page;
    }

    /// <summary>Answers at the platform's page as a browser does.</summary>
    /// <param name="scopes">What is allowed; all that is asked for when absent.</param>
    /// <returns>Where the platform sends the browser.</returns>
    public static async Task<Uri> ConsentAsync(Uri page, string answer = "allow", string[]? scopes = null)
    {
        using var browser = NewBrowser();
        (await browser.GetAsync(page)).IsSuccessStatusCode.ShouldBeTrue("The page takes what it was opened with.");
        var asked = QueryOf(page).GetValueOrDefault("scope")?.Split(' ') ?? [];
        var form = (scopes ?? asked).Select(scope => KeyValuePair.Create("scope", scope)).ToList();
        form.Add(new("answer", answer));
        var account = await FirstAccountAsync(browser, page);
        if (account is not null)
        {
            form.Add(new("account", account));
        }

        using var response = await browser.PostAsync(page, new FormUrlEncodedContent(form));
        var back = response.Headers.Location.ShouldNotBeNull();
        SecretNet.OfThisRun.Protect("a code", QueryOf(back).GetValueOrDefault("code"));
        return back;
    }

    /// <summary>Follows the platform's redirect to the server under test, and no further.</summary>
    public static async Task<ApiAnswer> ComeBackAsync(this StreamHubServer server, Uri back)
    {
        using var browser = NewBrowser();
        using var response = await browser.GetAsync(new Uri(server.Address, back.PathAndQuery));
        return await ApiAnswer.ReadAsync(response);
    }

    /// <summary>All of it: begins, consents and comes back.</summary>
    /// <returns>Where the browser is sent in the end.</returns>
    public static async Task<Uri> ConnectAsync(
        this StreamHubServer server,
        User user,
        string platform,
        string? returnUrl = null
    )
    {
        var back = await ConsentAsync(await user.BeginConnectionAsync(platform, returnUrl));
        return (await server.ComeBackAsync(back)).ShouldBe(302).Headers.Location.ShouldNotBeNull();
    }

    public static async Task<Guid> ConnectedAsync(this StreamHubServer server, User user, string platform)
    {
        var end = await server.ConnectAsync(user, platform);
        return Guid.Parse(QueryOf(end).GetValueOrDefault("channel") ?? throw new InvalidOperationException($"{end}"));
    }

    public static async Task<ApiAnswer> ListChannelsAsync(this User user) =>
        (await user.Api.GetAsync(AllChannels)).ShouldBe(200);

    public static async Task<string> StateOfAsync(this User user, Guid channel)
    {
        var items = (await user.ListChannelsAsync()).At("items").EnumerateArray();
        return items.Single(one => one.GetProperty("id").GetGuid() == channel).GetProperty("state").GetString()!;
    }

    public static Dictionary<string, string> QueryOf(Uri url) =>
        QueryHelpers
            .ParseQuery(url.OriginalString.Split('?', 2) is [_, var query] ? query : "")
            .ToDictionary(one => one.Key, one => one.Value.ToString());

    public static Task<Channel> StoredChannelAsync(this StreamHubServer server, Guid id) =>
        server.InDatabaseAsync(database =>
            database.Set<Channel>().IgnoreQueryFilters().SingleAsync(channel => channel.Id == id)
        );

    private static HttpClient NewBrowser() => new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static async Task<string?> FirstAccountAsync(HttpClient browser, Uri page)
    {
        const string Start = "name=\"account\" value=\"";
        var shown = await browser.GetStringAsync(page);
        var at = shown.IndexOf(Start, StringComparison.Ordinal);
        return at < 0 ? null : shown[(at + Start.Length)..].Split('"')[0];
    }
}
