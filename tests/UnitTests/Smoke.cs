namespace StreamHub.UnitTests; public class Smoke { [Xunit.Fact] public void One() { } }
