using StreamHub.Domain.Common;

namespace StreamHub.Domain.WebhookEndpoints;

public enum WebhookEndpointState
{
    Enabled,

    /// <summary>It is sent nothing, and what happens meanwhile is not sent later.</summary>
    Disabled,
}

public enum WebhookDisabledReason
{
    Member,

    /// <summary>It answered 410, which says that it wants no more.</summary>
    Gone,

    /// <summary>It took nothing for <see cref="WebhookEndpoint.Patience"/>.</summary>
    Failing,
}

/// <summary>An address of an organization's to which its events are sent.</summary>
public sealed class WebhookEndpoint : AggregateRoot, IOwned
{
    public const int MaxOfOrganization = 10;
    public const int DescriptionMaxLength = 200;
    public const int EventTypesMaxLength = 2_000;
    public const int SealedSecretMaxLength = 500;

    /// <summary>How long an endpoint may take nothing before it is disabled.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    /// <summary>How long the secret before signs along after a rotation.</summary>
    public static readonly TimeSpan SecretOverlap = TimeSpan.FromHours(24);

    private WebhookEndpoint(Guid id, Guid organizationId, string url, DateTimeOffset createdAt)
        : base(id)
    {
        OrganizationId = organizationId;
        Url = url;
        CreatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    public string Url { get; private set; }

    public string? Description { get; private set; }

    /// <summary>Which events it wants; all when empty.</summary>
    public IReadOnlyList<string> EventTypes { get; private set; } = [];

    public WebhookEndpointState State { get; private set; }

    /// <summary>Why it is disabled; <c>null</c> while it is not.</summary>
    public WebhookDisabledReason? DisabledReason { get; private set; }

    /// <summary>Sealed for this endpoint; <c>null</c> once it is deleted.</summary>
    public string? SealedSecret { get; private set; }

    /// <summary>The secret before the latest rotation, which signs along until <see cref="FormerSecretEndsAt"/>.</summary>
    public string? SealedFormerSecret { get; private set; }

    public DateTimeOffset? FormerSecretEndsAt { get; private set; }

    /// <summary>
    /// How far the organization's event log has become deliveries. The database moves it on by itself, without counting
    /// that as a change of the endpoint.
    /// </summary>
    public long Position { get; private set; }

    /// <summary>When the first failed of those that failed since it last took something.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    /// <param name="id">Made before, because the secret is sealed for it.</param>
    /// <param name="position">Where the log ends: only what happens from now on is sent.</param>
    public static WebhookEndpoint Create(
        Guid id,
        Guid organizationId,
        string url,
        string? description,
        IReadOnlyList<string> eventTypes,
        string sealedSecret,
        long position,
        DateTimeOffset now
    ) =>
        new(id, organizationId, url, now)
        {
            Description = description,
            EventTypes = eventTypes,
            SealedSecret = sealedSecret,
            Position = position,
        };

    /// <summary>Changes what is given. Another address begins with a clean record.</summary>
    public void Edit(string? url, Change<string?>? description, IReadOnlyList<string>? eventTypes)
    {
        if (url is not null && url != Url)
        {
            Url = url;
            FailingSince = null;
        }

        Description = Change<string?>.Apply(description, Description);
        EventTypes = eventTypes ?? EventTypes;
    }

    /// <summary>A secret that is older than the one before is given up at once.</summary>
    public void RotateSecret(string sealedSecret, DateTimeOffset now)
    {
        SealedFormerSecret = SealedSecret;
        FormerSecretEndsAt = now + SecretOverlap;
        SealedSecret = sealedSecret;
    }

    /// <param name="position">Where the log ends: what happened while it was disabled is left out.</param>
    public void Enable(long position)
    {
        if (State == WebhookEndpointState.Enabled)
        {
            return;
        }

        State = WebhookEndpointState.Enabled;
        DisabledReason = null;
        FailingSince = null;
        Position = position;
    }

    public void Disable(WebhookDisabledReason reason)
    {
        if (State == WebhookEndpointState.Enabled)
        {
            State = WebhookEndpointState.Disabled;
            DisabledReason = reason;
        }
    }

    /// <summary>Has everything behind the place sent again; what was not sent yet still is.</summary>
    public Result ReplayFrom(long position)
    {
        if (State == WebhookEndpointState.Disabled)
        {
            return WebhookEndpointErrors.Disabled;
        }

        Position = Math.Min(Position, position);
        return Result.Success();
    }

    /// <summary>Whether <see cref="Judge"/> would change anything.</summary>
    public bool IsAnotherAfter(WebhookOutcome outcome, DateTimeOffset now) =>
        outcome switch
        {
            WebhookOutcome.Taken => FailingSince is not null,
            WebhookOutcome.Failed => FailingSince is null || now - FailingSince >= Patience,
            _ => true,
        };

    /// <summary>Takes into account what became of what was sent.</summary>
    /// <returns>Whether that disabled it.</returns>
    public bool Judge(WebhookOutcome outcome, DateTimeOffset now)
    {
        if (State == WebhookEndpointState.Disabled)
        {
            return false;
        }

        FailingSince = outcome == WebhookOutcome.Taken ? null : FailingSince ?? now;
        WebhookDisabledReason? reason = outcome switch
        {
            WebhookOutcome.Gone => WebhookDisabledReason.Gone,
            WebhookOutcome.Failed when now - FailingSince >= Patience => WebhookDisabledReason.Failing,
            _ => null,
        };
        if (reason is { } given)
        {
            Disable(given);
        }

        return reason is not null;
    }

    /// <summary>Nobody sees it any more, and its secrets are forgotten at once.</summary>
    public void Delete(DateTimeOffset now)
    {
        Disable(WebhookDisabledReason.Member);
        DeletedAt = now;
        SealedSecret = null;
        SealedFormerSecret = null;
        FormerSecretEndsAt = null;
    }
}

/// <summary>What became of those that were sent to an endpoint together.</summary>
public enum WebhookOutcome
{
    /// <summary>At least one was taken.</summary>
    Taken,
    Failed,

    /// <summary>The endpoint wants no more.</summary>
    Gone,
}
