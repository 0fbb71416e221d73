using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Partnerships.Kernel;

/// <summary>Contracts for untyped nodes, so that nothing is reflected at run time.</summary>
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonArray))]
internal sealed partial class KernelJsonNodes : JsonSerializerContext;
