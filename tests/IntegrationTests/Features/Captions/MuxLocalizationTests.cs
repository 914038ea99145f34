using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Captions;

/// <summary>Captions that Mux makes: it writes down what is spoken. Each test has its own server, because it moves the clock.</summary>
public sealed class MuxLocalizationTests(TestDatabases databases) : IAsyncLifetime
{
    private readonly MuxServer _server = new(databases);

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Captions_are_made_and_the_job_tells_so()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);

        (await owner.LocalizeAsync(video, "de")).ShouldBe(200);
        owner = await PassAsync(owner);

        (await OnlyJobAsync(owner, video)).ShouldBe(("succeeded", ""));
        var list = await owner.Api.GetAsync($"{VideoSteps.PathOf(video)}/captions");
        var track = list.At("items").EnumerateArray().Single();
        track.GetProperty("isGenerated").GetBoolean().ShouldBeTrue();
        track.GetProperty("label").GetString().ShouldBe("Deutsch");
        (await owner.Api.GetAsync(CaptionSteps.PathOf(video, "de"))).Body.ShouldContain("Generated subtitles (de)");
    }

    [Fact]
    public async Task What_is_not_spoken_can_not_be_written_down()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        _server.Sandbox.Mux.Speak((await _server.AtMuxAsync(owner, video)).ShouldNotBeNull().Id, "en-GB");

        (await owner.LocalizeAsync(video, "ja")).ShouldBeProblem(409, "not_supported_by_vendor");
        await owner.LocalizeAsync(video, "de");
        await _server.WhenIdleAsync();
        (await OnlyJobAsync(owner, video)).ShouldBe(("failed", "not_supported_by_vendor"));
        Generations().ShouldBe(0);

        await owner.LocalizeAsync(video, "en");
        owner = await PassAsync(owner);
        (await JobsAsync(owner, video)).ShouldBe([("succeeded", ""), ("failed", "not_supported_by_vendor")]);
    }

    [Fact]
    public async Task A_second_language_contradicts_the_first()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        await owner.LocalizeAsync(video, "de");
        owner = await PassAsync(owner);

        await owner.LocalizeAsync(video, "fr");
        await _server.WhenIdleAsync();

        (await JobsAsync(owner, video)).ShouldBe([("failed", "not_supported_by_vendor"), ("succeeded", "")]);
    }

    [Fact]
    public async Task What_Mux_could_not_make_fails_with_a_reason_and_can_be_tried_again()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        _server.Sandbox.Mux.FailNextTracks();
        await owner.LocalizeAsync(video, "de");
        owner = await PassAsync(owner);
        (await OnlyJobAsync(owner, video)).ShouldBe(("failed", "caption_generation_failed"));

        await owner.LocalizeAsync(video, "de");
        owner = await PassAsync(owner);

        (await JobsAsync(owner, video)).ShouldBe([("succeeded", ""), ("failed", "caption_generation_failed")]);
        (await _server.AtMuxAsync(owner, video)).ShouldNotBeNull().Tracks.Count(track => track.IsText).ShouldBe(1);
    }

    [Fact]
    public async Task A_call_whose_answer_was_lost_is_not_repeated()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        _server.Sandbox.Faults.Set(
            Vendors.Mux,
            new Fault
            {
                Kind = FaultKind.Reset,
                Phase = FaultPhase.After,
                Path = "/generate-subtitles",
                Times = 1,
            }
        );

        await owner.LocalizeAsync(video, "de");
        owner = await PassAsync(owner);

        (await OnlyJobAsync(owner, video)).State.ShouldBe("succeeded");
        Generations().ShouldBe(1);
    }

    [Fact]
    public async Task Captions_that_were_uploaded_are_kept()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        await owner.PutCaptionsAsync(video);
        await _server.WhenIdleAsync();

        await owner.LocalizeAsync(video, "de");
        await _server.WhenIdleAsync();

        (await OnlyJobAsync(owner, video)).ShouldBe(("failed", "captions_exist"));
        (await owner.Api.GetAsync(CaptionSteps.PathOf(video, "de"))).Body.ShouldBe(CaptionSteps.German);
    }

    private static async Task<(string State, string Code)> OnlyJobAsync(User owner, Guid video) =>
        (await JobsAsync(owner, video)).ShouldHaveSingleItem();

    /// <summary>Newest first.</summary>
    private static async Task<List<(string State, string Code)>> JobsAsync(User owner, Guid video)
    {
        var list = await owner.Api.GetAsync($"{VideoSteps.PathOf(video)}/localizations");
        return
        [
            .. list.ShouldBe(200)
                .At("items")
                .EnumerateArray()
                .Select(job =>
                    (job.GetProperty("state").GetString()!, job.GetProperty("failureCode").GetString() ?? "")
                ),
        ];
    }

    /// <summary>Waits until Mux is done with what a job asked of it, and has the job look.</summary>
    private async Task<User> PassAsync(User owner)
    {
        await AllAsync(job => job.Waits > 0 || job.FinishedAt != null, "every job to wait");
        await _server.Sandbox.Mux.WhenIdleAsync();
        _server.Advance(TimeSpan.FromMinutes(10));
        await AllAsync(job => job.FinishedAt != null, "every job to be over");
        return await _server.LogInAgainAsync(owner);
    }

    private Task AllAsync(System.Linq.Expressions.Expression<Func<LocalizationJob, bool>> condition, string what) =>
        Eventually.HoldsAsync(
            () =>
                _server.InDatabaseAsync(database =>
                    database.Set<LocalizationJob>().IgnoreQueryFilters().AllAsync(condition)
                ),
            what
        );

    private int Generations() => _server.Sandbox.Requests.To(Vendors.Mux, "POST", "/generate-subtitles").Count;
}
