using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Promotions;

internal static class PromotionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        MapCoupons(api.MapGroup("/coupons"));
        MapCodes(api.MapGroup("/promotion_codes"));
    }

    private static void MapCoupons(RouteGroupBuilder coupons)
    {
        coupons.MapGet("", (StripeForm<ListParameters> form, Coupons service) => service.List(form.Value));
        coupons.MapPost("", (StripeForm<CreateCoupon> form, Coupons service) => service.Create(form.Value));
        coupons.MapGet(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.Coupon(id)
        );
        coupons.MapPost(
            "/{id}",
            (string id, StripeForm<UpdateCoupon> form, Coupons service) => service.Update(id, form.Value)
        );
        coupons.MapDelete(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, Coupons service) => service.Delete(id)
        );
    }

    private static void MapCodes(RouteGroupBuilder codes)
    {
        codes.MapGet("", (StripeForm<ListPromotionCodes> form, PromotionCodes service) => service.List(form.Value));
        codes.MapPost("", (StripeForm<CreatePromotionCode> form, PromotionCodes service) => service.Create(form.Value));
        codes.MapGet(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup, PromotionCodes service) =>
                service.Current(lookup.PromotionCode(id))
        );
        codes.MapPost(
            "/{id}",
            (string id, StripeForm<UpdatePromotionCode> form, PromotionCodes service) => service.Update(id, form.Value)
        );
    }
}
