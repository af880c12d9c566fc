package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every rule that can be seen in the text of the files, over all files of the application at once. */
final class RouteLint {
    private static final List<Check> CHECKS = List.of(
            new FileShapeCheck(),
            new CanonicalCheck(),
            new ExpressionCheck(),
            new RouteHeadCheck(),
            new StepCheck(),
            new DirectCheck(),
            new JobFlowCheck(),
            new EndpointCheck(),
            new ComponentCheck(),
            new DataFormatCheck(),
            new CustomNameCheck(),
            new CustomOptionCheck(),
            new LimitCheck(),
            new ForeignFileCheck(),
            new TypeNameCheck(),
            new ControlHeaderCheck(),
            new SecretCheck(),
            new KeyCheck(),
            new BeanCheck(),
            new KameletCheck(),
            new KameletUseCheck());

    private final LintContext around;

    RouteLint(LintContext around) {
        this.around = around;
    }

    /**
     * Checks the texts of all route files.
     *
     * @param texts path below the routes folder → text
     */
    void check(Map<String, String> texts, Findings findings) {
        Map<String, String> named = new TreeMap<>(texts);
        named.keySet().removeAll(Set.of(RoutePermissions.PATH, JobsFile.PATH));
        named.keySet().removeIf(path -> FileShapeCheck.misplaced(path, findings));
        List<RouteFile> files = new ArrayList<>(RouteFiles.parse(named, findings));
        // The shipped ones first: what has the name of one of them is the fault of the other.
        files.sort(Comparator.comparing((RouteFile file) -> file.custom()).thenComparing(RouteFile::path));
        CHECKS.forEach(check -> check.check(files, around, findings));
        PermissionsCheck.check(texts, files, around, findings);
        HubCallCheck.check(texts, files, around, findings);
        new JobsFile(around, files, findings).read(texts);
    }
}
