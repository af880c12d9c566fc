package io.tillbridge.bench;

import java.io.PrintStream;
import java.util.List;

/** The table of one round, in Markdown, so that it can stand in docs/performance.md as it is. The faster limit counts. */
record Table(List<Measure> measures, long bytes) {
    void print(PrintStream out) {
        double limit = measures.stream()
                .filter(measure -> measure.what().contains("the limit"))
                .mapToDouble(Measure::rowsPerSecond)
                .max()
                .orElse(Double.NaN);
        out.printf(
                "%n%d bytes a row%n%n",
                measures.isEmpty() ? 0 : bytes / measures.get(0).rows());
        double idiom = measures.stream()
                .filter(measure -> measure.what().contains("idiom"))
                .mapToDouble(Measure::rowsPerSecond)
                .findFirst()
                .orElse(Double.NaN);
        out.println("| | seconds | rows/s | of the limit | times the idiom |");
        out.println("|---|---|---|---|---|");
        for (Measure measure : measures) {
            out.printf(
                    "| %s | %.1f | %,.0f | %.2f | %.1f |%n",
                    measure.what(),
                    measure.time().toMillis() / 1e3,
                    measure.rowsPerSecond(),
                    measure.rowsPerSecond() / limit,
                    measure.rowsPerSecond() / idiom);
        }
        out.println("| aim for the first load | | | 0.85 | 3.0 |");
        out.println();
    }
}
