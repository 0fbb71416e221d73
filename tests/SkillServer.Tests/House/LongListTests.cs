using System.Text.Json.Serialization.Metadata;
using Partnerships;
using Partnerships.Kernel;
using Testing;

namespace SkillServer.Tests.House;

/// <summary>Every list that may have ten thousand items takes them; how fast is measured by bench/operations.cs.</summary>
public sealed class LongListTests
{
    public static TheoryData<string, string> Lists
    {
        get
        {
            var lists = new TheoryData<string, string>();
            foreach (var operation in Catalog.Operations)
            {
                foreach (var place in Place.Of(operation).Where(place => place.Type.Kind == JsonTypeInfoKind.Enumerable && (place.Size?.Most ?? Contract.MaxItems) >= Contract.MaxItems))
                {
                    lists.Add(operation.Name, place.Path);
                }
            }

            return lists;
        }
    }

    [Theory, MemberData(nameof(Lists))]
    public void Ten_thousand_items_are_answered_and_one_more_is_refused(string name, string path)
    {
        var place = Place.Of(Catalog.Find(name)!).First(place => place.Path == path);
        var refusals = HostileTests.Refusals(name, place.Grown(Contract.MaxItems));
        refusals = refusals.Count == 0 ? refusals : HostileTests.Refusals(name, place.Grown(Contract.MaxItems, alone: true));
        Assert.True(refusals.Count == 0, HostileTests.Lines(refusals));
        Assert.Equal(("wrong_length", path), HostileTests.Refusals(name, place.Grown(Contract.MaxItems + 1)) is [var refusal] ? (refusal.Code, refusal.Path) : default);
    }
}
