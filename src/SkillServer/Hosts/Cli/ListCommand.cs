using System.CommandLine;
using System.Text.Json.Nodes;
using Partnerships;
using SkillServer.Content;
using SkillServer.Tools;

namespace SkillServer.Hosts.Cli;

/// <summary><c>list</c>: the operations there are.</summary>
internal static class ListCommand
{
    public static Command Create(ContentFolder content)
    {
        var area = new Option<string?>("--area") { Description = "Only this area, for example revenue." };
        return new Command("list", "List the operations.") { area }.Does(parsed =>
        {
            var arguments = new JsonObject();
            if (parsed.GetValue(area) is { } only)
            {
                arguments["area"] = only;
            }

            var answer = new ToolSet(content).Get("list_operations").Call(JsonText.Element(arguments));
            var output = new Output(parsed);
            if (output.IsJson)
            {
                output.Json(answer.Data);
            }
            else
            {
                output.Table(["Operation", "Area", "What it answers"],
                    Catalog.Operations.Where(operation => parsed.GetValue(area) is null || operation.Area == parsed.GetValue(area))
                        .Select(operation => new[] { operation.Name, operation.Area, operation.Description }));
            }

            return 0;
        });
    }
}
