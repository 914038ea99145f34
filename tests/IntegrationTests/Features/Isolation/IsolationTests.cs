using System.Net.Http.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Isolation;

/// <summary>
/// Tries each operation of the API that takes an id with another tenant's, in every way to call: the answer is that of an
/// id that does not exist, and nothing changes.
/// </summary>
public sealed class IsolationTests(IsolationServer server) : IClassFixture<IsolationServer>
{
    public static MatrixTheoryData<string, string> EachInEveryWay =>
        new(IsolationCase.All.Select(one => one.Operation), CallerKind.All.Select(kind => kind.Name));

    public static MatrixTheoryData<string, string> EachOfStaffInEveryWay =>
        new(IsolationCase.OfStaff, CallerKind.All.Select(kind => kind.Name));

    public static TheoryData<string> Each => [.. IsolationCase.All.Select(one => one.Operation)];

    [Fact]
    public async Task Every_operation_that_takes_an_id_is_tried()
    {
        var operations = await server.OperationsAsync();

        operations
            .Select(one => one.Name)
            .ShouldBe(
                [
                    .. IsolationCase.All.Select(one => one.Operation),
                    .. IsolationCase.OfStaff,
                    .. IsolationCase.OfVendors,
                ],
                ignoreOrder: true
            );
    }

    [Theory]
    [MemberData(nameof(EachOfStaffInEveryWay))]
    public async Task Who_is_no_staff_gets_no_further_with_a_real_id_than_with_any(string operation, string kind)
    {
        var route = (await server.OperationsAsync()).Single(one => one.Name == operation);
        var caller = await server.CallerAsync(kind);
        var victim = (await server.VictimAsync()).Owner;
        await server.WhenIdleAsync();
        var before = await DatabaseState.ReadAsync(server);

        var answer = await SendAsync(victim.Id);

        answer.ShouldBe(403).ShouldAnswerAs(await SendAsync(Guid.NewGuid()));
        (await DatabaseState.ReadAsync(server)).ShouldBe(before);

        Task<ApiAnswer> SendAsync(Guid id) =>
            caller.Api.SendAsync(
                route.Method,
                route.PathWith(new Dictionary<string, Guid> { ["id"] = id }),
                JsonContent.Create(new { role = "admin", reason = "Mine now" })
            );
    }

    [Theory]
    [MemberData(nameof(EachInEveryWay))]
    public async Task Another_tenants_id_answers_as_one_that_does_not_exist(string operation, string kind)
    {
        var attempt = IsolationCase.Of(operation);
        var route = (await server.OperationsAsync()).Single(one => one.Name == operation);
        var caller = await server.CallerAsync(kind);
        int[] refusals = CallerKind.Named(kind).IsMachine ? [403, 404] : [404];
        var victim = await server.VictimAsync();
        var (own, foreign) = (await attempt.IdsAsync(caller), await attempt.IdsAsync(victim));
        await server.WhenIdleAsync();
        var before = await DatabaseState.ReadAsync(server);

        foreach (var exchanged in Exchanges(route.Parameters))
        {
            var answer = await SendAsync(With(name => foreign[name]));
            var unknown = await SendAsync(With(_ => Guid.NewGuid()));

            answer.Status.ShouldBeOneOf(refusals, $"{string.Join(", ", exchanged)}: {answer.Body}");
            answer.ShouldAnswerAs(unknown);

            Dictionary<string, Guid> With(Func<string, Guid> other) =>
                route.Parameters.ToDictionary(name => name, name => exchanged.Contains(name) ? other(name) : own[name]);
        }

        (await DatabaseState.ReadAsync(server)).ShouldBe(before);

        Task<ApiAnswer> SendAsync(Dictionary<string, Guid> ids) =>
            caller.Api.SendAsync(route.Method, route.PathWith(ids), attempt.Content(victim));
    }

    /// <summary>Else the walk would prove nothing: these ids, and these bodies, work for the tenant itself.</summary>
    [Theory]
    [MemberData(nameof(Each))]
    public async Task The_same_ids_lead_their_own_tenant_somewhere(string operation)
    {
        var attempt = IsolationCase.Of(operation);
        var route = (await server.OperationsAsync()).Single(one => one.Name == operation);
        var tenant = await Tenant.SharedAsync(server);
        var path = route.PathWith(await attempt.IdsAsync(tenant));
        var owner = tenant.Owner.Api.For($"{tenant.OrganizationId}");

        var answer = await owner.SendAsync(route.Method, path, attempt.Content(tenant));

        // A video that is still uploading is found, and can't be played yet; the only owner is found, and can't leave.
        answer.Status.ShouldBeOneOf([200, 201, 202, 204, 409], answer.Body);
    }

    // All ids at once, and each alone among the caller's own.
    private static IEnumerable<string[]> Exchanges(IReadOnlyList<string> parameters) =>
        parameters.Count == 1
            ?
            [
                [.. parameters],
            ]
            : parameters.Select(name => new[] { name }).Prepend([.. parameters]);
}
