using Shouldly;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Configuration;

public partial class CheckedOptionsTests
{
    [Theory]
    [InlineData("Channels:SweepInterval", "00:00:00.9")]
    [InlineData("Channels:StallTimeout", "00:00:00.9")]
    [InlineData("Channels:YouTube:ChunkSize", "262145")]
    [InlineData("Channels:YouTube:ChunkSize", "0")]
    [InlineData("Channels:YouTube:ChunkSize", "268697600")]
    [InlineData("Channels:YouTube:AccountsBaseUrl", "accounts.google.com/")]
    [InlineData("Channels:YouTube:TokensBaseUrl", "https://oauth2.googleapis.com/token")]
    [InlineData("Channels:YouTube:ApiBaseUrl", "https://youtube.googleapis.com/youtube")]
    [InlineData("Channels:SoundCloud:SecureBaseUrl", "secure.soundcloud.com/")]
    [InlineData("Channels:SoundCloud:ApiBaseUrl", "https://api.soundcloud.com/v1")]
    public void A_setting_of_channels_that_is_wrong_is_named(string name, string value) =>
        ProblemsWith([(name, value)]).ShouldHaveSingleItem().ShouldStartWith(name);

    [Theory]
    [InlineData("Channels:YouTube:ChunkSize", "262144")]
    [InlineData("Channels:YouTube:ChunkSize", "268435456")]
    public void The_last_value_of_channels_that_is_right_is_taken(string name, string value) =>
        ProblemsWith([(name, value)]).ShouldBeEmpty();

    [Theory]
    [InlineData("Channels:YouTube:ClientId", "Channels:YouTube:ClientSecret")]
    [InlineData("Channels:YouTube:ClientSecret", "Channels:YouTube:ClientId")]
    [InlineData("Channels:SoundCloud:ClientId", "Channels:SoundCloud:ClientSecret")]
    [InlineData("Channels:SoundCloud:ClientSecret", "Channels:SoundCloud:ClientId")]
    public void Client_credentials_at_a_platform_are_given_whole_or_not_at_all(string given, string missing)
    {
        ProblemsWith([(given, "one"), (missing, "two")]).ShouldBeEmpty();
        ProblemsWith([(given, "one")]).ShouldHaveSingleItem().ShouldStartWith($"{missing} ");
    }
}
