namespace StreamHub.UnitTests.Architecture.Samples.Vendors
{
    internal static class Wiring
    {
        public static string Name => Acme.AcmeClient.Name;
    }

    internal static class Stranger
    {
        public static string Name => Acme.AcmeClient.Name;
    }
}

namespace StreamHub.UnitTests.Architecture.Samples.Vendors.Acme
{
    internal static class AcmeClient
    {
        public static string Name => nameof(Acme);
    }

    internal static class AcmeFriend
    {
        public static string Name => AcmeClient.Name;
    }
}
