using FsCheck;
using FsCheck.Fluent;
using StreamHub.Domain.Viewing;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Viewing;

/// <summary>
/// Slots beside a model that knows none: a list of who plays until when. Whatever is begun, continued, ended and left alone,
/// a stream is let in exactly when the model counts fewer than the plan allows.
/// </summary>
public class StreamPlacesPropertyTests
{
    private const int Allowed = 3;

    private static readonly Guid OrganizationId = Guid.NewGuid();
    private static readonly Guid UserId = Guid.NewGuid();
    private static readonly Guid[] Videos = [Guid.NewGuid(), Guid.NewGuid()];

    private enum Act
    {
        Begin,
        GoOn,
        End,
    }

    private static readonly Gen<Step> Steps =
        from act in Gen.Frequency((4, Gen.Constant(Act.Begin)), (4, Gen.Constant(Act.GoOn)), (1, Gen.Constant(Act.End)))
        from pause in Gen.Choose(0, 40)
        from whose in Gen.Choose(0, 5)
        from video in Gen.Choose(0, Videos.Length - 1)
        select new Step(act, TimeSpan.FromSeconds(pause), whose, Videos[video]);

    [Fact]
    public void Slots_let_in_whom_the_model_lets_in() =>
        Prop.ForAll(Steps.ArrayOf().ToArbitrary(), steps => new Run().Agrees(steps)).QuickCheckThrowOnFailure();

    /// <param name="Whose">Of the streams that ever began, the last but so many.</param>
    private sealed record Step(Act Act, TimeSpan Pause, int Whose, Guid Video);

    private sealed class Run
    {
        private readonly Dictionary<long, PlaybackStream> _table = [];
        private readonly Dictionary<Guid, DateTimeOffset> _model = [];
        private readonly List<Guid> _begun = [];
        private DateTimeOffset _now = Moments.Noon;

        public bool Agrees(IEnumerable<Step> steps) => steps.All(Agrees);

        private bool Agrees(Step step)
        {
            _now += step.Pause;
            var known = _begun.Count > step.Whose ? _begun[^(step.Whose + 1)] : (Guid?)null;
            var right = step.Act == Act.End ? End(known) : Take(step.Act == Act.GoOn ? known : null, step.Video);
            var running = _table.Values.Where(stream => stream.IsRunning(_now)).ToList();
            return right
                && running.Count == Running
                && running.Count <= Allowed
                && _table.Keys.All(slot => slot is >= 1 and <= Allowed);
        }

        private int Running => _model.Values.Count(endsAt => endsAt > _now);

        private bool End(Guid? id)
        {
            if (id is { } over)
            {
                _model.Remove(over);
                foreach (var slot in _table.Where(one => one.Value.Id == over).Select(one => one.Key).ToList())
                {
                    _table.Remove(slot);
                }
            }

            return true;
        }

        private bool Take(Guid? id, Guid video)
        {
            var goesOn = id is { } own && _model.TryGetValue(own, out var until) && until > _now;
            var letsIn = goesOn || Running < Allowed;
            var places = new StreamPlaces(_table.Values, _now);
            var taken = places.Take(new StreamRequest(id, OrganizationId, UserId, video, Allowed));
            foreach (var changed in places.Changed)
            {
                _table[changed.Slot] = changed;
            }

            if (taken.Stream is not { } stream)
            {
                return !letsIn && taken.Running == Allowed;
            }

            _model[stream.Id] = stream.EndsAt;
            _begun.Add(stream.Id);
            return letsIn && (!goesOn || stream.Id == id) && stream.VideoId == video && stream.IsRunning(_now);
        }
    }
}
