namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>Why a token was refused: for logs and counters. The one who sent it learns only that it was.</summary>
public enum TokenFailure
{
    None,
    TooLong,
    NotThreeParts,
    NotBase64Url,
    HeaderNotStrictJson,
    HeaderMemberRefused,
    KeyUnknown,
    AlgorithmNotTheKeys,
    SignatureMissing,
    SignatureWrong,
    TypeWrong,
    PayloadNotStrictJson,
    ClaimMalformed,
    IssuerWrong,
    AudienceWrong,
    ExpiryMissing,
    Expired,
    NotYetValid,
    IssuedInTheFuture,
}
