using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Identity;

internal static class IdentityRegistration
{
    public static IServiceCollection AddIdentityServices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<AuthOptions>(configuration);
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<IAccessTokens>(provider => provider.GetRequiredService<AccessTokens>());
        services.AddSingleton<IAccessTokenReader>(provider => provider.GetRequiredService<AccessTokens>());
        services.AddSingleton<IPasswordHasher, PasswordHasher>();
        services.AddSingleton<ICallerDirectory, CallerDirectory>();
        services.AddStaff(configuration);
        return services;
    }

    private static void AddStaff(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<StaffOptions>(configuration);
        services.PostConfigure<StaffOptions>(options =>
        {
            options.AdminEmail = configuration[StaffOptions.AdminVariable] ?? options.AdminEmail;
            options.AdminViewerEmail = configuration[StaffOptions.SupportVariable] ?? options.AdminViewerEmail;
        });
        services.AddSingleton(provider =>
        {
            var staff = provider.GetRequiredService<IOptions<StaffOptions>>().Value;
            return new StaffAddresses(
                StaffOptions.Addresses(staff.AdminEmail),
                StaffOptions.Addresses(staff.AdminViewerEmail)
            );
        });
        services.AddHostedService<StaffAppointer>();
    }
}
