using System.Security.Cryptography;
using System.Text;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Payments.Stripe;

/// <summary>Writes to Stripe, each under the idempotency key that its kind needs.</summary>
internal sealed class StripeWrites(StripeClient stripe, IPaymentWrites writes)
{
    /// <summary>
    /// What must not be done twice. Its key is stored before Stripe is asked, and found again by what is asked as long as
    /// it is not known how that ended; so who tries again is answered with what the first try did.
    /// </summary>
    /// <param name="basis">What the write starts from, where the same can rightly be asked for again later.</param>
    public async Task<Result<T>> PostOnceAsync<T>(
        string path,
        StripeForm form,
        CancellationToken cancellationToken,
        string? basis = null
    )
        where T : class
    {
        var write = await writes.TakeAsync(FingerprintOf(path, form, basis), cancellationToken);
        var answer = await stripe.PostAsync<T>(path, form, $"write:{write.Id:N}", cancellationToken);
        if (answer.IsSuccess)
        {
            writes.EndWithCommand(write);
            return answer.Value!;
        }

        if (answer.Error != BillingErrors.VendorUnavailable)
        {
            await writes.EndAsync(write, cancellationToken);
        }

        return answer.Error;
    }

    /// <summary>
    /// What sets a state, or only opens a page: done twice it is as if done once, while the answer to an earlier time would
    /// be old. Each time has a key of its own, which the tries of that time share.
    /// </summary>
    public Task<Result<T?>> PostAsync<T>(string path, StripeForm form, CancellationToken cancellationToken)
        where T : class => stripe.PostAsync<T>(path, form, $"state:{Guid.NewGuid():N}", cancellationToken);

    private static string FingerprintOf(string path, StripeForm form, string? basis) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{form.ToText()}\n{basis}")));
}
