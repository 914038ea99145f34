using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Payments;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal static class CatalogEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        MapCustomers(api.MapGroup("/customers"));
        MapProducts(api.MapGroup("/products"));
        MapPrices(api.MapGroup("/prices"));
        MapTestClocks(api.MapGroup("/test_helpers/test_clocks"));
    }

    private static void MapCustomers(RouteGroupBuilder customers)
    {
        customers.MapGet("", (StripeForm<ListCustomers> form, Customers service) => service.List(form.Value));
        customers.MapPost("", (StripeForm<CustomerParameters> form, Customers service) => service.Create(form.Value));
        customers.MapGet("/{id}", (string id, StripeForm<StripeParameters> form, Customers service) => service.Get(id));
        customers.MapPost(
            "/{id}",
            (string id, StripeForm<CustomerParameters> form, Customers service) => service.Update(id, form.Value)
        );
        customers.MapDelete(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, Customers service) => service.Delete(id)
        );
        customers.MapGet(
            "/{id}/payment_methods",
            (string id, StripeForm<ListPaymentMethods> form, PaymentMethods methods) =>
                methods.List(form.Value with { Customer = id })
        );
    }

    private static void MapProducts(RouteGroupBuilder products)
    {
        products.MapGet("", (StripeForm<ListProducts> form, Catalog catalog) => catalog.ListProducts(form.Value));
        products.MapPost(
            "",
            (StripeForm<ProductParameters> form, Catalog catalog) => catalog.CreateProduct(form.Value)
        );
        products.MapGet(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.Product(id)
        );
        products.MapPost(
            "/{id}",
            (string id, StripeForm<ProductParameters> form, Catalog catalog) => catalog.UpdateProduct(id, form.Value)
        );
    }

    private static void MapPrices(RouteGroupBuilder prices)
    {
        prices.MapGet("", (StripeForm<ListPrices> form, Catalog catalog) => catalog.ListPrices(form.Value));
        prices.MapPost("", (StripeForm<CreatePrice> form, Catalog catalog) => catalog.CreatePrice(form.Value));
        prices.MapGet("/{id}", (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.Price(id));
        prices.MapPost(
            "/{id}",
            (string id, StripeForm<UpdatePrice> form, Catalog catalog) => catalog.UpdatePrice(id, form.Value)
        );
    }

    private static void MapTestClocks(RouteGroupBuilder clocks)
    {
        clocks.MapGet("", (StripeForm<ListParameters> form, TestClocks service) => service.List(form.Value));
        clocks.MapPost("", (StripeForm<CreateTestClock> form, TestClocks service) => service.Create(form.Value));
        clocks.MapGet(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.TestClock(id)
        );
        clocks.MapPost(
            "/{id}/advance",
            (string id, StripeForm<AdvanceTestClock> form, TestClocks service) => service.Advance(id, form.Value)
        );
        clocks.MapDelete(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, TestClocks service) => service.Delete(id)
        );
    }
}
