namespace SkillServer.Tests;

public sealed class PolicyTests
{
    [Fact]
    public void Standard_loads() => Assert.Equal("standard", Testing.Engine.Policy().Identity.Name);
}
