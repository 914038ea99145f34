namespace StreamHub.IntegrationTests.Features.BadInput;

/// <summary>What staff says of plans.</summary>
public sealed partial record ApiOperation
{
    private const string PlanBody = """
        {"version":0,"name":"Pro","rank":1,"onSale":true,"currency":"usd","monthlyAmount":1900,"yearlyAmount":19000,
        "limits":{"channels":5,"monthlyUploads":50,"concurrentStreams":3,"premiumPlayback":true,
        "storageBytes":250000000000,"members":20,"monthlyRenderTokens":1000,"requestsPerMinute":1000000}}
        """;

    private const string NewPlanBody = """
        {"code":"studio","name":"Studio","rank":3,"onSale":true,"currency":"usd","monthlyAmount":9900,"yearlyAmount":99000,
        "limits":{"channels":20,"monthlyUploads":null,"concurrentStreams":20,"premiumPlayback":true,
        "storageBytes":null,"members":null,"monthlyRenderTokens":null,"requestsPerMinute":1000000}}
        """;

    // No field: those of two files are set in no certain order.
    private static string[] PlanMembers =>
        ["name", "rank", "onSale", "currency", "monthlyAmount", "yearlyAmount", "limits"];
}
