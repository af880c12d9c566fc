package io.tillbridge.app.shell;

import io.tillbridge.app.shell.HubOperations.Arrival;
import io.tillbridge.app.shell.HubOperations.EndedRun;
import io.tillbridge.app.shell.HubOperations.LoadedFile;
import io.tillbridge.app.shell.HubOperations.Pulled;
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

    /** A row for each file and for each run that brought none, then error files, then what runs failed of. */
    static void inShort(Pulled pulled, PrintWriter out) {
        Table table = ofFiles();
        Table errors = new Table("run", "");
        for (EndedRun run : pulled.runs()) {
            List<LoadedFile> files = pulled.files().stream()
                    .filter(file -> file.connection().equals(run.connection()))
                    .toList();
            files.forEach(file -> row(file, table));
            if (files.isEmpty()) {
                table.row(run.connection(), "(none)", run.state(), "", "", "", "", "", "");
            }
            if (run.error() != null) {
                errors.row(Long.toString(run.id()), run.error());
            }
        }
        table.lines().forEach(out::println);
        paths(pulled.files(), out);
        told(errors, out);
        out.flush();
    }

    private static void paths(List<LoadedFile> files, PrintWriter out) {
        Table paths = new Table("error file of", "");
        for (LoadedFile file : files) {
            if (file.upload().summary() != null
                    && !file.upload().summary().findings().isEmpty()) {
                paths.row(file.upload().filename(), file.errorFile());
            }
        }
        told(paths, out);
    }

    private static void told(Table table, PrintWriter out) {
        if (!table.isEmpty()) {
            out.println();
            table.lines().forEach(out::println);
        }
    }

    /** A row for each flow that has sent something: what, and where to look at it. */
    static void arrivals(List<Arrival> arrivals, PrintWriter out) {
        Table table = new Table("flow", "sent", "look at");
        arrivals.forEach(arrival -> table.row(arrival.flow(), arrival.what(), arrival.place()));
        if (arrivals.isEmpty()) {
            out.println("None is switched on.");
        } else {
            table.lines().forEach(out::println);
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
        told(errors, out);
        out.flush();
    }

    private static void table(List<LoadedFile> files, PrintWriter out) {
        Table table = ofFiles();
        files.forEach(file -> row(file, table));
        table.lines().forEach(out::println);
    }

    private static Table ofFiles() {
        return new Table(
                "connection", "file", "state", "rows", "created", "updated", "unchanged", "rejected", "findings");
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
        if (!over(file)) {
            return ExitCode.OUR_FAULT;
        }
        Summary summary = file.upload().summary();
        boolean faults = state == UploadState.REFUSED || summary != null && summary.rejected() > 0;
        return faults ? ExitCode.FAULTS_IN_DATA : ExitCode.DONE;
    }

    /** Whether the file was read to its end, whatever was found in it. */
    static boolean over(LoadedFile file) {
        return switch (file.upload().state()) {
            case LOADED, REFUSED, UNCHANGED, CHECKED -> true;
            case RECEIVED, LOADING, FAILED -> false;
        };
    }

    static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }
}
