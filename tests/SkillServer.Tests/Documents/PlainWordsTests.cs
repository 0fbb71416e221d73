using SkillServer.Rendering;

namespace SkillServer.Tests.Documents;

public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("deal_registration", "deal registration")]
    [InlineData("events[34].amount: 2 was given", "events no. 35, amount: 2 was given")]
    [InlineData("neededToClose: not said", "needed to close: not said")]
    [InlineData("partners.revenueLastYear: not given", "partners, revenue last year: not given")]
    [InlineData("milestone opportunity_created: no touch", "milestone opportunity created: no touch")]
    [InlineData("Gold: margin", "Gold: margin")]
    [InlineData("the share of eShop: 4", "the share of eShop: 4")]
    [InlineData("eShop", "eShop")]
    [InlineData("", "")]
    public void Names_of_programs_become_words(string given, string read) => Assert.Equal(read, PlainWords.Of(given));
}
