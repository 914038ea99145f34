using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>What Svix did not sign for us is refused and leaves nothing behind.</summary>
public sealed class SvixSignatureTests(ClerkServer server) : IClassFixture<ClerkServer>
{
    private readonly SvixDoor _door = new(server);
    private readonly string _id = SvixDoor.NewId();
    private readonly string _body = $$$"""{"type":"ping","data":{"id":"{{{Guid.NewGuid()}}}"}}""";

    [Fact]
    public async Task A_signed_event_is_stored_once_however_often_it_comes()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _door.DeliverAsync(_body, _id)));

        answers.ShouldAllBe(answer => answer.Status == 200);
        (await _door.StoredAsync(_body)).ShouldHaveSingleItem().ExternalId.ShouldBe(_id);
    }

    [Theory]
    [InlineData("v1,AAAA {0}")]
    [InlineData("v2,AAAA v1a,AAAA {0} v1,AAAA")]
    public async Task Each_signature_is_tried(string header)
    {
        var time = _door.Now();
        var signatures = header.Replace("{0}", _door.Sign(_id, time, _body), StringComparison.Ordinal);

        (await _door.DeliverAsync(_body, _id, time, signatures)).ShouldBe(200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("v1")]
    [InlineData("v1,")]
    [InlineData("v1,AAAA v1,BBBB")]
    public Task A_header_without_the_signature_is_refused(string signatures) =>
        ShouldRefuseAsync(_body, _id, _door.Now(), signatures);

    [Fact]
    public Task A_signature_of_another_version_is_refused()
    {
        var time = _door.Now();
        return ShouldRefuseAsync(_body, _id, time, _door.Sign(_id, time, _body).Replace("v1,", "v1a,"));
    }

    [Fact]
    public Task Without_an_id_it_is_refused() =>
        ShouldRefuseAsync(_body, id: null, _door.Now(), _door.Sign("", _door.Now(), _body));

    [Fact]
    public Task Without_a_time_it_is_refused() => ShouldRefuseAsync(_body, _id, time: null, _door.Sign(_id, "", _body));

    [Fact]
    public Task Without_a_signature_it_is_refused() => ShouldRefuseAsync(_body, _id, _door.Now(), signatures: null);

    [Fact]
    public Task Under_another_id_it_is_refused() =>
        ShouldRefuseAsync(_body, SvixDoor.NewId(), _door.Now(), _door.Sign(_id, _door.Now(), _body));

    [Fact]
    public Task At_another_time_it_is_refused() =>
        ShouldRefuseAsync(_body, _id, _door.Now(TimeSpan.FromSeconds(-9)), _door.Sign(_id, _door.Now(), _body));

    [Fact]
    public Task Altered_by_a_space_it_is_refused() =>
        ShouldRefuseAsync($"{_body} ", _id, _door.Now(), _door.Sign(_id, _door.Now(), _body));

    [Fact]
    public Task Signed_with_another_secret_it_is_refused() =>
        ShouldRefuseAsync(
            _body,
            _id,
            _door.Now(),
            _door.Sign(_id, _door.Now(), _body, "whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldA==")
        );

    [Theory]
    [InlineData(302)]
    [InlineData(-302)]
    [InlineData(86_400)]
    public Task More_than_five_minutes_away_it_is_refused(int ageSeconds)
    {
        var time = _door.Now(TimeSpan.FromSeconds(ageSeconds));
        return ShouldRefuseAsync(_body, _id, time, _door.Sign(_id, time, _body));
    }

    [Theory]
    [InlineData("now")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("99999999999999999999")]
    public Task A_time_that_is_none_is_refused(string time) =>
        ShouldRefuseAsync(_body, _id, time, _door.Sign(_id, time, _body));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{"type":"user.created"}""")]
    [InlineData("""{"type":"user.created","data":null}""")]
    [InlineData("""{"type":1,"data":{}}""")]
    [InlineData("""{"type":"","data":{}}""")]
    [InlineData("""{"type":"a\u0000b","data":{}}""")]
    public async Task Signed_but_no_event_it_is_refused(string body)
    {
        (await _door.DeliverAsync(body)).ShouldBeProblem(400, "invalid_payload");

        (await _door.StoredAsync(body)).ShouldBeEmpty();
    }

    private async Task ShouldRefuseAsync(string body, string? id, string? time, string? signatures)
    {
        (await _door.DeliverAsync(body, id, time, signatures)).ShouldBeProblem(400, "invalid_signature");

        (await _door.StoredAsync(body)).ShouldBeEmpty();
    }
}
