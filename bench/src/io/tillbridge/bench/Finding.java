package io.tillbridge.bench;

import java.io.PrintStream;
import java.util.List;

/**
 * One line of the table of shops: a ratio or a count, and what it should be.
 *
 * @param aim empty when none is set
 * @param note what it is made of, so that a fast nothing is seen
 */
record Finding(String what, String found, String aim, String note) {
    static void print(List<Finding> findings, PrintStream out) {
        out.println();
        out.println("| | found | aim | made of |");
        out.println("|---|---|---|---|");
        findings.forEach(finding ->
                out.printf("| %s | **%s** | %s | %s |%n", finding.what, finding.found, finding.aim, finding.note));
        out.println();
    }
}
