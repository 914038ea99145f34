using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Consents;

/// <summary>Gives codes for consents, tokens for codes and refresh tokens, and takes all of it back.</summary>
public sealed class ConsentDesk(
    ConsentHabits habits,
    SandboxStore store,
    Func<SandboxState, ConsentState> part,
    TimeProvider clock
)
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);

    public ConsentHabits Habits => habits;

    public ConsentAccount AddAccount(string name, string? channel) =>
        store.Change(state =>
        {
            var account = new ConsentAccount(Identifiers.Prefixed("UC", 22), name, channel);
            part(state).Accounts.Insert(0, account.Id, account);
            return account;
        });

    /// <summary>The account is there, and its channel no more.</summary>
    public void CloseChannel(string accountId) =>
        store.Change(state =>
            part(state).Accounts[accountId] = part(state).Accounts[accountId] with { Channel = null }
        );

    public IReadOnlyList<ConsentAccount> Accounts => store.Read(state => part(state).Accounts.Values.ToList());

    public IReadOnlyList<ConsentGrant> Grants => store.Read(state => part(state).Grants.ToList());

    public string IssueCode(string accountId, ConsentRequest request) =>
        store.Change(state =>
        {
            var known = part(state).Grants.Exists(grant => grant.AccountId == accountId && !grant.IsRevoked);
            var code = Identifiers.Prefixed("code_", 40);
            part(state).Codes[code] = new ConsentCode(
                accountId,
                request.Challenge,
                request.RedirectUri,
                request.Scope,
                !habits.GivesRefreshTokenOnce || (request.IsOffline && (request.AsksAnew || !known)),
                clock.GetUtcNow() + CodeLifetime
            );
            return code;
        });

    public TokenAnswer Exchange(string? code, string? verifier, string? redirectUri) =>
        store.Change(state =>
        {
            var own = part(state);
            var issued = own.Codes.GetValueOrDefault(code ?? "") ?? throw new ConsentRefusal("invalid_grant");
            if (issued.GrantId is { } used)
            {
                // RFC 6749: who brings a code twice may have stolen it.
                own.Grants.Single(grant => grant.Id == used).IsRevoked = true;
                throw new ConsentRefusal("invalid_grant");
            }

            if (
                clock.GetUtcNow() >= issued.ExpiresAt
                || redirectUri != issued.RedirectUri
                || ChallengeOf(verifier ?? "") != issued.Challenge
            )
            {
                throw new ConsentRefusal("invalid_grant");
            }

            var grant = new ConsentGrant
            {
                Id = Identifiers.Hex(),
                AccountId = issued.AccountId,
                Scope = issued.Scope,
                RefreshToken = issued.Lasting ? NewRefreshToken() : null,
            };
            own.Grants.Add(grant);
            own.Codes[code!] = issued with { GrantId = grant.Id };
            return Answer(grant, grant.RefreshToken);
        });

    /// <summary>As though the account's owner had consented to everything.</summary>
    public TokenAnswer Grant(string accountId) =>
        store.Change(state =>
        {
            var grant = new ConsentGrant
            {
                Id = Identifiers.Hex(),
                AccountId = accountId,
                Scope = "",
                RefreshToken = NewRefreshToken(),
            };
            part(state).Grants.Add(grant);
            return Answer(grant, grant.RefreshToken);
        });

    public TokenAnswer Refresh(string? refreshToken) =>
        store.Change(state =>
        {
            var grant =
                part(state).Grants.Find(one => one.RefreshToken is { } known && known == refreshToken && !one.IsRevoked)
                ?? throw new ConsentRefusal("invalid_grant");
            if (habits.RefreshTokensAreSpent)
            {
                grant.RefreshToken = NewRefreshToken();
            }

            return Answer(grant, habits.RefreshTokensAreSpent ? grant.RefreshToken : null);
        });

    /// <returns>Whose access token it is, while it lasts.</returns>
    public ConsentAccount? Find(string accessToken) =>
        store.Read(state =>
        {
            var grant = part(state)
                .Grants.Find(one =>
                    !one.IsRevoked
                    && one.AccessTokens.TryGetValue(accessToken, out var ends)
                    && clock.GetUtcNow() < ends
                );
            return grant is null ? null : part(state).Accounts[grant.AccountId];
        });

    /// <summary>With one token all goes that its account has allowed.</summary>
    public bool Revoke(string token) =>
        store.Change(state =>
        {
            var grant = part(state)
                .Grants.Find(one =>
                    !one.IsRevoked && (one.RefreshToken == token || one.AccessTokens.ContainsKey(token))
                );
            if (grant is not null)
            {
                RevokeOf(state, grant.AccountId);
            }

            return grant is not null;
        });

    /// <summary>The account's owner takes back what was allowed.</summary>
    public void RevokeAll(string accountId) => store.Change(state => RevokeOf(state, accountId));

    private static string NewRefreshToken() => Identifiers.Prefixed("refresh_", 40);

    private static string ChallengeOf(string verifier) =>
        WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private void RevokeOf(SandboxState state, string accountId) =>
        part(state).Grants.FindAll(grant => grant.AccountId == accountId).ForEach(grant => grant.IsRevoked = true);

    private TokenAnswer Answer(ConsentGrant grant, string? refreshToken)
    {
        var accessToken = Identifiers.Prefixed("access_", 40);
        grant.AccessTokens[accessToken] = clock.GetUtcNow() + habits.Settings.AccessLifetime;
        return new TokenAnswer(
            accessToken,
            (int)habits.Settings.AccessLifetime.TotalSeconds,
            refreshToken,
            grant.Scope,
            "Bearer"
        );
    }
}

/// <summary>What the consent page was opened with.</summary>
public sealed record ConsentRequest(
    string RedirectUri,
    string State,
    string Challenge,
    string Scope,
    bool IsOffline,
    bool AsksAnew
);

public sealed record TokenAnswer(
    string AccessToken,
    int ExpiresIn,
    string? RefreshToken,
    string Scope,
    string TokenType
);
