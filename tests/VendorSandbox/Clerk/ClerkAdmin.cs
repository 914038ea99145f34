namespace StreamHub.VendorSandbox.Clerk;

/// <summary>Clerk from outside: users come and go, get tokens, and the key is rotated.</summary>
internal static class ClerkAdmin
{
    public static void Map(RouteGroupBuilder clerk)
    {
        clerk.MapPost("/users", (NewUser user, ClerkControl control) => ClerkUsers.Present(user.In(control)));
        clerk.MapPatch("/users/{id}", Change);
        clerk.MapDelete(
            "/users/{id}",
            (string id, ClerkControl control) => control.DeleteUser(id) ? Results.NoContent() : Results.NotFound()
        );
        clerk.MapPost(
            "/users/{id}/tokens",
            (string id, string? session, string? page, ClerkControl control) =>
                Results.Json(new { Jwt = control.Mint(id, session, page) })
        );
        clerk.MapPost(
            "/keys/rotate",
            (bool? withdraw, ClerkControl control) =>
                Results.Json(new { Kid = control.RotateKey(withdraw ?? false).Id })
        );
    }

    private static IResult Change(string id, UserChange change, ClerkUsers users, ClerkControl control) =>
        users.Find(id) is null
            ? Results.NotFound()
            : Results.Json(ClerkUsers.Present(control.ChangeUser(id, change.To)));

    internal sealed record NewUser(string Email, string? FirstName, string? LastName, bool? Verified)
    {
        public ClerkUser In(ClerkControl control) => control.CreateUser(Email, FirstName, LastName, Verified ?? true);
    }

    internal sealed record UserChange(string? Email, string? FirstName, string? LastName, bool? Verified)
    {
        public ClerkUser To(ClerkUser user) =>
            user with
            {
                Email = Email ?? user.Email,
                EmailVerified = Verified ?? user.EmailVerified,
                FirstName = FirstName ?? user.FirstName,
                LastName = LastName ?? user.LastName,
            };
    }
}
