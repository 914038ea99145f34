using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.UnitTests.Architecture.Rules;
using StreamHub.UnitTests.Architecture.Samples.Endpoints;
using StreamHub.WebApi.Authentication;
using StreamHub.WebApi.Modules;
using Xunit;

namespace StreamHub.UnitTests.Architecture;

public class EndpointTests
{
    private static readonly Action<IEndpointRouteBuilder> Product = app => app.MapModules(NodeRole.All);
    private static readonly Action<IEndpointRouteBuilder> Samples = app => new SampleModule().AddRoutes(app);

    [Fact]
    public void Every_module_is_public_and_sealed() =>
        EndpointRules.ModulesArePublicAndSealed(typeof(IEndpointModule).Assembly.GetTypes()).ShouldHold();

    [Fact]
    public async Task Every_operation_is_named_after_its_handler() =>
        EndpointRules.OperationsAreNamedAfterTheirHandlers(await EndpointRules.BuildAsync(Product)).ShouldHold();

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own() =>
        EndpointRules.OperationNamesAreUnique(await EndpointRules.BuildAsync(Product)).ShouldHold();

    [Fact]
    public async Task Every_endpoint_names_one_permission_or_is_open() =>
        EndpointRules.NameOnePermissionOrAreOpen(await EndpointRules.BuildAsync(Product)).ShouldHold();

    [Fact]
    public void A_module_that_others_could_change_is_reported() =>
        EndpointRules
            .ModulesArePublicAndSealed(CodeBase.SampleTypes("Endpoints"))
            .ShouldReport("SampleModule is not public and sealed");

    [Fact]
    public async Task Operations_with_other_names_are_reported() =>
        EndpointRules
            .OperationsAreNamedAfterTheirHandlers(await EndpointRules.BuildAsync(Samples))
            .ShouldReport("/renamed", "/nameless", "/lambda");

    [Fact]
    public async Task A_name_that_is_used_twice_is_reported() =>
        EndpointRules
            .OperationNamesAreUnique(await EndpointRules.BuildAsync(Samples))
            .ShouldReport("2 endpoints are named Get");

    [Fact]
    public async Task Endpoints_without_one_rule_are_reported() =>
        EndpointRules
            .NameOnePermissionOrAreOpen(await EndpointRules.BuildAsync(Samples))
            .ShouldReport(
                "/renamed => Get does not say who may use it",
                "/nameless => Get does not name one permission",
                "is closed and open"
            );

    [Fact]
    public async Task The_server_does_not_start_with_a_route_that_says_nothing()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/open", SampleModule.Get).AllowAnonymous();
        app.MapGet("/closed", SampleModule.Get).RequireAuthorization();
        Should.NotThrow(app.RequireAccessRules);

        app.MapGet("/undecided", SampleModule.Get);

        Should.Throw<InvalidOperationException>(app.RequireAccessRules).Message.ShouldContain("/undecided");
    }
}
