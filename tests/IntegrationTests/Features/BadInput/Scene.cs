using System.Net.Http.Headers;
using System.Text;
using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Features.BadInput;

/// <summary>A server at rest with an admin, who may do everything that a user may, a video of theirs, and another user.</summary>
public sealed class SceneServer(TestDatabases databases) : StreamHubServer(databases)
{
    private Task<Scene>? _scene;

    public Task<Scene> SceneAsync() => _scene ??= SetAsync();

    private async Task<Scene> SetAsync()
    {
        var user = await RegisterAsync();
        await this.SetRoleAsync(user, "Admin");
        var other = await RegisterAsync();
        var mailedToken = await this.MailedTokenAsync(user);
        var upload = await user.Api.PostAsync("/api/v1/videos/uploads", new { title = "Film", sizeBytes = 1_000 });
        upload.ShouldBe(201);
        await WhenIdleAsync();
        return new Scene(this, user, other, upload.Id("videoId"), mailedToken);
    }
}

public sealed record Scene(StreamHubServer Server, User User, User Other, Guid VideoId, string MailedToken)
{
    private const string Json = "application/json";

    /// <summary>The text with what <c>$name</c> and <c>{id}</c> stand for.</summary>
    public string Fill(string text) =>
        text.Replace("/users/{id}", $"/users/{Other.Id}", StringComparison.Ordinal)
            .Replace("{id}", VideoId.ToString(), StringComparison.Ordinal)
            .Replace("$newEmail", "newcomer@example.com", StringComparison.Ordinal)
            .Replace("$email", User.Email, StringComparison.Ordinal)
            .Replace("$refreshToken", User.RefreshToken, StringComparison.Ordinal)
            .Replace("$mailedToken", MailedToken, StringComparison.Ordinal)
            .Replace("$plan", "pro", StringComparison.Ordinal);

    public Task<ApiAnswer> SendAsync(ApiOperation operation, string? body) =>
        SendAsync(operation, body is null ? null : Content(body, Json));

    public Task<ApiAnswer> SendAsync(
        ApiOperation operation,
        HttpContent? content,
        params (string Name, string Value)[] headers
    ) => User.Api.SendAsync(operation.Method, Fill(operation.Path), content, headers);

    public ByteArrayContent Content(string body, string? contentType) =>
        Content(Encoding.UTF8.GetBytes(Fill(body)), contentType);

    public static ByteArrayContent Content(byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return content;
    }

    /// <summary>Sends a bad request and makes sure that it left nothing behind.</summary>
    public async Task<ApiAnswer> LeavesNothingBehindAsync(Func<Task<ApiAnswer>> request)
    {
        var before = await DatabaseContents.ReadAsync(Server);
        var answer = await request();
        var after = await DatabaseContents.ReadAsync(Server);
        after.ShouldBe(before);
        return answer;
    }
}
