using System.Globalization;
using Partnerships.Kernel;

namespace Partnerships.Revenue;

/// <summary>What a field cannot say about itself: which model needs or takes it, and what must agree with what. All faults at once.</summary>
internal static class CommissionFaults
{
    private static readonly CommissionModel[] Rated =
        [CommissionModel.Referral, CommissionModel.RevenueShare, CommissionModel.Percentage, CommissionModel.Hybrid, CommissionModel.Services];

    public static void Check(CalculateCommission.Input input, Currency currency)
    {
        var faults = new List<Refusal>();
        CheckAmount(input, faults);
        CheckModel(input, faults);
        CheckForeign(input, currency, faults);
        CheckParties(input, faults);
        for (var i = 0; i < (input.Bands?.Count ?? 0); i++)
        {
            CheckDigits($"bands[{i}].from", input.Bands![i].From, currency, faults);
        }

        if (input.AlreadyPaid is not null && input.Cap is null)
        {
            faults.Add(new("missing_field", "cap", null, "the cap that alreadyPaid counts against", "Give the cap, or leave alreadyPaid out."));
        }

        if (input.Model == CommissionModel.Referral && input.Renewals == Renewals.Included)
        {
            faults.Add(new("contradiction", "renewals", "included", "none: a referral fee is paid once, on the first year", "Use the model revenue_share for a commission that renews."));
        }

        if (faults.Count > 0)
        {
            throw new RefusalException(faults);
        }
    }

    private static void CheckAmount(CalculateCommission.Input input, List<Refusal> faults)
    {
        var share = input.Model == CommissionModel.RevenueShare;
        string[] given = [.. Given(("amount", input.Amount), ("lines", input.Lines), ("foreign", input.Foreign), ("payments", share ? input.Payments : null))];
        var least = input.Model == CommissionModel.Flat ? 0 : 1;
        if (given.Length < least || given.Length > 1)
        {
            faults.Add(new(given.Length == 0 ? "missing_field" : "contradiction", "amount", given.Length == 0 ? null : string.Join(" and ", given),
                $"one of amount, lines, foreign{(share ? ", payments" : "")}", "Say the deal's amount in one way."));
        }
    }

    private static void CheckModel(CalculateCommission.Input input, List<Refusal> faults)
    {
        var model = input.Model;
        Takes([CommissionModel.Flat, CommissionModel.Hybrid], true, ("flatFee", input.FlatFee));
        Takes([CommissionModel.ContributionSplit], true, ("parties", input.Parties));
        Takes([CommissionModel.RevenueShare], true, ("months", input.Months));
        Takes([CommissionModel.RevenueShare], false, ("contractMonths", input.ContractMonths), ("billing", input.Billing), ("payments", input.Payments), ("firstPayment", input.FirstPayment));
        Takes([CommissionModel.Tiered], false, ("bands", input.Bands), ("mode", input.Mode), ("volumeBefore", input.VolumeBefore));
        Takes(Rated, false, ("ratePercent", input.RatePercent), ("tier", input.Tier));
        Takes([.. Enum.GetValues<CommissionModel>().Where(m => m != CommissionModel.ContributionSplit)], false, ("cap", input.Cap));
        if (model == CommissionModel.RevenueShare && input.Renewals is null)
        {
            faults.Add(new("missing_field", "renewals", null, "none or included", "Say whether revenue after a renewal pays; it is never assumed."));
        }

        void Takes(CommissionModel[] models, bool needed, params (string Name, object? Value)[] fields)
        {
            foreach (var (name, value) in fields)
            {
                if (value is not null && !models.Contains(model))
                {
                    faults.Add(new("not_for_model", name, $"{name} with the model {Words(model)}", $"{name} with {string.Join(", ", models.Select(Words))}", "Leave it out, or choose another model."));
                }
                else if (value is null && needed && models.Contains(model))
                {
                    faults.Add(new("missing_field", name, null, $"{name}, which the model {Words(model)} needs", "Give it."));
                }
            }
        }
    }

    private static void CheckForeign(CalculateCommission.Input input, Currency program, List<Refusal> faults)
    {
        if (input.Foreign is not { } foreign)
        {
            return;
        }

        var currency = Currency.Of(foreign.Currency, "foreign.currency");
        CheckDigits("foreign.amount", foreign.Amount, currency, faults);
        if (currency == program && foreign.Rate != 1m)
        {
            faults.Add(new("contradiction", "foreign.rate", foreign.Rate.ToString(CultureInfo.InvariantCulture), $"1, since {currency.Code} is the program's currency", "Correct the currency or the rate."));
        }
    }

    private static void CheckDigits(string path, decimal amount, Currency currency, List<Refusal> faults)
    {
        if (currency.Round(amount).Amount != amount)
        {
            faults.Add(new("too_many_digits", path, amount.ToString(CultureInfo.InvariantCulture), $"at most {currency.Digits} digits after the point in {currency.Code}", "Round the amount before sending it."));
        }
    }

    private static void CheckParties(CalculateCommission.Input input, List<Refusal> faults)
    {
        if (input.Parties is not { } parties)
        {
            return;
        }

        var sum = new Percent(parties.Sum(party => party.ContributionPercent.Points));
        if (sum != Percent.Hundred)
        {
            faults.Add(new("shares_not_100", "parties", $"contributions of {sum} in all", "contributions that sum to exactly 100%", "Correct the contributions."));
        }

        foreach (var twice in parties.GroupBy(party => party.Partner, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            faults.Add(new("duplicate_partner", "parties", $"{twice.Key} more than once", "each partner once", "Join its contributions, or correct the name."));
        }
    }

    private static IEnumerable<string> Given(params (string Name, object? Value)[] fields) =>
        fields.Where(field => field.Value is not null).Select(field => field.Name);

    private static string Words(CommissionModel model) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(model.ToString());
}
