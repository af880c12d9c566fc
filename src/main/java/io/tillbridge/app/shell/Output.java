package io.tillbridge.app.shell;

import io.tillbridge.app.shell.HubOperations.EndedRun;
import io.tillbridge.app.shell.HubOperations.LoadedFile;
import io.tillbridge.catalog.load.Summary;
import io.tillbridge.catalog.load.UploadState;
import java.io.PrintWriter;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the shell tells what became of catalog files. */
final class Output {
    private Output() {}

    /** A row for each file, then the codes found in each, then where its error files are. */
    static void inFull(List<LoadedFile> files, PrintWriter out) {
        table(files, out);
        for (LoadedFile file : files) {
            if (file.upload().error() != null) {
                out.println();
                out.println(file.upload().filename() + ": " + file.upload().error());
            }
            Summary summary = file.upload().summary();
            if (summary != null && !summary.findings().isEmpty()) {
                findings(file, summary, out);
            }
        }
        out.flush();
    }

    /** A row for each file, and a line with the error file of each that has findings. */
    static void inShort(List<LoadedFile> files, PrintWriter out) {
        table(files, out);
        Table paths = new Table("error file of", "");
        for (LoadedFile file : files) {
            if (file.upload().summary() != null
                    && !file.upload().summary().findings().isEmpty()) {
                paths.row(file.upload().filename(), file.errorFile());
            }
        }
        if (!paths.isEmpty()) {
            out.println();
            paths.lines().forEach(out::println);
        }
        out.flush();
    }

    /** A row for each run, with what it counted. */
    static void runs(List<EndedRun> runs, PrintWriter out) {
        Table table = new Table("connection", "job", "state", "counted");
        Table errors = new Table("run", "");
        for (EndedRun run : runs) {
            table.row(
                    run.connection(),
                    run.job(),
                    run.state(),
                    run.counters().entrySet().stream()
                            .map(counter -> number(counter.getValue()) + " " + counter.getKey())
                            .collect(Collectors.joining(", ")));
            if (run.error() != null) {
                errors.row(Long.toString(run.id()), run.error());
            }
        }
        table.lines().forEach(out::println);
        if (!errors.isEmpty()) {
            out.println();
            errors.lines().forEach(out::println);
        }
        out.flush();
    }

    private static void table(List<LoadedFile> files, PrintWriter out) {
        Table table = new Table(
                "connection", "file", "state", "rows", "created", "updated", "unchanged", "rejected", "findings");
        files.forEach(file -> row(file, table));
        table.lines().forEach(out::println);
    }

    private static void row(LoadedFile file, Table table) {
        Summary summary = file.upload().summary();
        String state = file.upload().state().text();
        if (summary == null) {
            table.row(file.connection(), file.upload().filename(), state, "", "", "", "", "", "");
            return;
        }
        long findings =
                summary.findings().values().stream().mapToLong(Long::longValue).sum();
        table.row(
                file.connection(),
                file.upload().filename(),
                state,
                number(summary.rows()),
                number(summary.created()),
                number(summary.updated()),
                number(summary.unchanged()),
                number(summary.rejected()),
                number(findings));
    }

    private static void findings(LoadedFile file, Summary summary, PrintWriter out) {
        Table codes = new Table("found in " + file.upload().filename(), "severity", "times");
        summary.findings()
                .forEach((code, times) -> codes.row(code.name(), code.severity().text(), number(times)));
        out.println();
        codes.lines().forEach(out::println);
        out.println("error file     " + file.errorFile());
        if (summary.rejected() > 0) {
            out.println("rejected rows  " + file.rejectedRows());
        }
    }

    /** The code of a load: rejected rows and refused files are faults in the data. */
    static ExitCode code(LoadedFile file) {
        UploadState state = file.upload().state();
        if (state == UploadState.FAILED) {
            return ExitCode.OUR_FAULT;
        }
        Summary summary = file.upload().summary();
        boolean faults = state == UploadState.REFUSED || summary != null && summary.rejected() > 0;
        return faults ? ExitCode.FAULTS_IN_DATA : ExitCode.DONE;
    }

    static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }
}
