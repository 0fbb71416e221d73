using SkillServer.Content;
using SkillServer.Hosts.Cli;

return await CommandLine.RunAsync(args, ContentFolder.Shipped).ConfigureAwait(false);
