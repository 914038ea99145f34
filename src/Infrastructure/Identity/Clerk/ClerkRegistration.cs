using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Identity.Clerk;

internal static class ClerkRegistration
{
    private const string Account = "clerk:default";

    public static IServiceCollection AddClerk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<ClerkOptions>(configuration);
        services.PostConfigure<ClerkOptions>(options =>
        {
            options.Issuer = options.Issuer?.Trim().TrimEnd('/');
            AddListed(options.AuthorizedParties, configuration);
        });
        services.AddVendorClient<ClerkClient>(Account);
        services.AddSingleton<ClerkKeys>();
        services.AddSingleton<ClerkTokens>();
        services.AddTransient<IIdentityVendor, ClerkDirectory>();
        services.AddSingleton<IWebhookVerifier, ClerkWebhookVerifier>();
        if (!string.IsNullOrWhiteSpace(configuration[$"{ClerkOptions.Section}:{nameof(ClerkOptions.Issuer)}"]))
        {
            services.AddScoped<IForeignSessions, ClerkSessions>();
        }

        return services;
    }

    // One variable of the environment holds them all, with commas, as well as one each does.
    private static void AddListed(IList<string> parties, IConfiguration configuration)
    {
        var listed = configuration[$"{ClerkOptions.Section}:{nameof(ClerkOptions.AuthorizedParties)}"] ?? string.Empty;
        foreach (var party in listed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            parties.Add(party);
        }
    }
}
