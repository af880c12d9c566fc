package io.tillbridge.routing;

import io.tillbridge.run.CustomJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a site's own files declare beside their routes. What has a finding is left out.
 *
 * @param texts all files they were read from: path below the routes folder → text
 */
public record CustomFiles(List<CustomJob> jobs, List<CustomEndpoint> endpoints, Map<String, String> texts) {
    public CustomFiles {
        jobs = List.copyOf(jobs);
        endpoints = List.copyOf(endpoints);
        texts = Map.copyOf(texts);
    }

    static CustomFiles of(Map<String, String> texts, LintContext around) {
        Findings findings = new Findings();
        List<RouteFile> files = RouteFiles.parse(texts, findings);
        LintContext withKeys = around.withKeysOf(texts, findings);
        return new CustomFiles(
                new JobsFile(withKeys, files, findings).read(texts),
                new EndpointReading(withKeys, files, findings).all(),
                texts);
    }

    /** Of a folder of route files; nothing when it cannot be read. */
    public static CustomFiles in(Path routesDir, LintContext around) {
        try {
            return of(new RouteFolder(routesDir).read(), around);
        } catch (IOException e) {
            return new CustomFiles(List.of(), List.of(), Map.of());
        }
    }
}
