using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using StreamHub.Application.Common.Security;
using StreamHub.WebApi.Authentication;
using StreamHub.WebApi.Modules;

namespace StreamHub.UnitTests.Architecture.Samples.Endpoints;

internal sealed class SampleModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var permission = PermissionPolicies.NameOf(Permissions.VideosRead);
        app.MapGet("/good", Get).WithName(nameof(Get)).RequireAuthorization(permission);
        app.MapGet("/open", Other).WithName(nameof(Other)).AllowAnonymous();
        app.MapGet("/renamed", Get).WithName("Fetch");
        app.MapGet("/nameless", Get).RequireAuthorization();
        app.MapGet("/lambda", () => "hello").WithName(nameof(Get)).RequireAuthorization(permission).AllowAnonymous();
    }

    public static string Get() => "hello";

    public static string Other() => "hello";
}
