using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Partnerships.Kernel;

namespace SkillServer.Workspace;

/// <summary>Contracts of a workspace's files; names are snake_case as CRMs export them.</summary>
[JsonSerializable(typeof(PartnerRow))]
[JsonSerializable(typeof(DealRow))]
[JsonSerializable(typeof(TouchRow))]
[JsonSerializable(typeof(CommitmentRow))]
[JsonSerializable(typeof(ProgramFile))]
[JsonSerializable(typeof(CampaignsFile))]
[JsonSerializable(typeof(DocumentsFile))]
internal sealed partial class WorkspaceContracts : JsonSerializerContext
{
    public static JsonTypeInfo<T> Of<T>(Currency currency) =>
        (JsonTypeInfo<T>)EngineJson.Options(currency, Default, JsonNamingPolicy.SnakeCaseLower).GetTypeInfo(typeof(T));
}
