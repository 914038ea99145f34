using System.Text.Json;
using System.Text.Json.Nodes;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Webhooks;

namespace StreamHub.VendorSandbox.Clerk;

/// <summary>The instance's users; each change of one is told to the webhook.</summary>
public sealed class ClerkUsers(SandboxStore store, SandboxSettings settings, WebhookQueue queue, TimeProvider clock)
{
    public ClerkWebhookTarget Webhook =>
        store.Read(state =>
            state.Clerk.Webhook ?? new ClerkWebhookTarget(settings.Clerk.WebhookUrl, settings.Clerk.WebhookSecret)
        );

    public void SetWebhook(string? url, string secret) =>
        store.Change(state => state.Clerk.Webhook = new ClerkWebhookTarget(url, secret));

    public ClerkUser? Find(string id) => store.Read(state => state.Clerk.Users.GetValueOrDefault(id));

    public ClerkUser Create(string email, string? firstName, string? lastName, bool verified)
    {
        var now = clock.GetUtcNow();
        return Save(
            "user.created",
            new ClerkUser
            {
                Id = Identifiers.Prefixed("user_", 27),
                Email = email,
                EmailVerified = verified,
                FirstName = firstName,
                LastName = lastName,
                CreatedAt = now,
                UpdatedAt = now,
            }
        );
    }

    /// <summary>Each change is later than the one before, however fast they follow each other.</summary>
    public ClerkUser Change(string id, Func<ClerkUser, ClerkUser> change) =>
        store.Change(state =>
        {
            var former = state.Clerk.Users[id];
            var now = clock.GetUtcNow();
            var next = former.UpdatedAt.AddMilliseconds(1);
            return Save("user.updated", change(former) with { UpdatedAt = now > next ? now : next });
        });

    public bool Delete(string id) =>
        store.Change(state =>
        {
            var known = state.Clerk.Users.Remove(id);
            if (known)
            {
                Tell(
                    "user.deleted",
                    new JsonObject
                    {
                        ["deleted"] = true,
                        ["id"] = id,
                        ["object"] = "user",
                    }
                );
            }

            return known;
        });

    /// <summary>The user as the Backend API and the webhooks show it.</summary>
    public static JsonObject Present(ClerkUser user)
    {
        var emailId = $"idn_{user.Id}";
        return new JsonObject
        {
            ["id"] = user.Id,
            ["object"] = "user",
            ["username"] = null,
            ["first_name"] = user.FirstName,
            ["last_name"] = user.LastName,
            ["primary_email_address_id"] = emailId,
            ["email_addresses"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = emailId,
                    ["object"] = "email_address",
                    ["email_address"] = user.Email,
                    ["linked_to"] = new JsonArray(),
                    ["verification"] = new JsonObject
                    {
                        ["status"] = user.EmailVerified ? "verified" : "unverified",
                        ["strategy"] = "email_code",
                    },
                }
            ),
            ["external_accounts"] = new JsonArray(),
            ["password_enabled"] = true,
            ["banned"] = false,
            ["locked"] = false,
            ["created_at"] = user.CreatedAt.ToUnixTimeMilliseconds(),
            ["updated_at"] = user.UpdatedAt.ToUnixTimeMilliseconds(),
        };
    }

    private ClerkUser Save(string eventType, ClerkUser user)
    {
        store.Change(state => state.Clerk.Users[user.Id] = user);
        Tell(eventType, Present(user));
        return user;
    }

    private void Tell(string type, JsonObject data)
    {
        if (Webhook is not { Url: { } url, Secret: var secret })
        {
            return;
        }

        var body = new JsonObject
        {
            ["data"] = data,
            ["object"] = "event",
            ["type"] = type,
            ["timestamp"] = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            ["instance_id"] = "ins_sandbox",
        };
        queue.Enqueue(
            new WebhookMessage(Vendors.Clerk, Identifiers.Prefixed("msg_", 27), type, JsonSerializer.Serialize(body)),
            new WebhookTarget(url, secret)
        );
    }
}
