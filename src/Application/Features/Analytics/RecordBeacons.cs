using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Analytics;
using StreamHub.Domain.Common;
using StreamHub.Domain.Viewing;

namespace StreamHub.Application.Features.Analytics;

/// <summary>Takes what a player reports of one session. Repeating it changes nothing.</summary>
/// <param name="IsPreload">The browser fetches ahead; nobody watches.</param>
[OpenToAll("The token proves that StreamHub gave a grant for this video.")]
public sealed record RecordBeacons(
    string Token,
    Guid SessionId,
    IReadOnlyList<BeaconReport> Beacons,
    Viewership Viewership,
    bool IsPreload
) : ICommand;

/// <param name="Kind"><c>start</c> when playing begins, <c>progress</c> every ten seconds, <c>end</c> when it ends.</param>
/// <param name="FromSeconds">Where in the video the part begins that was played since the last beacon.</param>
/// <param name="ToSeconds">Where it ends.</param>
/// <param name="AgeSeconds">How long before it was sent the beacon was made; above zero where it was held back.</param>
public sealed record BeaconReport(
    BeaconKind? Kind,
    decimal FromSeconds = 0,
    decimal ToSeconds = 0,
    decimal AgeSeconds = 0
);

public sealed class RecordBeaconsValidator : AbstractValidator<RecordBeacons>
{
    private const int TokenMaxLength = 200;

    public RecordBeaconsValidator()
    {
        RuleFor(command => command.Token).NotEmpty().MaximumLength(TokenMaxLength);
        RuleFor(command => command.SessionId).NotEmpty();
        RuleFor(command => command.Beacons)
            .Cascade(CascadeMode.Stop)
            .NotEmpty()
            .Must(beacons => beacons.Count <= Beacon.MaxPerRequest)
            .WithMessage($"At most {Beacon.MaxPerRequest} beacons a request.")
            .Custom(Judge);
    }

    // By hand: a rule a member of each of a hundred beacons takes longer than everything else that is done with them.
    private static void Judge(IReadOnlyList<BeaconReport> beacons, ValidationContext<RecordBeacons> context)
    {
        for (var i = 0; i < beacons.Count; i++)
        {
            if (ProblemOf(beacons[i]) is var (member, message))
            {
                context.AddFailure($"{nameof(RecordBeacons.Beacons)}[{i}]{member}", message);
            }
        }
    }

    private static (string Member, string Message)? ProblemOf(BeaconReport? beacon) =>
        beacon switch
        {
            null => (string.Empty, "It is no beacon."),
            { Kind: not (BeaconKind.Start or BeaconKind.Progress or BeaconKind.End) } => (
                $".{nameof(BeaconReport.Kind)}",
                "It must be 'start', 'progress' or 'end'."
            ),
            { FromSeconds: < 0 or > SecondSet.MaxSeconds } => (
                $".{nameof(BeaconReport.FromSeconds)}",
                $"It must be 0 to {SecondSet.MaxSeconds}."
            ),
            { ToSeconds: < 0 or > SecondSet.MaxSeconds } => (
                $".{nameof(BeaconReport.ToSeconds)}",
                $"It must be 0 to {SecondSet.MaxSeconds}."
            ),
            _ when beacon.ToSeconds < beacon.FromSeconds => (
                $".{nameof(BeaconReport.ToSeconds)}",
                "It must not be before 'fromSeconds'."
            ),
            { AgeSeconds: < 0 or > Beacon.MaxAgeSeconds } => (
                $".{nameof(BeaconReport.AgeSeconds)}",
                $"It must be 0 to {Beacon.MaxAgeSeconds}."
            ),
            _ => null,
        };
}

public sealed class RecordBeaconsHandler(IBeaconTokens tokens, IViewingSessions sessions, TimeProvider time)
    : ICommandHandler<RecordBeacons>
{
    public async Task<Result> Handle(RecordBeacons command, CancellationToken cancellationToken)
    {
        var pass = tokens.Read(command.Token);
        if (!pass.IsSuccess)
        {
            return pass.Error;
        }

        // Answered like everybody else: who is not counted need not know.
        if (command.IsPreload || command.Viewership.Device == DeviceClass.Bot)
        {
            return Result.Success();
        }

        var now = time.Now();
        var beacons = command.Beacons.Select(report => Read(report, pass.Value, now)).ToList();
        var heard = ViewingSession.Of(pass.Value, command.SessionId, command.Viewership, beacons);
        StreamWord? word = pass.Value.StreamId is { } stream ? StreamWord.Of(stream, beacons) : null;
        return await sessions.RecordAsync(heard, word, cancellationToken);
    }

    private static Beacon Read(BeaconReport report, BeaconPass pass, DateTimeOffset now)
    {
        var age = TimeSpan.FromMilliseconds(Milliseconds(report.AgeSeconds));
        var watched = new WatchedRange(Milliseconds(report.FromSeconds), Milliseconds(report.ToSeconds));
        return new Beacon(report.Kind!.Value, pass.MomentOf(age, now), watched);
    }

    private static int Milliseconds(decimal seconds) => (int)(seconds * 1000);
}
