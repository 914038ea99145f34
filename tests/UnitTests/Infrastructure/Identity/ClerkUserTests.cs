using System.Text.Json;
using Shouldly;
using StreamHub.Domain.Users;
using StreamHub.Infrastructure.Identity.Clerk;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Identity;

public class ClerkUserTests
{
    [Fact]
    public void A_person_is_read_as_Clerk_writes_one()
    {
        var person = Read(
            """
            {"id":"user_1","first_name":"Cleo","last_name":"Patra","username":"queen","updated_at":1654012591514,
            "primary_email_address_id":"idn_2","email_addresses":[
            {"id":"idn_1","email_address":"old@example.com","verification":{"status":"verified"}},
            {"id":"idn_2","email_address":"Cleo@example.com","verification":{"status":"verified"}}]}
            """
        );

        person.ShouldBe(
            new ExternalPerson(
                IdentityVendor.Clerk,
                "user_1",
                EmailAddress.Parse("cleo@example.com").Value,
                "Cleo Patra",
                DateTimeOffset.FromUnixTimeMilliseconds(1_654_012_591_514)
            )
        );
    }

    [Theory]
    [InlineData("""{"status":"unverified"}""")]
    [InlineData("""{"status":"VERIFIED"}""")]
    [InlineData("""{}""")]
    [InlineData("null")]
    public void An_address_counts_only_when_it_is_verified(string verification) =>
        Read(
            $$"""
            {"id":"user_1","updated_at":1,"primary_email_address_id":"idn_1","email_addresses":[
            {"id":"idn_1","email_address":"cleo@example.com","verification":{{verification}}}]}
            """
        )!
            .Email.ShouldBeNull();

    [Theory]
    [InlineData("\"idn_2\"")]
    [InlineData("null")]
    public void A_verified_address_that_is_not_the_main_one_does_not_count(string primary) =>
        Read(
            $$$"""
            {"id":"user_1","updated_at":1,"primary_email_address_id":{{{primary}}},"email_addresses":[
            {"id":"idn_1","email_address":"cleo@example.com","verification":{"status":"verified"}}]}
            """
        )!
            .Email.ShouldBeNull();

    [Theory]
    [InlineData("""{"id":"user_1","updated_at":1}""", null)]
    [InlineData("""{"id":"user_1","updated_at":1,"first_name":" ","last_name":"\u0000"}""", null)]
    [InlineData("""{"id":"user_1","updated_at":1,"last_name":"Patra"}""", "Patra")]
    [InlineData("""{"id":"user_1","updated_at":1,"username":"queen"}""", "queen")]
    [InlineData("""{"id":"user_1","updated_at":1,"first_name":"A\u0007B"}""", "AB")]
    public void A_name_is_what_can_be_read(string json, string? name) => Read(json)!.DisplayName.ShouldBe(name);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"id":"user_1"}""")]
    [InlineData("""{"updated_at":1}""")]
    [InlineData("""{"id":"","updated_at":1}""")]
    [InlineData("""{"id":"user 1","updated_at":1}""")]
    [InlineData("""{"id":"user_1","updated_at":-1}""")]
    [InlineData("""{"id":"user_1","updated_at":9223372036854775807}""")]
    public void What_can_not_be_kept_is_nobody(string json) => Read(json).ShouldBeNull();

    [Fact]
    public void A_long_name_is_shortened() =>
        Read($$"""{"id":"user_1","updated_at":1,"first_name":"{{new string('x', 500)}}"}""")!
            .DisplayName!.Length.ShouldBe(User.DisplayNameMaxLength);

    private static ExternalPerson? Read(string json) =>
        JsonSerializer.Deserialize<ClerkUser>(json, ClerkClient.Json)!.ToPerson();
}
