using System.Globalization;
using Partnerships.Kernel;
using SkillServer.Content;

namespace SkillServer.Workspace;

/// <summary>Reads a workspace's files. Every problem of every file is found in one go; only an unreadable program.yaml or documents.yaml stops it.</summary>
internal sealed class CompanyReader(WorkspaceFolder folder, PolicyLibrary policies)
{
    private readonly List<Finding> _faults = [];
    private readonly List<Finding> _notes = [];

    public Company Read()
    {
        var programYaml = Yaml("program.yaml");
        var policy = Policy(programYaml);
        var currency = policy.Currency;
        var program = Typed<ProgramFile>(programYaml, currency);
        var documentsYaml = Yaml("documents.yaml");
        var documents = Typed<DocumentsFile>(documentsYaml, currency).Documents;
        var campaignsYaml = Optional("campaigns.yaml");
        var campaigns = campaignsYaml is null ? [] : Tolerant(() => Typed<CampaignsFile>(campaignsYaml, currency).Campaigns) ?? [];
        var company = new Company(program, policy, Csv<PartnerRow>("partners", program.Csv?.Partners, programYaml, currency, required: true), Csv<DealRow>("deals", program.Csv?.Deals, programYaml, currency, required: true),
            Csv<TouchRow>("touches", program.Csv?.Touches, programYaml, currency, required: false), Csv<CommitmentRow>("commitments", program.Csv?.Commitments, programYaml, currency, required: false),
            campaigns, documents, programYaml, campaignsYaml, documentsYaml, _faults, _notes);
        foreach (var listing in folder.List("listings", "*.yaml"))
        {
            Tolerant(() => YamlReader.Read(folder.Read(listing), listing));
        }

        return CompanyCheck.Of(company, _faults);
    }

    private PolicyDocument Policy(YamlDocument program)
    {
        var name = program.Root["policy"]?.ToString() ?? PolicyLibrary.Default;
        if (!name.EndsWith(".yaml", StringComparison.Ordinal))
        {
            return Named(name, program);
        }

        string path;
        try
        {
            path = folder.Inside(name);
        }
        catch (ContentException outside)
        {
            throw new ContentException(program.Locate("policy"), outside.Faults[0].Message);
        }

        return File.Exists(path) ? policies.With(folder.InsideWithFiles("policies", "*")).Load(path) : throw new ContentException(program.Locate("policy"), $"there is no file '{name}' in the workspace.");
    }

    /// <summary>A policy of the workspace's own policies folder or a shipped one; of several versions, the one in force on the program's day.</summary>
    private PolicyDocument Named(string name, YamlDocument program)
    {
        var known = policies.With(folder.InsideWithFiles("policies", "*"));
        if (!known.Names.Contains(name.Split('@')[0]))
        {
            throw new ContentException(program.Locate("policy"), $"'{name}' is not a policy; there are {string.Join(", ", known.Names)}, or name a .yaml file of the workspace."
                + Nearest.Hint(name, known.Names));
        }

        try
        {
            return DateOnly.TryParseExact(program.Root["as_of"]?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? known.On(name, day, "as_of") : known.Get(name);
        }
        catch (RefusalException refused)
        {
            throw new ContentException(program.Locate(refused.Refusals[0].Path), refused.Refusals[0].Message);
        }
    }

    private Table<T> Csv<T>(string table, CsvLayout? layout, YamlDocument program, Currency currency, bool required)
    {
        var name = table + ".csv";
        if (folder.Has(name))
        {
            return CsvTable.Read<T>(folder.Read(name), name, new(layout, table, program, currency), currency, _faults, _notes);
        }

        if (required)
        {
            _faults.Add(new(new(name, 1, 1), "the file is missing. Export it from your CRM."));
        }

        return new(name, [], []);
    }

    private YamlDocument Yaml(string name) => Optional(name) ?? throw new ContentException(new(name, 1, 1), "the file is missing. A workspace has program.yaml, partners.csv, deals.csv and documents.yaml.");

    private YamlDocument? Optional(string name) => folder.Has(name) ? YamlReader.Read(folder.Read(name), name) : null;

    private static T Typed<T>(YamlDocument yaml, Currency currency)
    {
        try
        {
            return Contract.Read(JsonText.Element(yaml.Root), WorkspaceContracts.Of<T>(currency), currency);
        }
        catch (RefusalException refused)
        {
            throw yaml.Located(refused);
        }
    }

    private T? Tolerant<T>(Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (ContentException broken)
        {
            _faults.AddRange(Finding.Of(broken.Faults));
            return null;
        }
    }
}
