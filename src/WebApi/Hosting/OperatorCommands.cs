using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;

namespace StreamHub.WebApi.Hosting;

/// <summary>
/// What an operator does from the command line, on a database that is up to date: each tells what it did, line by line, and
/// returns what hinders it, or <c>null</c>.
/// </summary>
internal static class OperatorCommands
{
    public static Func<WebApplication, Task<string?>>? Find(string[] args) =>
        args switch
        {
            ["vault", "reseal", ..] => ResealAsync,
            ["plans", "sync", ..] => SyncPlansAsync,
            ["billing", "reconcile", ..] => ReconcileAsync,
            _ => null,
        };

    private static async Task<string?> ResealAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var kinds = await scope.ServiceProvider.GetRequiredService<ISecretResealer>().RunAsync(CancellationToken.None);
        foreach (var kind in kinds)
        {
            await Console.Out.WriteLineAsync(
                $"{kind.Kind}: {kind.Resealed} resealed, {kind.Current} sealed with the current key before, "
                    + $"{kind.Unreadable} unreadable."
            );
        }

        return kinds.Any(kind => kind.Unreadable > 0)
            ? "Some sealed texts do not open with any key that is configured. They were left as they are."
            : null;
    }

    private static async Task<string?> SyncPlansAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var sync = scope.ServiceProvider.GetRequiredService<IPlanCatalogueSync>();
        var synced = await sync.RunAsync(
            step => Console.Out.WriteLine($"{step.Plan}: {step.Subject} {Words(step.Change)}."),
            CancellationToken.None
        );
        return synced.IsSuccess ? null : synced.Error.Message;
    }

    private static string Words(CatalogueChange change) =>
        change switch
        {
            CatalogueChange.Created => "made",
            CatalogueChange.Updated => "changed",
            CatalogueChange.Retired => "retired; who pays it keeps it",
            _ => "as it should be",
        };

    private static async Task<string?> ReconcileAsync(WebApplication app)
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
