package io.tillbridge.api.resource;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tillbridge.audit.AuditEntry;
import io.tillbridge.audit.AuditOutcome;
import io.tillbridge.catalog.FormulaGuard;
import java.io.IOException;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** The audit as CSV (RFC 4180), for a spreadsheet: no cell of it begins like a formula. */
final class AuditCsv implements AutoCloseable {
    private final CsvWriter csv;

    AuditCsv(Writer to) {
        csv = CsvWriter.builder().build(to);
        csv.writeRecord(
                "id",
                "at",
                "who",
                "name",
                "address",
                "requestId",
                "action",
                "subject",
                "state",
                "status",
                "detail",
                "asked",
                "before",
                "after");
    }

    void write(AuditEntry entry) {
        Optional<AuditOutcome> outcome = Optional.ofNullable(entry.outcome());
        String[] cells = {
            Long.toString(entry.id()),
            entry.at().truncatedTo(ChronoUnit.MILLIS).toString(),
            entry.deed().who(),
            entry.deed().name(),
            entry.deed().address(),
            entry.deed().requestId(),
            entry.deed().action(),
            entry.subject(),
            AuditView.state(entry),
            outcome.map(it -> Integer.toString(it.status())).orElse(""),
            outcome.map(AuditOutcome::detail).orElse(""),
            entry.deed().asked(),
            outcome.map(AuditOutcome::before).orElse(""),
            outcome.map(AuditOutcome::after).orElse("")
        };
        csv.writeRecord(Arrays.stream(cells).map(AuditCsv::harmless).toArray(String[]::new));
    }

    private static String harmless(String cell) {
        return cell == null ? null : FormulaGuard.on(cell);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
