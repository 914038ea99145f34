using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>From where and with what a token that names the restriction may be used.</summary>
public sealed record MuxPlaybackRestriction
{
    public required string Id { get; init; }

    public required string EnvironmentId { get; init; }

    public required long Sequence { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }

    public required ReferrerRule Referrer { get; init; }

    public required UserAgentRule UserAgent { get; init; }
}

public sealed record ReferrerRule
{
    private const int MostDomains = 100;

    public IReadOnlyList<string>? AllowedDomains { get; init; }

    public bool? AllowNoReferrer { get; init; }

    public void Check()
    {
        if (AllowedDomains is null or { Count: > MostDomains })
        {
            throw MuxException.Invalid($"allowed_domains is required and names at most {MostDomains}");
        }
    }

    public bool Admits(string referrer) =>
        Uri.TryCreate(referrer, UriKind.Absolute, out var page)
            ? AllowedDomains!.Any(domain => Covers(domain, page.Host))
            : AllowNoReferrer == true;

    private static bool Covers(string domain, string host) =>
        domain == "*"
        || domain.Equals(host, StringComparison.OrdinalIgnoreCase)
        || (
            domain.StartsWith("*.", StringComparison.Ordinal)
            && host.EndsWith(domain[1..], StringComparison.OrdinalIgnoreCase)
        );
}

/// <summary>The sandbox knows no agent of high risk, so only a missing one can be refused.</summary>
public sealed record UserAgentRule
{
    public bool? AllowNoUserAgent { get; init; }

    public bool? AllowHighRiskUserAgent { get; init; }

    public bool Admits(string agent) => agent.Length > 0 || AllowNoUserAgent == true;
}

public sealed class PlaybackRestrictions(SandboxStore store, TimeProvider clock)
{
    public MuxPlaybackRestriction Add(MuxEnvironment environment, ReferrerRule referrer, UserAgentRule userAgent) =>
        store.Change(state =>
        {
            var now = clock.GetUtcNow();
            var made = new MuxPlaybackRestriction
            {
                Id = MuxLibrary.NewId(),
                EnvironmentId = environment.Id,
                Sequence = ++state.Mux.Sequence,
                Created = now,
                Updated = now,
                Referrer = referrer,
                UserAgent = userAgent,
            };
            state.Mux.PlaybackRestrictions.Add(made.Id, made);
            return made;
        });

    public IReadOnlyList<MuxPlaybackRestriction> Of(MuxEnvironment environment) =>
        store.Read(state =>
            state.Mux.PlaybackRestrictions.Values.Where(known => known.EnvironmentId == environment.Id).ToList()
        );

    public MuxPlaybackRestriction? Find(string environmentId, string id) =>
        store.Read(state => state.Mux.PlaybackRestrictions.GetValueOrDefault(id)) is { } known
        && known.EnvironmentId == environmentId
            ? known
            : null;

    public MuxPlaybackRestriction Get(MuxEnvironment environment, string id) =>
        Find(environment.Id, id) ?? throw MuxException.NotFound();

    public MuxPlaybackRestriction Edit(
        MuxEnvironment environment,
        string id,
        Func<MuxPlaybackRestriction, MuxPlaybackRestriction> edit
    ) =>
        store.Change(state =>
            state.Mux.PlaybackRestrictions[id] = edit(Get(environment, id)) with { Updated = clock.GetUtcNow() }
        );

    public void Delete(MuxEnvironment environment, string id) =>
        store.Change(state => state.Mux.PlaybackRestrictions.Remove(Get(environment, id).Id));
}
