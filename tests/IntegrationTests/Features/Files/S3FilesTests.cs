using System.Net.Http.Headers;
using System.Text.Json;
using Shouldly;
using StreamHub.Domain.Publishing;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Files;

public sealed class S3FilesTests(S3Server server) : FilesTests(server), IClassFixture<S3Server>
{
    private const int Piece = 64 * 1024 * 1024;

    [Fact]
    public async Task A_large_file_is_sent_in_parts()
    {
        var owner = await Server.RegisterAsync();
        var file = new byte[Piece + 1_000];
        SampleVideo.Bytes.CopyTo(file, 0);
        file[^1] = 1;
        var expected = await owner.PresignAsync(file.Length);
        expected.Url.ShouldBeNull();
        var parts = expected.Answer.At("parts").EnumerateArray().ToList();
        parts.Select(part => part.GetProperty("offset").GetInt64()).ShouldBe([0, Piece]);
        parts.Select(part => part.GetProperty("length").GetInt64()).ShouldBe([Piece, 1_000]);

        await SendAsync(parts[1], file);
        (await owner.CompleteAsync(expected.Id)).ShouldBeProblem(409, "file_wrong_length");
    }

    [Fact]
    public async Task All_parts_make_the_file()
    {
        var owner = await Server.RegisterAsync();
        var file = new byte[Piece + 1_000];
        SampleVideo.Bytes.CopyTo(file, 0);
        file[^1] = 1;
        var expected = await owner.PresignAsync(file.Length);
        (await owner.CompleteAsync(expected.Id)).ShouldBeProblem(409, "file_not_stored");

        foreach (var part in expected.Answer.At("parts").EnumerateArray())
        {
            await SendAsync(part, file);
        }

        (await owner.CompleteAsync(expected.Id)).ShouldBe(200).Text("state").ShouldBe("stored");
        using var tail = await owner.ReadAsync(expected.Id, new RangeHeaderValue(file.Length - 2, null));
        (await tail.Content.ReadAsByteArrayAsync()).ShouldBe([0, 1]);
    }

    [Fact]
    public async Task An_upload_in_parts_that_is_called_off_leaves_nothing_at_the_store()
    {
        var owner = await Server.RegisterAsync();
        var before = Server.Sandbox.S3.OpenUploads;
        var expected = await owner.PresignAsync(Piece + 1L);
        Server.Sandbox.S3.OpenUploads.ShouldBe(before + 1);

        (await owner.Api.DeleteAsync(FileSteps.PathOf(expected.Id))).ShouldBe(204);
        await Server.WhenIdleAsync();

        Server.Sandbox.S3.OpenUploads.ShouldBe(before);
    }

    [Fact]
    public async Task What_is_written_over_a_file_later_is_not_taken_for_it()
    {
        var owner = await Server.RegisterAsync();
        var file = await owner.StoreAsync(SampleVideo.Bytes);
        var stored = await StoredAsync(file.Id);
        var other = SampleVideo.Bytes.ToArray();
        other[^1]++;

        Server.Sandbox.S3.Put(stored!.Key, other);

        (await OpenAsync(owner.OrganizationId, file.AssetUrl)).Error.ShouldBe(PublishingErrors.AssetChanged);
    }

    private static async Task SendAsync(JsonElement part, byte[] file)
    {
        var (offset, length) = (part.GetProperty("offset").GetInt32(), part.GetProperty("length").GetInt32());
        var url = new Uri(part.GetProperty("url").GetString()!);
        (await FileSteps.PutBytesAsync(url, file[offset..(offset + length)], type: null)).ShouldBe(200);
    }
}
