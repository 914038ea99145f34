using Microsoft.AspNetCore.WebUtilities;
using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.Consents;

/// <summary>The page where somebody allows a client what it asks for, or does not.</summary>
internal sealed class ConsentPage(ConsentDesk desk, string title)
{
    public IResult Show(HttpRequest request)
    {
        if (Read(request.Query) is not { } asked)
        {
            return Refuse();
        }

        var accounts = desk
            .Accounts.Select(
                (account, index) =>
                    $"""
                    <label><input type="radio" name="account" value="{Html.Encode(account.Id)}"{(
                        index == 0 ? " checked" : ""
                    )}> {Html.Encode(account.Name)}</label>
                    """
            )
            .ToList();
        var scopes = asked
            .Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(scope =>
                $"""
                <label><input type="checkbox" name="scope" value="{Html.Encode(scope)}" checked> {Html.Encode(
                    scope
                )}</label>
                """
            );
        var newcomer =
            accounts.Count == 0
                ? """<label for="name">Your name</label><input id="name" name="name" value="Creator">"""
                : "";
        return Html.Page(
            title,
            $"""
            <p>StreamHub wants to act for your account.</p>
            <form method="post" id="consent">
            {string.Concat(accounts)}
            {newcomer}
            {string.Concat(scopes)}
            <button type="submit" name="answer" value="allow">Allow</button>
            <button type="submit" name="answer" value="deny">Deny</button>
            </form>
            """
        );
    }

    public IResult Answer(HttpRequest request)
    {
        if (Read(request.Query) is not { } asked)
        {
            return Refuse();
        }

        var form = request.Form;
        if (form["answer"] != "allow")
        {
            return Back(asked, "error", "access_denied");
        }

        var account = form["account"] is [{ Length: > 0 } id] ? id : MakeAccount(form["name"]);
        var allowed = string.Join(' ', form["scope"].OfType<string>());
        return Back(asked, "code", desk.IssueCode(account, asked with { Scope = allowed }));
    }

    private string MakeAccount(string? name)
    {
        var chosen = string.IsNullOrWhiteSpace(name) ? "Creator" : name;
        return desk.AddAccount(chosen, $"{chosen}'s channel").Id;
    }

    private static IResult Refuse() =>
        Html.Page("Not possible", "<p>The request is not one of a known client.</p>", StatusCodes.Status400BadRequest);

    private static IResult Back(ConsentRequest asked, string name, string value) =>
        Results.Redirect(
            QueryHelpers.AddQueryString(
                asked.RedirectUri,
                new Dictionary<string, string?> { [name] = value, ["state"] = asked.State }
            )
        );

    // Nobody is sent to an address that is not the client's own, not even to be told what is wrong.
    private ConsentRequest? Read(IQueryCollection query)
    {
        var settings = desk.Habits.Settings;
        return
            query["client_id"] == settings.ClientId
            && query["redirect_uri"] == settings.RedirectUri
            && query["response_type"] == "code"
            && query["code_challenge_method"] == "S256"
            && query["code_challenge"] is [{ Length: 43 } challenge]
            && query["state"] is [{ Length: > 0 } state]
            ? new ConsentRequest(
                settings.RedirectUri,
                state,
                challenge,
                query["scope"].ToString(),
                query["access_type"] == "offline",
                query["prompt"] == "consent"
            )
            : null;
    }
}
