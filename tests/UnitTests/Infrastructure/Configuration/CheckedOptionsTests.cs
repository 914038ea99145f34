using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Shouldly;
using StreamHub.Infrastructure;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Vendors;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Configuration;

/// <summary>Each setting that an operator can get wrong: what is set, and the name that the complaint begins with.</summary>
public partial class CheckedOptionsTests
{
    private const string Key32 = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static readonly Dictionary<string, string?> Good = new()
    {
        ["App:PublicUrl"] = "https://streamhub.test/",
        ["Auth:SigningSecret"] = "0123456789abcdef0123456789abcdef",
        ["Vault:CurrentKeyId"] = "one",
        ["Vault:Keys:one"] = Key32,
        ["Database:ConnectionString"] = "Host=nowhere",
        ["Email:Smtp:Host"] = "mail.test",
        ["Stripe:SecretKey"] = "sk_test_1",
        ["Stripe:WebhookSecret"] = "whsec_1",
        ["Cloudflare:PlaybackBaseUrl"] = "https://customer-1.test/",
        ["Cloudflare:AccountId"] = "account",
        ["Cloudflare:ApiToken"] = "token",
        ["Cloudflare:WebhookSecret"] = "secret",
    };

    private static readonly (string, string?)[] Mux =
    [
        ("Mux:TokenId", "token"),
        ("Mux:TokenSecret", "secret"),
        ("Mux:WebhookSecret", "webhook"),
    ];

    [Fact]
    public void Settings_that_are_right_have_no_problem() => ProblemsWith([]).ShouldBeEmpty();

    [Theory]
    [InlineData("App:PublicUrl")]
    [InlineData("Auth:SigningSecret")]
    [InlineData("Vault:CurrentKeyId")]
    [InlineData("Vault:Keys:one")]
    [InlineData("Database:ConnectionString")]
    [InlineData("Email:Smtp:Host")]
    [InlineData("Stripe:SecretKey")]
    [InlineData("Stripe:WebhookSecret")]
    [InlineData("Cloudflare:PlaybackBaseUrl")]
    [InlineData("Cloudflare:AccountId")]
    [InlineData("Cloudflare:ApiToken")]
    [InlineData("Cloudflare:WebhookSecret")]
    public void A_setting_that_is_missing_is_named(string name)
    {
        ProblemsWith([(name, null)]).ShouldHaveSingleItem().ShouldStartWith($"{name} ");
        ProblemsWith([(name, "")]).ShouldHaveSingleItem().ShouldStartWith($"{name} ");
    }

    [Theory]
    [InlineData("App:PublicUrl", "https://streamhub.test/app")]
    [InlineData("App:PublicUrl", "ftp://streamhub.test/")]
    [InlineData("App:PublicUrl", "streamhub.test/")]
    [InlineData("App:AllowedReturnOrigins:0", "/done")]
    [InlineData("App:AllowedReturnOrigins:0", "file:///etc/")]
    [InlineData("Auth:SigningSecret", "   ")]
    [InlineData("Auth:SigningSecret", "0123456789abcdef0123456789abcde")]
    [InlineData("Auth:SigningSecret", "your_super_secret_jwt_key_change_this_in_production")]
    [InlineData("Auth:SigningSecret", "random_32+_character_secret_key_here")]
    [InlineData("Auth:Issuer", " ")]
    [InlineData("Auth:Audience", "")]
    [InlineData("Auth:AccessTokenLifetime", "00:00:00")]
    [InlineData("Auth:AccessTokenLifetime", "00:00:00.9")]
    [InlineData("Auth:AccessTokenLifetime", "-00:01:00")]
    [InlineData("Auth:AccessTokenLifetime", "01:00:01")]
    [InlineData("Auth:PasswordIterations", "0")]
    [InlineData("ApiKeys:Mode", "7")]
    [InlineData("Billing:GracePeriod", "-00:00:01")]
    [InlineData("Billing:GracePeriod", "61.00:00:00")]
    [InlineData("Billing:SweepInterval", "00:00:00.9")]
    [InlineData("Feeds:HubUrl", "ftp://hub.test/")]
    [InlineData("Feeds:PageSize", "0")]
    [InlineData("Billing:ReconciliationInterval", "00:00:59")]
    [InlineData("Vault:CurrentKeyId", "two")]
    [InlineData("Vault:Keys:one", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("Vault:Keys:one", "not base64")]
    [InlineData("Vault:Keys:with space", Key32)]
    [InlineData("Vault:Keys:012345678901234567890123456789012", Key32)]
    [InlineData("Email:Smtp:Port", "0")]
    [InlineData("Email:Smtp:Port", "65536")]
    [InlineData("Email:Smtp:From", "nobody")]
    [InlineData("Stripe:BaseUrl", "https://api.stripe.com/v1")]
    [InlineData("Stripe:BaseUrl", "api.stripe.com/")]
    [InlineData("Cloudflare:ApiBaseUrl", "https://api.cloudflare.com/client/v4")]
    [InlineData("Cloudflare:PlaybackBaseUrl", "wss://customer-1.test/")]
    [InlineData("Mux:ApiBaseUrl", "https://api.mux.com/video")]
    [InlineData("Mux:StreamBaseUrl", "stream.mux.com/")]
    [InlineData("Mux:ImageBaseUrl", "ftp://image.mux.com/")]
    [InlineData("Videos:DefaultVendor", "7")]
    [InlineData("Vendors:Limits:Mux:Requests", "0")]
    [InlineData("Vendors:Limits:Mux:Requests", "100001")]
    [InlineData("Vendors:Limits:Cloudflare:Window", "00:00:00")]
    [InlineData("Staff:AdminEmail", "boss")]
    [InlineData("Staff:AdminEmail", "boss@example.com,helper")]
    [InlineData("Staff:AdminViewerEmail", "helper@")]
    [InlineData("Clerk:WebhookSecret", "secret")]
    [InlineData("Clerk:WebhookSecret", "whsec_not base64")]
    [InlineData("Clerk:WebhookSecret", "whsec_c2hvcnQ=")]
    [InlineData("Clerk:ApiBaseUrl", "https://api.clerk.com/v1")]
    [InlineData("Webhooks:PollInterval", "00:00:00.009")]
    [InlineData("Webhooks:Timeout", "00:00:31")]
    [InlineData("Messaging:RabbitMq", "http://broker/")]
    [InlineData("Messaging:Concurrency", "0")]
    [InlineData("Messaging:Concurrency", "257")]
    [InlineData("Messaging:PollInterval", "00:00:00")]
    [InlineData("Messaging:Lease", "00:00:09.9")]
    public void A_setting_that_is_wrong_is_named(string name, string value)
    {
        var settingName = name.StartsWith("App:AllowedReturnOrigins", StringComparison.Ordinal) ? name[..^2] : name;

        ProblemsWith([(name, value)]).ShouldHaveSingleItem().ShouldStartWith(settingName);
    }

    [Theory]
    [InlineData("App:AllowedReturnOrigins:0", "http://localhost:3000")]
    [InlineData("Auth:SigningSecret", "ééééééééééééééééé")]
    [InlineData("Auth:AccessTokenLifetime", "00:00:01")]
    [InlineData("Auth:AccessTokenLifetime", "01:00:00")]
    [InlineData("ApiKeys:Mode", "Test")]
    [InlineData("ApiKeys:Mode", "live")]
    [InlineData("Email:Smtp:Port", "65535")]
    [InlineData("Messaging:RabbitMq", "amqp://guest@broker/")]
    [InlineData("Messaging:RabbitMq", "amqps://guest@broker/")]
    [InlineData("Messaging:Concurrency", "256")]
    [InlineData("Messaging:Lease", "00:00:10")]
    public void The_last_value_that_is_right_is_taken(string name, string value) =>
        ProblemsWith([(name, value)]).ShouldBeEmpty();

    [Fact]
    public void Clerks_tokens_are_taken_only_for_pages_that_are_named()
    {
        var issuer = ("Clerk:Issuer", (string?)"https://clerk.example.com");

        ProblemsWith([issuer]).ShouldHaveSingleItem().ShouldStartWith("Clerk:AuthorizedParties ");
        ProblemsWith([issuer, ("Clerk:AuthorizedParties:0", "https://example.com")]).ShouldBeEmpty();
        ProblemsWith([issuer, ("Clerk:AuthorizedParties", "https://example.com, https://two.test")]).ShouldBeEmpty();
        ProblemsWith([("Clerk:Issuer", "clerk.example.com"), ("Clerk:AuthorizedParties:0", "https://example.com")])
            .ShouldHaveSingleItem()
            .ShouldStartWith("Clerk:Issuer ");
    }

    [Theory]
    [InlineData("Mux:TokenId")]
    [InlineData("Mux:TokenSecret")]
    [InlineData("Mux:WebhookSecret")]
    public void Mux_is_configured_whole_or_not_at_all(string name)
    {
        ProblemsWith(Mux).ShouldBeEmpty();
        ProblemsWith([.. Mux, (name, null)]).ShouldHaveSingleItem().ShouldStartWith($"{name} ");
    }

    [Fact]
    public void The_platform_has_an_account_where_its_organizations_publish()
    {
        (string, string?)[] withoutCloudflare =
        [
            ("Cloudflare:PlaybackBaseUrl", null),
            ("Cloudflare:AccountId", null),
            ("Cloudflare:ApiToken", null),
            ("Cloudflare:WebhookSecret", null),
        ];
        var byDefault = ("Videos:DefaultVendor", (string?)"Mux");

        ProblemsWith([.. Mux, byDefault]).ShouldBeEmpty();
        ProblemsWith([.. Mux, byDefault, .. withoutCloudflare]).ShouldBeEmpty();
        ProblemsWith([byDefault]).ShouldHaveSingleItem().ShouldStartWith("Videos:DefaultVendor ");
        ProblemsWith([.. Mux, .. withoutCloudflare]).ShouldHaveSingleItem().ShouldStartWith("Videos:DefaultVendor ");
    }

    [Fact]
    public void A_limit_of_a_vendor_can_be_changed_in_part()
    {
        using var provider = Services([("Vendors:Limits:Mux:Requests", "5"), ("Vendors:Limits:Stripe:Requests", "100")])
            .BuildServiceProvider();
        var raw = new VendorOptions();
        provider
            .GetServices<IConfigureOptions<VendorOptions>>()
            .ToList()
            .ForEach(configure => configure.Configure(raw));

        raw.Limits["mux"]
            .ShouldBeEquivalentTo(
                new VendorLimit
                {
                    Requests = 5,
                    Window = TimeSpan.FromSeconds(1),
                    WritesOnly = true,
                }
            );
        raw.Limits["cloudflare"].Requests.ShouldBe(1_200);
        raw.Problems().ShouldHaveSingleItem().ShouldStartWith("Limits:Stripe:Window ");
    }

    [Theory]
    [InlineData("ADMIN_EMAIL", "Staff:AdminEmail (ADMIN_EMAIL) ")]
    [InlineData("ADMIN_VIEWER_EMAIL", "Staff:AdminViewerEmail (ADMIN_VIEWER_EMAIL) ")]
    public void Staff_is_named_by_variables_of_the_environment(string variable, string problem)
    {
        ProblemsWith([(variable, "one@example.com, two@example.com")]).ShouldBeEmpty();
        ProblemsWith([(variable, "")]).ShouldBeEmpty();
        ProblemsWith([(variable, "nobody")]).ShouldHaveSingleItem().ShouldStartWith(problem);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        ProblemsWith([("Stripe:SecretKey", null), ("Stripe:WebhookSecret", null), ("Email:Smtp:Host", null)])
            .Count.ShouldBe(3);

    [Fact]
    public void A_secret_is_never_part_of_the_complaint() =>
        ProblemsWith([("Auth:SigningSecret", "too short"), ("Vault:Keys:one", "too short too")])
            .ShouldAllBe(problem => !problem.Contains("too short"));

    [Theory]
    [InlineData("sk_live_1", true)]
    [InlineData("rk_live_1", true)]
    [InlineData("sk_test_1", false)]
    [InlineData("rk_test_1", false)]
    [InlineData("live", false)]
    public void Stripes_key_tells_whether_money_is_real(string key, bool live) =>
        new StreamHub.Infrastructure.Payments.Stripe.StripeOptions { SecretKey = key }.IsLive.ShouldBe(live);

    [Fact]
    public void Every_kind_of_settings_is_checked_at_start()
    {
        var kinds = typeof(ICheckedOptions).Assembly.GetTypes().Where(type => type.IsClass && IsChecked(type)).ToList();

        kinds.Count.ShouldBe(27);
        var services = Services([]).Select(service => service.ServiceType).ToList();
        kinds.Select(ValidatorOf).ShouldBeSubsetOf(services);
    }

    private static bool IsChecked(Type type) => typeof(ICheckedOptions).IsAssignableFrom(type);

    private static Type ValidatorOf(Type kind) => typeof(IValidateOptions<>).MakeGenericType(kind);

    private static ServiceCollection Services(IEnumerable<(string Name, string? Value)> changes)
    {
        var settings = new Dictionary<string, string?>(Good);
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IHostEnvironment>(new Microsoft.Extensions.Hosting.Internal.HostingEnvironment());
        services.AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services;
    }

    /// <summary>What the host complains of when it starts.</summary>
    private static List<string> ProblemsWith(IEnumerable<(string Name, string? Value)> changes)
    {
        using var provider = Services(changes).BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return [.. invalid.Failures];
        }
        catch (AggregateException several)
        {
            return
            [
                .. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(invalid => invalid.Failures),
            ];
        }
    }
}
