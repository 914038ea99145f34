using StreamHub.Application.Common.Validation;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>What a new password must not be, besides short or long: something that is tried first.</summary>
internal static class PasswordPolicy
{
    /// <summary>Shorter words of a name or an address are found in too many good passwords.</summary>
    private const int WordMinLength = 4;

    /// <param name="member">What the request calls the password.</param>
    /// <returns>What is wrong with it; <c>null</c> when it may be taken.</returns>
    public static Error? Judge(string password, EmailAddress email, string displayName, string member)
    {
        if (CommonPasswords.Contain(password))
        {
            return UserErrors.PasswordTooCommon.Blaming(member);
        }

        var local = email.Value[..email.Value.LastIndexOf('@')];
        return Texts(local)
            .Concat(Texts(displayName.Trim()))
            .Any(text => text.Length >= WordMinLength && password.Contains(text, StringComparison.OrdinalIgnoreCase))
            ? UserErrors.PasswordContainsAccountData.Blaming(member)
            : null;
    }

    /// <summary>The whole, and each of its words.</summary>
    private static IEnumerable<string> Texts(string text)
    {
        yield return text;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || !IsPartOfWord(text[i]))
            {
                yield return text[start..i];
                start = i + 1;
            }
        }
    }

    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);
}
