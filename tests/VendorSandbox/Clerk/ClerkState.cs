namespace StreamHub.VendorSandbox.Clerk;

public sealed class ClerkState
{
    public OrderedDictionary<string, ClerkUser> Users { get; init; } = [];

    /// <summary>Oldest first; the last one signs, all are published.</summary>
    public List<ClerkKey> Keys { get; init; } = [];

    public ClerkWebhookTarget? Webhook { get; set; }
}

public sealed record ClerkKey(string Id, string PrivatePem);

public sealed record ClerkWebhookTarget(string? Url, string Secret);

public sealed record ClerkUser
{
    public required string Id { get; init; }

    public required string Email { get; init; }

    public bool EmailVerified { get; init; } = true;

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
