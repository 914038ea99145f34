using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.ApiKeys;

/// <summary>One key, if the member made it or looks after the organization.</summary>
internal sealed class VisibleApiKey : Specification<ApiKey>
{
    public VisibleApiKey(MemberCaller member, Guid id)
    {
        Query.Where(key => key.Id == id).VisibleTo(member);
    }
}

/// <summary>The same, with its secrets.</summary>
internal sealed class VisibleApiKeyWithSecrets : Specification<ApiKey>
{
    public VisibleApiKeyWithSecrets(MemberCaller member, Guid id)
    {
        Query.Where(key => key.Id == id).VisibleTo(member).Include(key => key.Secrets);
    }
}

/// <summary>Newest first, those behind <paramref name="after"/>.</summary>
internal sealed class NewestApiKeys : Specification<ApiKey, ApiKeyResponse>
{
    public NewestApiKeys(MemberCaller member, Cursor? after, int count, DateTimeOffset now)
    {
        Query.VisibleTo(member).OrderByDescending(key => key.CreatedAt).OrderByDescending(key => key.Id).Take(count);
        if (after is { At: var at, Id: var id })
        {
            Query.Where(key => key.CreatedAt < at || (key.CreatedAt == at && key.Id < id));
        }

        Select(key => ApiKeyResponse.Of(key, now));
    }
}

internal static class ApiKeyVisibility
{
    public static SpecificationBuilder<ApiKey> VisibleTo(
        this SpecificationBuilder<ApiKey> query,
        MemberCaller member
    ) => member.OrganizationRole >= OrganizationRole.Admin ? query : query.Where(key => key.CreatedBy == member.UserId);
}
