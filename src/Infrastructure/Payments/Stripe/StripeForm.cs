using System.Globalization;

namespace StreamHub.Infrastructure.Payments.Stripe;

/// <summary>A request's parameters in Stripe's form notation: <c>line_items[0][price]</c>.</summary>
internal sealed class StripeForm
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public StripeForm Add(string name, string? value)
    {
        if (value is not null)
        {
            _fields.Add(new KeyValuePair<string, string>(name, value));
        }

        return this;
    }

    public StripeForm Add(string name, long value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    public StripeForm Add(string name, bool value) => Add(name, value ? "true" : "false");

    /// <summary>As it is sent, to tell one request from another.</summary>
    public string ToText() => string.Join('&', _fields.Select(field => $"{field.Key}={field.Value}"));

    public FormUrlEncodedContent ToContent() => new(_fields);
}
