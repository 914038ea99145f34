namespace StreamHub.Domain.Audit;

public enum SecurityEventKind
{
    Registered,
    LoggedIn,
    LogInFailed,
    LockedOut,
    LoggedOut,
    LoginRevoked,

    /// <summary>A spent refresh token came again: somebody has a copy.</summary>
    RefreshTokenReused,
    EmailConfirmed,
    PasswordChanged,
    PasswordResetRequested,
    PasswordReset,
    TwoFactorEnabled,
    TwoFactorDisabled,
    TwoFactorFailed,
    RecoveryCodeUsed,
    RecoveryCodesReplaced,
    RoleChanged,
    UserLocked,
    UserUnlocked,
    IdentityLinked,
    IdentityUnlinked,
    KeyCreated,
    KeyRotated,
    KeyRevoked,
    KeyUsedFromNewAddress,
    OrganizationCreated,
    OrganizationDeleted,
    OwnershipTransferred,
    MemberInvited,
    MemberJoined,
    MemberRoleChanged,
    MemberRemoved,
    VideoAccountConnected,
    VideoAccountDisconnected,

    /// <summary>A video vendor refused an account's credentials, which were erased.</summary>
    VideoAccountRejected,
    ChannelConnected,
    ChannelDisconnected,

    /// <summary>A platform took back the consent that a channel lives on.</summary>
    ChannelConsentLost,
    WebhookEndpointCreated,
    WebhookEndpointDeleted,
    WebhookSecretRotated,
    PlanCreated,
    PlanChanged,
    PromotionCreated,
    PromotionDeactivated,
}
