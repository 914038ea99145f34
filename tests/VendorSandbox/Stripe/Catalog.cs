using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal sealed class Catalog(SandboxStore store, StripeLookup lookup, EventLog events, TimeProvider clock)
{
    private static readonly string[] Intervals = ["day", "week", "month", "year"];

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    public Product CreateProduct(ProductParameters parameters) =>
        store.Change(state =>
        {
            var id = parameters.Id ?? Identifiers.Prefixed("prod_", 14);
            if (state.Stripe.Products.ContainsKey(id))
            {
                throw StripeException.Invalid($"Product already exists: {id}", "id", "resource_already_exists");
            }

            var product = new Product
            {
                Id = id,
                Name = parameters.Name ?? throw StripeException.Missing("name"),
                Created = Now,
                Updated = Now,
            };
            product = Apply(product, parameters);
            state.Stripe.Products.Add(id, product);
            events.Emit("product.created", product);
            return product;
        });

    public Product UpdateProduct(string id, ProductParameters parameters) =>
        store.Change(state =>
        {
            var before = lookup.Product(id);
            var product = state.Stripe.Products[id] = Apply(before, parameters);
            events.Emit("product.updated", product, before);
            return product;
        });

    public StripeList<Product> ListProducts(ListProducts parameters) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.Products.Values.Where(product =>
                    (parameters.Active is null || product.Active == parameters.Active)
                    && (parameters.Ids is null || parameters.Ids.Contains(product.Id))
                ),
                parameters,
                "/v1/products"
            )
        );

    public Price CreatePrice(CreatePrice parameters) =>
        store.Change(state =>
        {
            ClaimLookupKey(parameters.LookupKey, parameters.TransferLookupKey, claimant: null);
            var product = ProductOf(parameters);
            var price = new Price
            {
                Id = Identifiers.Prefixed("price_"),
                Active = parameters.Active ?? true,
                Created = Now,
                Currency = (parameters.Currency ?? throw StripeException.Missing("currency")).ToLowerInvariant(),
                LookupKey = parameters.LookupKey,
                Metadata = Metadata.Merge(new Dictionary<string, string>(), parameters.Metadata),
                Nickname = parameters.Nickname,
                Product = product.Id,
                Recurring = RecurrenceOf(parameters.Recurring),
                TaxBehavior = parameters.TaxBehavior ?? "unspecified",
                Type = parameters.Recurring is null ? "one_time" : "recurring",
                UnitAmount = AmountOf(parameters.UnitAmount),
                UnitAmountDecimal = AmountOf(parameters.UnitAmount).ToString(),
            };
            state.Stripe.Prices.Add(price.Id, price);
            events.Emit("price.created", price);
            return price;
        });

    public Price UpdatePrice(string id, UpdatePrice parameters) =>
        store.Change(state =>
        {
            var before = lookup.Price(id);
            ClaimLookupKey(parameters.LookupKey, parameters.TransferLookupKey, id);
            var price = state.Stripe.Prices[id] = before with
            {
                Active = parameters.Active ?? before.Active,
                LookupKey = parameters.LookupKey is "" ? null : parameters.LookupKey ?? before.LookupKey,
                Metadata = Metadata.Merge(before.Metadata, parameters.Metadata),
                Nickname = parameters.Nickname ?? before.Nickname,
                TaxBehavior = parameters.TaxBehavior ?? before.TaxBehavior,
            };
            events.Emit("price.updated", price, before);
            return price;
        });

    public StripeList<Price> ListPrices(ListPrices parameters) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.Prices.Values.Where(price => Matches(price, parameters)),
                parameters,
                "/v1/prices"
            )
        );

    private static bool Matches(Price price, ListPrices wanted) =>
        (wanted.Active is null || price.Active == wanted.Active)
        && (wanted.Currency is null || price.Currency == wanted.Currency)
        && (wanted.LookupKeys is null || (price.LookupKey is { } key && wanted.LookupKeys.Contains(key)))
        && (wanted.Product is null || price.Product == wanted.Product)
        && (wanted.Type is null || price.Type == wanted.Type);

    private static Product Apply(Product product, ProductParameters parameters) =>
        product with
        {
            Active = parameters.Active ?? product.Active,
            DefaultPrice = parameters.DefaultPrice ?? product.DefaultPrice,
            Description = parameters.Description is "" ? null : parameters.Description ?? product.Description,
            Images = parameters.Images ?? product.Images,
            MarketingFeatures = parameters.MarketingFeatures ?? product.MarketingFeatures,
            Metadata = Metadata.Merge(product.Metadata, parameters.Metadata),
            Name = parameters.Name ?? product.Name,
            StatementDescriptor = parameters.StatementDescriptor ?? product.StatementDescriptor,
            TaxCode = parameters.TaxCode ?? product.TaxCode,
            UnitLabel = parameters.UnitLabel ?? product.UnitLabel,
            Url = parameters.Url ?? product.Url,
        };

    private static long AmountOf(long? unitAmount) =>
        unitAmount switch
        {
            null => throw StripeException.Missing("unit_amount"),
            < 0 => throw StripeException.Invalid("Invalid non-negative integer", "unit_amount"),
            { } amount => amount,
        };

    private static PriceRecurrence? RecurrenceOf(RecurrenceParameters? parameters)
    {
        if (parameters is null)
        {
            return null;
        }

        var interval = parameters.Interval ?? throw StripeException.Missing("recurring[interval]");
        return Intervals.Contains(interval)
            ? new PriceRecurrence(interval, parameters.IntervalCount ?? 1)
            : throw StripeException.Invalid(
                $"Invalid recurring[interval]: must be one of {string.Join(", ", Intervals)}",
                "recurring[interval]"
            );
    }

    private Product ProductOf(CreatePrice parameters) =>
        parameters switch
        {
            { Product: { } id } => lookup.Product(id, "product"),
            { ProductData: { } data } => CreateProduct(
                new ProductParameters
                {
                    Name = data.Name,
                    Active = data.Active,
                    Description = data.Description,
                    Images = data.Images,
                    Metadata = data.Metadata,
                    TaxCode = data.TaxCode,
                    UnitLabel = data.UnitLabel,
                }
            ),
            _ => throw StripeException.Missing("product"),
        };

    /// <summary>A lookup key belongs to one price; taking it from another must be asked for.</summary>
    private void ClaimLookupKey(string? key, bool transfer, string? claimant) =>
        store.Change(state =>
        {
            var holder = string.IsNullOrEmpty(key)
                ? null
                : state.Stripe.Prices.Values.FirstOrDefault(price => price.LookupKey == key && price.Id != claimant);
            if (holder is null)
            {
                return;
            }

            if (!transfer)
            {
                throw StripeException.Invalid(
                    $"A price (`{holder.Id}`) already uses that lookup key.",
                    "lookup_key",
                    "resource_already_exists"
                );
            }

            state.Stripe.Prices[holder.Id] = holder with { LookupKey = null };
            events.Emit("price.updated", state.Stripe.Prices[holder.Id], holder);
        });
}
