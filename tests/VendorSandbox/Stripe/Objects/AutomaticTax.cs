namespace StreamHub.VendorSandbox.Stripe.Objects;

// Never on in the sandbox; each kind of object shows other members of it.

public sealed record SessionTax
{
    public bool Enabled { get; init; }

    public object? Liability { get; init; }

    public string? Provider { get; init; }

    public string? Status { get; init; }
}

public sealed record SubscriptionTax
{
    public string? DisabledReason { get; init; }

    public bool Enabled { get; init; }

    public object? Liability { get; init; }
}

public sealed record InvoiceTax
{
    public string? DisabledReason { get; init; }

    public bool Enabled { get; init; }

    public object? Liability { get; init; }

    public string? Provider { get; init; }

    public string? Status { get; init; }
}
