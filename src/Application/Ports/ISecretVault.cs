using System.Diagnostics.CodeAnalysis;

namespace StreamHub.Application.Ports;

/// <summary>Keeps the secrets of vendor accounts sealed while they lie in the database.</summary>
public interface ISecretVault
{
    string Seal(string plaintext, SecretContext context);

    /// <exception cref="SecretUnreadableException">It was altered, moved, or sealed by a key that is gone.</exception>
    string Open(string sealedText, SecretContext context);

    bool TryOpen(string sealedText, SecretContext context, [NotNullWhen(true)] out string? plaintext);

    /// <summary>True for what an older key sealed: open it and seal it again.</summary>
    bool NeedsReseal(string sealedText);
}

/// <summary>Where a secret belongs. What was sealed for one place does not open in another.</summary>
public sealed record SecretContext
{
    public SecretContext(Guid owner, string field)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(owner, Guid.Empty);
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        Owner = owner;
        Field = field;
    }

    public Guid Owner { get; }

    public string Field { get; }
}

/// <summary>A sealed secret did not open. Says which one, never what was in it.</summary>
public sealed class SecretUnreadableException(SecretContext context)
    : Exception($"The secret '{context.Field}' of {context.Owner} does not open: altered, moved, or its key is gone.")
{
    public SecretContext Context { get; } = context;
}
