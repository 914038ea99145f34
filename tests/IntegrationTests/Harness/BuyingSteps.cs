using StreamHub.VendorSandbox.Stripe.Objects;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What tests ask for as customers who buy, change and leave.</summary>
public static class BuyingSteps
{
    public const string Billing = "/api/v1/billing";

    public static Task<ApiAnswer> BillAsync(this User user, string operation, object body) =>
        user.Api.PostAsync($"{Billing}/{operation}", body);

    public static Task<ApiAnswer> ResumeAsync(this User user) => user.Api.PostAsync($"{Billing}/resume");

    /// <summary>The pages on which the organization could buy, the oldest first.</summary>
    public static List<CheckoutSession> SessionsOf(this StreamHubServer server, User user) =>
        [
            .. server.Sandbox.Stripe.Sessions.Where(session =>
                session.ClientReferenceId == user.OrganizationId.ToString()
            ),
        ];

    public static List<CheckoutSession> OpenSessionsOf(this StreamHubServer server, User user) =>
        [.. server.SessionsOf(user).Where(session => session.Status == SessionStatus.Open)];
}
