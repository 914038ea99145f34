using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Features.Isolation;

/// <summary>A kind of caller that must not reach what others own. A new way to call is a row here.</summary>
/// <param name="SetUpAsync">Makes a tenant who calls in this way.</param>
public sealed record CallerKind(string Name, Func<StreamHubServer, Task<Tenant>> SetUpAsync)
{
    /// <summary>It is refused, 403, where no key may go, before anything is looked for.</summary>
    public bool IsMachine { get; private init; }

    public static IReadOnlyList<CallerKind> All { get; } =
    [
        new("a person with the own organization", Tenant.PersonalAsync),
        new("an admin of another shared organization", Tenant.SharedAsync),
        new("a key of another organization", Tenant.KeyedAsync) { IsMachine = true },
    ];

    public static CallerKind Named(string name) => All.Single(kind => kind.Name == name);
}
