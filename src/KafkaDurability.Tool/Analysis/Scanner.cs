using KafkaDurability.Tool.Loading;
using KafkaDurability.Tool.Output;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Tool.Analysis;

/// <summary>Runs all analyzers over all projects: each by itself, as a build does, and then with the code of the projects that it uses.</summary>
internal static class Scanner
{
    /// <param name="withClients">Whether the guarantees of the clients are asked for, too.</param>
    public static async Task<ScanResult> ScanAsync(LoadedCode code, AcceptedFindings accepted, bool withClients, IWork work, CancellationToken cancellation)
    {
        var unseen = code.Unseen.ToList();
        var findings = new Dictionary<(string, string, int, int), Finding>();
        var clients = new List<ClientReport>();
        var alone = new List<ClientReport>();
        var endpoints = new List<EndpointReport>();
        var programs = await Programs.OfAsync(code, cancellation);
        var all = code.Projects.Count + programs.Count;
        for (var place = 0; place < code.Projects.Count; place++)
        {
            var project = code.Solution.GetProject(code.Projects[place])!;
            work.Step($"analyzing {project.Name}", place, all);
            if (await project.GetCompilationAsync(cancellation) is { } compilation)
            {
                await RunAsync(compilation, project, null);
            }
        }

        for (var place = 0; place < programs.Count; place++)
        {
            work.Step($"analyzing {programs[place].Project.Name} with the projects that it uses", code.Projects.Count + place, all);
            await RunAsync(programs[place].Compilation, programs[place].Project, programs[place]);
        }

        var ordered = findings.Values.OrderBy(finding => finding.At.Path, StringComparer.Ordinal).ThenBy(finding => finding.At.Line).ThenBy(finding => finding.Id, StringComparer.Ordinal).ToList();
        return new ScanResult(
            code.Root, ordered.Select(accepted.Apply).ToList(), Settled(clients.Concat(alone.ExceptBy(clients.Select(client => client.Build), client => client.Build))), code.Projects.Select(id => code.Solution.GetProject(id)!.Name).ToList(), unseen.Distinct().ToList(), accepted.Stale(ordered), accepted.File)
        {
            Endpoints = endpoints.DistinctBy(endpoint => (endpoint.At, string.Join('\n', endpoint.Topics))).OrderBy(endpoint => endpoint.At.Path, StringComparer.Ordinal).ThenBy(endpoint => endpoint.At.Line).ToList(),
        };

        async Task RunAsync(Compilation compilation, Project project, JoinedProgram? joined)
        {
            var options = joined?.Options ?? project.AnalyzerOptions;
            foreach (var diagnostic in await ProgramRun.DiagnosticsAsync(compilation, options, unseen.Add, cancellation))
            {
                var finding = ProgramRun.ToFinding(diagnostic, compilation, joined is null ? project.Name : Programs.OwnerOf(diagnostic.Location, code) ?? project.Name, options);
                if (joined is null || !finding.Way.Any(place => joined.Apart.Contains(place.Path)))
                {
                    findings.TryAdd(finding.Identity, finding with { IsAcrossProjects = joined is not null });
                }
            }

            if (!withClients)
            {
                return;
            }

            // What a program sees of its libraries is more than the libraries see of themselves, but for what it has to leave apart.
            var around = programs.Where(program => program.Parts.Contains(project)).ToList();
            var isSeenBetter = joined is null && around.Count > 0;
            if (isSeenBetter && around.All(program => program.Apart.Count == 0))
            {
                return;
            }

            var reader = new ClientReader(code, compilation, options, project.Name, cancellation);
            (isSeenBetter ? alone : clients).AddRange(reader.Read().Where(client => joined is null || !client.Places.Any(place => joined.Apart.Contains(place.Path))));
            if (!isSeenBetter)
            {
                endpoints.AddRange(reader.ReadEndpoints(unseen.Add));
            }
        }
    }

    /// <summary>A client of a library is in each program that uses the library: where they do not agree, the worst stands.</summary>
    private static List<ClientReport> Settled(IEnumerable<ClientReport> clients) => clients
        .GroupBy(client => (client.Build, Settings: string.Join("\n", client.Settings.Select(value => value.Text))))
        .Select(same => same.OrderBy(client => client.Delivery).First() with { Topics = same.SelectMany(client => client.Topics).Distinct().ToList() })
        .OrderBy(client => client.Build.Path, StringComparer.Ordinal).ThenBy(client => client.Build.Line)
        .ToList();
}
