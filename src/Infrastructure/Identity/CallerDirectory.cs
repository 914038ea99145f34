using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Identity;

/// <summary>Looks callers up, those of requests that come at the same time in one query: shared, but never stale.</summary>
internal sealed class CallerDirectory : ICallerDirectory
{
    // Compiled once: it runs for nearly every request.
    private static readonly Func<StreamHubDbContext, Guid[], Guid[], DateTimeOffset, IAsyncEnumerable<Place>> PlacesOf =
        EF.CompileAsyncQuery(
            (StreamHubDbContext context, Guid[] loginIds, Guid[] organizationIds, DateTimeOffset now) =>
                from login in context.Set<Login>()
                join user in context.Set<User>() on login.UserId equals user.Id
                join member in context.Set<Membership>().IgnoreQueryFilters() on user.Id equals member.UserId
                where loginIds.Contains(login.Id) && login.EndedAt == null && login.ExpiresAt > now
                where login.Generation == user.LoginGeneration && user.LockedAt == null
                where
                    member.OrganizationId == user.PersonalOrganizationId
                    || organizationIds.Contains(member.OrganizationId)
                select new Place(
                    new UserCaller(user.Id, login.Id, user.Role, member.OrganizationId, member.Role),
                    member.OrganizationId == user.PersonalOrganizationId
                )
        );

    private readonly ReadContexts _contexts;
    private readonly TimeProvider _time;
    private readonly BatchLoader<Question, Result<UserCaller>> _callers;

    public CallerDirectory(ReadContexts contexts, TimeProvider time)
    {
        _contexts = contexts;
        _time = time;
        _callers = new BatchLoader<Question, Result<UserCaller>>(LoadAsync);
    }

    public async Task<Result<UserCaller>> FindAsync(
        AccessTokenSubject subject,
        Guid? organizationId,
        CancellationToken cancellationToken
    ) =>
        await _callers.LoadAsync(new Question(subject, organizationId), cancellationToken)
        ?? AccessErrors.Unauthenticated;

    private async Task<Dictionary<Question, Result<UserCaller>>> LoadAsync(IReadOnlyCollection<Question> questions)
    {
        await using var context = _contexts.Create();
        var loginIds = questions.Select(question => question.Subject.LoginId).Distinct().ToArray();
        var organizationIds = questions.Select(question => question.OrganizationId).OfType<Guid>().Distinct().ToArray();
        var places = new List<Place>(questions.Count);
        await foreach (var place in PlacesOf(context, loginIds, organizationIds, _time.Now()))
        {
            places.Add(place);
        }

        var bySubject = places.ToLookup(place => new AccessTokenSubject(place.Caller.UserId, place.Caller.LoginId));
        return questions
            .Where(question => bySubject.Contains(question.Subject))
            .ToDictionary(question => question, question => Answer(question, bySubject[question.Subject]));
    }

    private static Result<UserCaller> Answer(Question question, IEnumerable<Place> places)
    {
        var place = places.FirstOrDefault(place =>
            question.OrganizationId is { } id ? place.Caller.OrganizationId == id : place.IsPersonal
        );
        return place is null ? OrganizationErrors.NotFound : place.Caller;
    }

    private sealed record Question(AccessTokenSubject Subject, Guid? OrganizationId);

    private sealed record Place(UserCaller Caller, bool IsPersonal);
}
