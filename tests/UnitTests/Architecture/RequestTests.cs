using StreamHub.Application.Common.Messaging;
using StreamHub.UnitTests.Architecture.Rules;
using Xunit;

namespace StreamHub.UnitTests.Architecture;

public class RequestTests
{
    private static readonly Type[] Product = typeof(IDispatcher).Assembly.GetTypes();
    private static readonly IReadOnlyList<Type> Samples = CodeBase.SampleTypes("Requests");

    [Fact]
    public void Every_request_names_who_may_send_it() => RequestRules.NameWhoMaySendThem(Product).ShouldHold();

    [Fact]
    public void Every_request_has_one_handler_beside_it() =>
        RequestRules.HaveOneHandlerBesideThem(Product).ShouldHold();

    [Fact]
    public void Every_request_is_validated_or_says_why_not() =>
        RequestRules.AreValidatedOrSayWhyNot(Product).ShouldHold();

    [Fact]
    public void No_handler_calls_a_handler() => RequestRules.HandlersSendNothing(Product).ShouldHold();

    [Fact]
    public void Whatever_is_queued_only_the_system_sends() => RequestRules.MessagesAreTheSystems(Product).ShouldHold();

    [Fact]
    public void A_use_case_is_one_file() =>
        RequestRules.LieInFilesOfTheirNames(Product, Path.Combine(CodeBase.Root, "src", "Application")).ShouldHold();

    [Fact]
    public void Requests_without_one_rule_are_reported() =>
        RequestRules
            .NameWhoMaySendThem(Samples)
            .ShouldReport(
                "NoRule names 0 access rules",
                "TwoRules names 2 access rules",
                "OpenWithoutReason is open to all without a reason"
            );

    [Fact]
    public void Requests_without_one_handler_are_reported() =>
        RequestRules
            .HaveOneHandlerBesideThem(Samples)
            .ShouldReport(
                "NoRule has 0 handlers",
                "TwoRules has 2 handlers",
                "OpenWithoutReason is handled in another namespace"
            );

    [Fact]
    public void Requests_without_validator_or_reason_are_reported() =>
        RequestRules
            .AreValidatedOrSayWhyNot(Samples)
            .ShouldReport(
                "NoRule has no validator and does not say why",
                "TwoRules has a validator and says it has none",
                "OpenWithoutReason gives no reason for having no validator"
            );

    [Fact]
    public void Handlers_that_send_are_reported() =>
        RequestRules
            .HandlersSendNothing(Samples)
            .ShouldReport(
                "FirstHandler depends on IDispatcher",
                "SecondHandler depends on FirstHandler",
                "FarHandler depends on IRequestHandler`2"
            );

    [Fact]
    public void A_message_that_others_may_send_is_reported() =>
        RequestRules.MessagesAreTheSystems(Samples).ShouldReport("Queued is queued and not the system's alone");

    [Fact]
    public void Requests_without_a_file_are_reported()
    {
        var folder = Directory.CreateTempSubdirectory("streamhub-");
        try
        {
            var feature = folder.CreateSubdirectory(Path.Combine("Features", "Requests")).FullName;
            File.WriteAllText(Path.Combine(feature, "Good.cs"), "record Good; class GoodHandler; class GoodValidator");
            File.WriteAllText(Path.Combine(feature, "NoRule.cs"), "record NoRule;");
            File.WriteAllText(Path.Combine(feature, "TwoRules.cs"), "record TwoRules; class TwoRulesHandler");
            File.WriteAllText(Path.Combine(feature, "Queued.cs"), "record Queued; class QueuedHandler");

            RequestRules
                .LieInFilesOfTheirNames(Samples, folder.FullName)
                .ShouldReport(
                    "NoRule.cs lacks class NoRuleHandler",
                    "TwoRules.cs lacks class TwoRulesValidator",
                    "OpenWithoutReason has no file Features/Requests/OpenWithoutReason.cs"
                );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
