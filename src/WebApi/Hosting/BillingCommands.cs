using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Billing;

namespace StreamHub.WebApi.Hosting;

/// <summary>What an operator does with billing from the command line.</summary>
internal static class BillingCommands
{
    private const string BillingVerb = "billing";
    private const string ReconcileVerb = "reconcile";

    public static bool IsReconcile(string[] args) => args is [BillingVerb, ReconcileVerb, ..];

    /// <returns>What hinders it; <c>null</c> when all that was found is repaired.</returns>
    public static async Task<string?> ReconcileAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Set(Caller.System);
        var dispatcher = scope.ServiceProvider.GetRequiredService<IDispatcher>();
        var result = await dispatcher.Send(new ReconcileSubscriptions(), CancellationToken.None);
        if (!result.IsSuccess)
        {
            return $"{result.Error.Message} ({result.Error.Code})";
        }

        var report = result.Value;
        foreach (var finding in report.Findings)
        {
            var outcome = finding.IsRepaired ? "repaired" : "needs a look";
            await Console.Out.WriteLineAsync($"{finding.SubscriptionExternalId}: {finding.Kind}, {outcome}.");
        }

        await Console.Out.WriteLineAsync(
            $"{report.Compared} subscriptions compared, {report.Repaired} repaired, {report.Unrepaired} need a look."
        );
        return report.Unrepaired == 0
            ? null
            : "Some subscriptions could not be brought in line. They were left as they are.";
    }
}
