using System.Text.Json;
using System.Text.RegularExpressions;

namespace StreamHub.VendorSandbox.Stripe.Wire;

internal interface IStripeForm
{
    StripeParameters Parameters { get; }
}

/// <summary>A request's parameters, from its query and its form body, read strictly into their record.</summary>
internal sealed partial record StripeForm<TParameters>(TParameters Value) : IStripeForm
    where TParameters : StripeParameters, new()
{
    public StripeParameters Parameters => Value;

    public static async ValueTask<StripeForm<TParameters>> BindAsync(HttpContext context)
    {
        var tree = FormTree.Decode(await FormFields.ReadAsync(context.Request));
        try
        {
            var value = tree.Deserialize<TParameters>(StripeJson.Parameters)!;
            value.RefuseUnknown();
            return new StripeForm<TParameters>(value);
        }
        catch (JsonException mismatch)
        {
            throw Refusal(mismatch);
        }
    }

    private static StripeException Refusal(JsonException mismatch)
    {
        var path = (mismatch.Path ?? "$").Replace("$.", "", StringComparison.Ordinal);
        var parameter = NestedName().Replace(path, "[${name}]");
        if (UnmappedMember().Match(mismatch.Message) is { Success: true } unmapped)
        {
            var name = unmapped.Groups["name"].Value;
            return StripeException.Unknown(
                parameter.EndsWith($"[{name}]", StringComparison.Ordinal) ? parameter : $"{parameter}[{name}]"
            );
        }

        return StripeException.Invalid($"Invalid value for {parameter}", parameter, "parameter_invalid");
    }

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NestedName();

    [GeneratedRegex(
        @"property '(?<name>[^']+)' could not be mapped",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex UnmappedMember();
}

internal static class FormFields
{
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(HttpRequest request)
    {
        var fields = request.Query.SelectMany(Pairs).ToList();
        if (request.HasFormContentType)
        {
            fields.AddRange((await request.ReadFormAsync(request.HttpContext.RequestAborted)).SelectMany(Pairs));
        }

        return fields;
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(
        KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> field
    ) => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""));
}
