using System.Net.Http.Headers;
using System.Text;
using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Features.BadInput;

/// <summary>A server at rest with a user who may do everything that a user may, and a video of theirs.</summary>
public sealed class SceneServer(TestDatabases databases) : StreamHubServer(databases)
{
    private Task<Scene>? _scene;

    public Task<Scene> SceneAsync() => _scene ??= SetAsync();

    private async Task<Scene> SetAsync()
    {
        var user = await RegisterAsync();
        var mailedToken = await this.MailedTokenAsync(user);
        var upload = await user.Api.PostAsync("/api/v1/videos/uploads", new { title = "Film", sizeBytes = 1_000 });
        upload.ShouldBe(201);
        var forgetful = await RegisterAsync();
        var resetToken = await this.ResetTokenAsync(forgetful);
        var secondSteps = await SecondSteps.SetAsync(this);
        await WhenIdleAsync();
        return new Scene(this, user, upload.Id("videoId"), mailedToken, resetToken, secondSteps);
    }
}

/// <param name="ResetToken">Of somebody else, whose log-ins may end.</param>
/// <param name="SecondSteps">Of others too, for whom two-factor log-in is pending, or on.</param>
public sealed record Scene(
    StreamHubServer Server,
    User User,
    Guid VideoId,
    string MailedToken,
    string ResetToken,
    SecondSteps SecondSteps
)
{
    private const string Json = "application/json";

    /// <summary>The text with what <c>$name</c> and <c>{id}</c> stand for.</summary>
    public string Fill(string text) =>
        SecondSteps
            .Fill(Server, text)
            .Replace("{id}", VideoId.ToString(), StringComparison.Ordinal)
            .Replace("$newEmail", "newcomer@example.com", StringComparison.Ordinal)
            .Replace("$email", User.Email, StringComparison.Ordinal)
            .Replace("$refreshToken", User.RefreshToken, StringComparison.Ordinal)
            .Replace("$mailedToken", MailedToken, StringComparison.Ordinal)
            .Replace("$resetToken", ResetToken, StringComparison.Ordinal)
            .Replace("$plan", "pro", StringComparison.Ordinal);

    public Task<ApiAnswer> SendAsync(ApiOperation operation, string? body) =>
        SendAsync(operation, body is null ? null : Content(body, Json));

    public Task<ApiAnswer> SendAsync(
        ApiOperation operation,
        HttpContent? content,
        params (string Name, string Value)[] headers
    ) => SecondSteps.SenderOf(operation, User).Api.SendAsync(operation.Method, Fill(operation.Path), content, headers);

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
