using Shouldly;
using StreamHub.UnitTests.Architecture.Rules;
using Xunit;

namespace StreamHub.UnitTests.Architecture;

public class LayerTests
{
    private const string InfrastructureNamespace = "StreamHub.Infrastructure";

    private static readonly string[] Outside =
    [
        "Microsoft.EntityFrameworkCore",
        "Microsoft.AspNetCore",
        "System.Net.Http",
    ];

    /// <summary>Below each of these, a namespace is a vendor's.</summary>
    private static readonly string[] VendorParents =
    [
        "StreamHub.Infrastructure.Payments",
        "StreamHub.Infrastructure.Videos",
        "StreamHub.Infrastructure.Rendering",
        "StreamHub.Infrastructure.Channels",
        "StreamHub.Infrastructure.Storage",
        "StreamHub.Infrastructure.Identity",
    ];

    [Fact]
    public void The_domain_needs_nothing_but_the_platform() => LayerRules.ReferencesOnly(CodeBase.Domain).ShouldHold();

    [Fact]
    public void The_application_needs_the_domain_and_four_packages() =>
        LayerRules
            .ReferencesOnly(
                CodeBase.Application,
                "StreamHub.Domain",
                "MediatR",
                "FluentValidation",
                "Microsoft.Extensions.DependencyInjection.Abstractions",
                "Microsoft.Extensions.Logging.Abstractions"
            )
            .ShouldHold();

    [Fact]
    public void The_application_knows_neither_database_nor_web() =>
        LayerRules.Mention(CodeBase.Types(CodeBase.Application), Outside).ShouldHold();

    [Fact]
    public void The_domain_knows_neither_database_nor_web() =>
        LayerRules.Mention(CodeBase.Types(CodeBase.Domain), Outside).ShouldHold();

    [Fact]
    public void The_infrastructure_does_not_know_the_web() =>
        LayerRules.DoesNotReference(CodeBase.Infrastructure, "StreamHub.WebApi").ShouldHold();

    [Fact]
    public void In_the_web_only_the_program_touches_the_infrastructure() =>
        LayerRules
            .Mention(
                CodeBase.Types(CodeBase.WebApi).Where(type => CodeBase.Outermost(type).FullName != "Program"),
                InfrastructureNamespace
            )
            .ShouldHold();

    [Fact]
    public void The_program_is_where_the_infrastructure_is_chosen() =>
        LayerRules
            .Mention(
                CodeBase.Types(CodeBase.WebApi).Where(type => CodeBase.Outermost(type).FullName == "Program"),
                InfrastructureNamespace
            )
            .Violations.ShouldNotBeEmpty();

    [Fact]
    public void A_vendor_is_known_to_itself_and_to_the_wiring_alone() =>
        LayerRules
            .VendorsKeepToThemselves(
                [.. CodeBase.Types(CodeBase.Infrastructure)],
                VendorParents,
                "StreamHub.Infrastructure.DependencyInjection"
            )
            .ShouldHold();

    [Fact]
    public void A_package_too_many_is_reported() =>
        LayerRules.ReferencesOnly(CodeBase.Tests).Violations.ShouldContain("StreamHub.UnitTests references Shouldly");

    [Fact]
    public void An_arrow_that_runs_the_other_way_is_reported() =>
        LayerRules
            .DoesNotReference(CodeBase.Tests, "StreamHub.WebApi")
            .ShouldReport("StreamHub.UnitTests references StreamHub.WebApi");

    [Fact]
    public void A_mention_is_reported_wherever_it_is() =>
        LayerRules
            .Mention(CodeBase.Samples("Layers"), Outside)
            .ShouldReport(
                "HasField mentions System.Net.Http.HttpClient",
                "HasArgument mentions System.Net.Http.HttpContent",
                "HasTypeArgument mentions System.Net.Http.HttpMethod",
                "HasCall mentions System.Net.Http.HttpMethod",
                "HasLambda/<>c mentions System.Net.Http.HttpMethod",
                "HasBase mentions System.Net.Http.HttpMessageHandler",
                "HasBase mentions System.Net.Http.HttpRequestMessage",
                "HasBase mentions System.Net.Http.HttpResponseMessage"
            );

    [Fact]
    public void A_vendor_that_is_used_outside_is_reported() =>
        LayerRules
            .VendorsKeepToThemselves(
                CodeBase.Samples("Vendors"),
                ["StreamHub.UnitTests.Architecture.Samples.Vendors"],
                "StreamHub.UnitTests.Architecture.Samples.Vendors.Wiring"
            )
            .ShouldReport("Stranger mentions StreamHub.UnitTests.Architecture.Samples.Vendors.Acme.AcmeClient");

    [Fact]
    public void A_rule_that_matches_nothing_does_not_hold() =>
        Should.Throw<ShouldAssertException>(() => LayerRules.Mention([], Outside).ShouldHold());
}
