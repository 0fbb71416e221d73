using SkillServer.Content;
using SkillServer.Hosts;

if (args is ["serve"])
{
    await StdioHost.RunAsync(ContentFolder.Shipped, CancellationToken.None);
}

return 0;
