using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>
/// What a change of plan and its preview send to Stripe, with the items that are changed, judged by the parameters of
/// Stripe's own library of the version that we pin.
/// </summary>
public sealed partial class StripeChangeRequestTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private sealed record Form(string Document, string Schema, string Text);

    [Fact]
    public async Task A_preview_and_a_change_are_asked_for_by_the_names_that_Stripe_knows()
    {
        VendorContracts.SkipWhenMissing();
        var user = await server.RegisterAsync();
        var bought = await server.SubscribeAsync(user);
        var preview = (await user.BillAsync("change/preview", new { plan = "agency" })).ShouldBe(200);
        var date = preview.At("prorationDate").GetDateTimeOffset();
        (await user.BillAsync("change", new { plan = "agency", prorationDate = date })).ShouldBe(200);

        Form[] forms =
        [
            new(
                NodeTools.PathOf("node_modules", "stripe", "esm", "resources", "Invoices.d.ts"),
                "InvoiceCreatePreviewParams",
                Sent("/v1/invoices/create_preview")
            ),
            new(
                VendorContracts.PathOf("stripe", "params.schema.json"),
                "POST_subscriptions_id",
                Sent($"/v1/subscriptions/{bought.Id}")
            ),
        ];

        forms.ShouldAllBe(form => form.Text.Contains($"={bought.Items.Data[0].Id}", StringComparison.Ordinal));
        (await JudgeAsync(forms)).SelectMany(faults => faults).ShouldBeEmpty();
        var misnamed = forms.SelectMany(Misnamed).ToList();
        misnamed.Count.ShouldBe(11);
        var verdicts = await JudgeAsync(misnamed);
        misnamed.Where((_, at) => verdicts[at].Length == 0).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("InvoiceCreatePreviewParams", "subscription_details[proration_behavior]=always")]
    [InlineData("InvoiceCreatePreviewParams", "subscription_details[proration_date]=tomorrow")]
    [InlineData("InvoiceCreatePreviewParams", "subscription_details[items]=si_1")]
    public async Task A_value_that_Stripe_does_not_take_is_refused_so_the_judge_judges(string schema, string text)
    {
        VendorContracts.SkipWhenMissing();
        var document = NodeTools.PathOf("node_modules", "stripe", "esm", "resources", "Invoices.d.ts");

        (await JudgeAsync([new Form(document, schema, text)])).Single().ShouldNotBeEmpty();
    }

    /// <summary>The form once for each of its parameters, with that one called otherwise.</summary>
    private static IEnumerable<Form> Misnamed(Form form)
    {
        var fields = form.Text.Split('&').Select(Uri.UnescapeDataString).ToList();
        return fields.Select(field =>
            form with
            {
                Text = string.Join(
                    '&',
                    fields.Select(one => one == field ? LastName().Replace(one, "$0x", count: 1) : one)
                ),
            }
        );
    }

    private static async Task<List<string[]>> JudgeAsync(IEnumerable<Form> forms)
    {
        var lines = forms.Select(form =>
            JsonSerializer.Serialize(
                new
                {
                    form = form.Text,
                    document = form.Document,
                    schema = form.Schema,
                }
            )
        );
        var verdicts = await NodeScript.RunAsync("judge-form.mjs", string.Join('\n', lines));
        return [.. verdicts.EnumerateArray().Select(faults => faults.Deserialize<string[]>()!)];
    }

    private string Sent(string path) =>
        server.Sandbox.Requests.To(Vendors.Stripe, "POST", path).ShouldHaveSingleItem().Body;

    /// <summary>The name before a field's value, or before the number of an element that is one.</summary>
    [GeneratedRegex(@"[a-z_]+(?=\]?(\[\d+\])?=)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastName();
}
