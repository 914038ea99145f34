using MediatR;
using Shouldly;
using StreamHub.Application.Common.Behaviours;
using StreamHub.Application.Common.Security;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;
using Xunit;

namespace StreamHub.UnitTests.Application.Behaviours;

public class AuthorizationBehaviourTests
{
    private static readonly Caller Viewer = User(UserRole.Viewer);
    private static readonly Caller Creator = User(UserRole.Creator);

    private int _handled;

    [Fact]
    public async Task The_role_that_holds_the_permission_may() =>
        (await Send(new Publish(), Creator)).IsSuccess.ShouldBeTrue();

    [Fact]
    public async Task The_role_that_does_not_is_forbidden()
    {
        (await Send(new Publish(), Viewer)).Error.ShouldBe(AccessErrors.Forbidden);

        _handled.ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_in_particular_is_asked_to_log_in()
    {
        (await Send(new Publish(), Caller.Anonymous)).Error.ShouldBe(AccessErrors.Unauthenticated);

        _handled.ShouldBe(0);
    }

    [Fact]
    public async Task The_system_does_not_act_as_a_user() =>
        (await Send(new Publish(), Caller.System)).Error.ShouldBe(AccessErrors.Forbidden);

    [Fact]
    public async Task What_is_open_to_all_is_open_to_everybody()
    {
        foreach (var caller in new[] { Caller.Anonymous, Viewer, Creator, Caller.System })
        {
            (await Send(new Greet(), caller)).IsSuccess.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task What_is_the_systems_is_closed_to_everybody_else()
    {
        (await Send(new Sweep(), Caller.System)).IsSuccess.ShouldBeTrue();
        (await Send(new Sweep(), User(UserRole.Admin))).Error.ShouldBe(AccessErrors.Forbidden);
        (await Send(new Sweep(), Caller.Anonymous)).Error.ShouldBe(AccessErrors.Unauthenticated);
    }

    [Fact]
    public async Task A_request_that_names_no_rule_does_not_run()
    {
        var thrown = await Should.ThrowAsync<TypeInitializationException>(() => Send(new Undecided(), Creator));

        thrown.InnerException.ShouldBeOfType<InvalidOperationException>().Message.ShouldContain(nameof(Undecided));
        _handled.ShouldBe(0);
    }

    [Fact]
    public void A_scope_begins_with_nobody_and_has_a_user_only_when_one_calls()
    {
        var context = new CallerContext();

        context.Current.ShouldBe(Caller.Anonymous);
        Should.Throw<InvalidOperationException>(() => context.User);
        context.Set(Creator);
        context.User.ShouldBe(Creator);
    }

    private static UserCaller User(UserRole role) =>
        new(Guid.NewGuid(), Guid.NewGuid(), role, Guid.NewGuid(), OrganizationRole.Owner);

    private Task<Result> Send<TRequest>(TRequest request, Caller caller)
        where TRequest : IRequest<Result>
    {
        var context = new CallerContext();
        context.Set(caller);
        return new AuthorizationBehaviour<TRequest, Result>(context).Handle(
            request,
            CancellationToken.None,
            () =>
            {
                _handled++;
                return Task.FromResult(Result.Success());
            }
        );
    }

    [RequirePermission(Permissions.VideosWrite)]
    private sealed record Publish : IRequest<Result>;

    [OpenToAll("A greeting harms nobody.")]
    private sealed record Greet : IRequest<Result>;

    [SystemOnly]
    private sealed record Sweep : IRequest<Result>;

    private sealed record Undecided : IRequest<Result>;
}
