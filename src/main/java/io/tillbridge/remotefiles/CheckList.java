package io.tillbridge.remotefiles;

import io.tillbridge.connection.ConnectionTest.Check;
import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.wording.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The checks of one try of a connection, in their order. */
final class CheckList {
    private final List<String> order;
    private final List<Check> checks = new ArrayList<>();

    /** @param order names of the checks of a try in which all goes well */
    CheckList(String... order) {
        this.order = List.of(order);
    }

    void passed(String name, String detail) {
        checks.add(new Check(name, true, detail));
    }

    void failed(String name, Failure why) {
        checks.add(new Check(name, false, why.getMessage(), why instanceof PassingFailure));
    }

    void failed(String name, String detail) {
        checks.add(new Check(name, false, detail));
    }

    boolean none() {
        return checks.isEmpty();
    }

    boolean ok() {
        return checks.stream().allMatch(Check::ok);
    }

    /** The check that comes after those that passed. */
    String next() {
        return order.get(checks.size());
    }

    TestReport report(Map<String, Object> seen) {
        return new TestReport(ok(), checks, seen);
    }

    /** The last checks of each try: whether the path is there, and what would be taken. */
    void look(RemoteSession session, String base, FileSelection selection) {
        RemoteFileLister walk = RemoteFileLister.below(session, base, selection);
        if (order.contains("path")) {
            String path = SanitizedText.text(base.isEmpty() ? "." : base);
            passed(
                    "path",
                    walk.ofOneFile() ? "the file " + path + " is there" : "the folder " + path + " can be listed");
        }
        long bytes = walk.files().stream()
                .filter(RemoteFile::sizeKnown)
                .mapToLong(RemoteFile::size)
                .sum();
        boolean all = walk.files().stream().allMatch(RemoteFile::sizeKnown);
        passed(
                "list",
                Quantity.of(walk.files().size(), "file") + ", "
                        + (all ? "" : "at least ") + Quantity.of(bytes, "byte") + "; "
                        + walk.skipped().size() + " passed over");
    }
}
