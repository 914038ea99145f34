using StreamHub.Domain.Users;
using StreamHub.IntegrationTests.Harness;
using User = StreamHub.IntegrationTests.Harness.User;

namespace StreamHub.IntegrationTests.Features.BadInput;

/// <summary>The scene's part in which log-ins take two steps: a user for each state that an operation needs.</summary>
/// <param name="Pending">Enrolled and not confirmed.</param>
/// <param name="Challenge">A log-in of <paramref name="Answering"/> that awaits its second step.</param>
public sealed record SecondSteps(
    User Pending,
    TotpSecret PendingSecret,
    TwoFactorUser Replacing,
    TwoFactorUser Disabling,
    TwoFactorUser Answering,
    string Challenge
)
{
    public static async Task<SecondSteps> SetAsync(StreamHubServer server)
    {
        var pending = await server.RegisterAsync();
        var secret = await pending.EnrolAsync();
        var replacing = await server.RegisterWithTwoFactorAsync();
        var disabling = await server.RegisterWithTwoFactorAsync();
        var answering = await server.RegisterWithTwoFactorAsync();
        var challenge = await server.ChallengeAsync(answering.User);
        return new SecondSteps(pending, secret, replacing, disabling, answering, challenge);
    }

    public User SenderOf(ApiOperation operation, User otherwise) =>
        operation.Id switch
        {
            "ConfirmTwoFactor" => Pending,
            "ReplaceRecoveryCodes" => Replacing.User,
            "DisableTwoFactor" => Disabling.User,
            _ => otherwise,
        };

    /// <summary>With the app's next code, which none of the scene's makers has used.</summary>
    public string Fill(StreamHubServer server, string text) =>
        text.Replace("$pendingCode", server.CodeOf(PendingSecret, stepsLater: 1), StringComparison.Ordinal)
            .Replace("$code", server.CodeOf(Replacing.Secret, stepsLater: 1), StringComparison.Ordinal)
            .Replace("$recoveryCode", Answering.RecoveryCodes[0], StringComparison.Ordinal)
            .Replace("$otherRecoveryCode", Disabling.RecoveryCodes[0], StringComparison.Ordinal)
            .Replace("$challenge", Challenge, StringComparison.Ordinal);
}
