using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Captions;

/// <summary>Captions that the vendor makes. Each test has its own server, because it moves the clock.</summary>
public sealed class LocalizationTests(TestDatabases databases) : IAsyncLifetime
{
    private readonly StreamHubServer _server = new(databases);

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Several_languages_are_made_at_once_and_each_is_a_job()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);

        var started = (await owner.LocalizeAsync(video, "fr", "de", "DE")).ShouldBe(200);

        var jobs = started.At("items").EnumerateArray().ToList();
        jobs.Select(job => job.GetProperty("language").GetString()).ShouldBe(["fr", "de"]);
        jobs.ShouldAllBe(job => job.GetProperty("state").GetString() == "queued");
        await WhenAsync(owner, video, "running", "running");
        (await OverviewAsync(owner)).Text("localizations.running").ShouldBe("2");

        await PassAsync();

        owner = await _server.LogInAgainAsync(owner);
        await WhenAsync(owner, video, "succeeded", "succeeded");
        (await OverviewAsync(owner)).Text("localizations.succeeded").ShouldBe("2");
        (await owner.Api.GetAsync(CaptionSteps.PathOf(video, "fr"))).Body.ShouldContain("Generated (fr)");
        var one = await owner.Api.GetAsync($"/api/v1/localizations/{jobs[0].GetProperty("id")}");
        one.ShouldBe(200).Text("state").ShouldBe("succeeded");
        one.Text("finishedAt").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_job_that_is_not_over_is_answered_and_not_repeated()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => owner.LocalizeAsync(video, "de")));

        answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 409);
        answers
            .Where(answer => answer.Status == 200)
            .Select(answer => answer.At("items")[0].GetProperty("id").GetGuid())
            .Distinct()
            .Count()
            .ShouldBe(1);
        await WhenAsync(owner, video, "running");
        Generations().ShouldBe(1);
    }

    [Fact]
    public async Task The_database_keeps_a_second_live_job_out()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        await owner.LocalizeAsync(video, "de");

        var twin = _server.InDatabaseAsync(async database =>
        {
            var source = await database.Set<Video>().IgnoreQueryFilters().SingleAsync(one => one.Id == video);
            database.Add(LocalizationJob.Queue(source, owner.Id, LanguageTag.Parse("de"), _server.Time.GetUtcNow()));
            return await database.SaveChangesAsync();
        });

        (await Should.ThrowAsync<DbUpdateException>(() => twin)).InnerException!.Message.ShouldContain(
            "ux_localization_jobs_live"
        );
    }

    [Fact]
    public async Task A_language_that_the_vendor_does_not_make_is_named_and_nothing_starts()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);

        var refused = await owner.LocalizeAsync(video, "de", "sv");

        refused.ShouldBeProblem(409, "not_supported_by_vendor").Text("language").ShouldBe("sv");
        await WhenAsync(owner, video);
    }

    [Fact]
    public async Task What_the_vendor_can_not_make_fails_with_a_reason_and_can_be_tried_again()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        _server.Sandbox.Cloudflare.FailCaptions("de");
        await owner.LocalizeAsync(video, "de");
        await WhenAsync(owner, video, "running");
        await PassAsync();
        owner = await _server.LogInAgainAsync(owner);
        var failed = await WhenAsync(owner, video, "failed");
        failed.At("items")[0].GetProperty("failureCode").GetString().ShouldBe("caption_generation_failed");

        _server.Sandbox.Cloudflare.FailCaptions("de", fails: false);
        await owner.LocalizeAsync(video, "de");
        await WhenAsync(owner, video, "running", "failed");
        await PassAsync();

        owner = await _server.LogInAgainAsync(owner);
        await WhenAsync(owner, video, "succeeded", "failed");
        var overview = await OverviewAsync(owner);
        overview.Text("localizations.failed").ShouldBe("1");
        overview.Text("localizations.succeeded").ShouldBe("1");
    }

    [Fact]
    public async Task Captions_that_were_uploaded_are_kept()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        await owner.PutCaptionsAsync(video);

        await owner.LocalizeAsync(video, "de");

        var failed = await WhenAsync(owner, video, "failed");
        failed.At("items")[0].GetProperty("failureCode").GetString().ShouldBe("captions_exist");
        (await owner.Api.GetAsync(CaptionSteps.PathOf(video, "de"))).Body.ShouldBe(CaptionSteps.German);
    }

    [Fact]
    public async Task A_call_whose_answer_was_lost_is_not_repeated()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        _server.Sandbox.Faults.Set(
            Vendors.Cloudflare,
            new Fault
            {
                Kind = FaultKind.Reset,
                Phase = FaultPhase.After,
                Path = "/generate",
                Times = 1,
            }
        );

        await owner.LocalizeAsync(video, "de");
        await WhenAsync(owner, video, "running");
        await PassAsync();

        owner = await _server.LogInAgainAsync(owner);
        await WhenAsync(owner, video, "succeeded");
        Generations().ShouldBe(1);
    }

    [Fact]
    public async Task A_vendor_that_is_away_is_asked_again_later()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        using (VendorOutage.Down(_server, Vendors.Cloudflare))
        {
            (await owner.LocalizeAsync(video, "de")).ShouldBe(200);
            await Eventually.HoldsAsync(
                () =>
                    _server.InDatabaseAsync(database =>
                        database.Set<LocalizationJob>().IgnoreQueryFilters().AnyAsync(job => job.Waits > 0)
                    ),
                "the vendor to be asked in vain"
            );
            await WhenAsync(owner, video, "queued");
        }

        await PassAsync();

        owner = await _server.LogInAgainAsync(owner);
        await WhenAsync(owner, video, "running");
    }

    [Fact]
    public async Task A_job_that_takes_too_long_has_failed()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        using var outage = VendorOutage.Down(_server, Vendors.Cloudflare, path: "/captions");
        await owner.LocalizeAsync(video, "de");

        _server.Advance(LocalizationJob.LongestLife);

        owner = await _server.LogInAgainAsync(owner);
        var failed = await WhenAsync(owner, video, "failed");
        failed.At("items")[0].GetProperty("failureCode").GetString().ShouldBe("localization_timed_out");
    }

    [Fact]
    public async Task What_the_vendor_refuses_has_failed()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        using var refusal = VendorOutage.Of(
            _server,
            Vendors.Cloudflare,
            new Fault
            {
                Kind = FaultKind.Status,
                Status = 400,
                Path = "/generate",
            }
        );

        await owner.LocalizeAsync(video, "de");

        var failed = await WhenAsync(owner, video, "failed");
        failed.At("items")[0].GetProperty("failureCode").GetString().ShouldBe("video_vendor_rejected");
    }

    [Fact]
    public async Task The_job_of_a_deleted_video_fails_and_is_still_counted()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        var started = await owner.LocalizeAsync(video, "de");
        var id = started.At("items")[0].GetProperty("id").GetGuid();
        await WhenAsync(owner, video, "running");

        (await owner.Api.DeleteAsync(VideoSteps.PathOf(video))).ShouldBe(204);
        await PassAsync();

        owner = await _server.LogInAgainAsync(owner);
        await Eventually.HoldsAsync(
            async () => (await owner.Api.GetAsync($"/api/v1/localizations/{id}")).Text("state") == "failed",
            "the job to fail"
        );
        (await owner.LocalizeAsync(video, "de")).ShouldBeProblem(404, "video_not_found");
        (await OverviewAsync(owner)).Text("localizations.failed").ShouldBe("1");
    }

    [Fact]
    public async Task A_video_that_is_not_ready_starts_none()
    {
        var owner = await _server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();

        (await owner.LocalizeAsync(upload.VideoId, "de")).ShouldBeProblem(409, "video_not_ready");
        (await owner.LocalizeAsync(upload.VideoId)).ShouldBlame("languages");
    }

    private static Task<ApiAnswer> OverviewAsync(User user) => user.Api.GetAsync("/api/v1/metrics/overview");

    /// <summary>Waits until the video's jobs, newest first, are in these states.</summary>
    private static Task<ApiAnswer> WhenAsync(User owner, Guid video, params string[] states) =>
        Eventually.GetsAsync(
            () => owner.Api.GetAsync($"{VideoSteps.PathOf(video)}/localizations"),
            list =>
                list.ShouldBe(200)
                    .At("items")
                    .EnumerateArray()
                    .Select(job => job.GetProperty("state").GetString()!)
                    .SequenceEqual(states),
            $"jobs that are [{string.Join(", ", states)}]"
        );

    /// <summary>Lets time pass until the vendor is done, and lets the jobs look.</summary>
    private async Task PassAsync()
    {
        // Until a job waits, the vendor may not have been asked, and would begin only after the leap.
        await Eventually.HoldsAsync(
            () =>
                _server.InDatabaseAsync(database =>
                    database
                        .Set<LocalizationJob>()
                        .IgnoreQueryFilters()
                        .AllAsync(job => job.Waits > 0 || job.FinishedAt != null)
                ),
            "every job to wait"
        );
        _server.Advance(TimeSpan.FromMinutes(10));
    }

    private int Generations() => _server.Sandbox.Requests.To(Vendors.Cloudflare, "POST", "/generate").Count;
}
