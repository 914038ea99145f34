namespace StreamHub.IntegrationTests.Harness;

/// <summary>A registered user, and what registering answered.</summary>
public sealed record User(ApiClient Api, string Email, ApiAnswer Registration)
{
    public const string Password = "correct horse battery";

    public Guid Id => Registration.Id("user.id");

    public Guid OrganizationId => Registration.Id("user.organizationId");

    public string AccessToken => Registration.Text("accessToken");

    public string RefreshToken => Registration.Text("refreshToken");
}
