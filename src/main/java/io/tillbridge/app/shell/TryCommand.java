package io.tillbridge.app.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.document.FileText;
import io.tillbridge.routing.TrialAnswers;
import io.tillbridge.routing.TrialCase;
import io.tillbridge.routing.TrialReport;
import io.tillbridge.routing.TrialReport.Outcome;
import io.tillbridge.routing.TrialRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "try",
        description = {
            "Send one message through a route and print the path it takes.",
            "Needs no hub, no database and no network: steps that go outside, and beans of the hub, do nothing or",
            "answer from a file. No secret is read."
        },
        footer = {
            "",
            "Exit code 0: the message went through, or all is as a trial file expects. 1: it failed or was kept, or",
            "is not as expected, or the route file has faults.",
            "64: wrong use, such as an unknown route or an answer for a step that there is not."
        })
final class TryCommand implements Callable<Integer> {
    private static final int LONGEST = 16 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Context context;
    private final InputStream in;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Parameters(
            paramLabel = "ROUTE",
            description = "Id of a route of the routes folder, or a trial file <name>.try.yaml.")
    private String route;

    @Option(
            names = "--body",
            paramLabel = "FILE",
            description = "The body: JSON becomes maps and lists, anything else is text; - reads the input.")
    private String body;

    @Option(names = "--answers", paramLabel = "FILE", description = "YAML: what steps answer, by their ids.")
    private Path answers;

    @Option(
            names = "--variable",
            paramLabel = "NAME=VALUE",
            description = "A variable before the first step; JSON or text. May be repeated.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(names = "--header", paramLabel = "NAME=VALUE", description = "A header of the message. May be repeated.")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(names = "--dir", paramLabel = "FOLDER", description = "The routes folder, instead of the key routes.dir.")
    private Path dir;

    @Option(names = "--output", paramLabel = "FORMAT", description = "table or json (default ${DEFAULT-VALUE}).")
    private String output = "table";

    TryCommand(Context context, InputStream in) {
        this.context = context;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        if (!List.of("table", "json").contains(output)) {
            throw new CommandFault(ExitCode.WRONG_USE, "--output: expected table or json, found '" + output + "'.");
        }
        if (dir != null && !Files.isDirectory(dir)) {
            throw new CommandFault(ExitCode.WRONG_USE, "--dir: expected a folder, found none at " + dir + ".");
        }
        Configuration configuration = context.configuration(files, "error");
        TrialCase given = route.endsWith(TrialCase.SUFFIX) ? TrialCase.read(text("ROUTE", Path.of(route))) : null;
        if (given != null && (body != null || answers != null || !variables.isEmpty() || !headers.isEmpty())) {
            throw new CommandFault(
                    ExitCode.WRONG_USE, "--body, --answers, --variable and --header: a trial file has its own.");
        }
        TrialReport report = context.hub()
                .tryRoute(
                        configuration,
                        dir == null ? configuration.folder("routes.dir") : dir,
                        given == null ? asGiven() : given.request());
        List<String> unmet = given == null ? List.of() : given.unmet(report);
        PrintWriter out = spec.commandLine().getOut();
        if (output.equals("json")) {
            out.println(TrialOutput.json(report, unmet));
        } else {
            TrialOutput.lines(report, unmet).forEach(out::println);
        }
        out.flush();
        boolean ended = report.outcome() == Outcome.DONE || given != null && given.expectsOutcome();
        boolean well = ended && unmet.isEmpty() && report.findings().isEmpty();
        return (well ? ExitCode.DONE : ExitCode.FAULTS_IN_DATA).number();
    }

    private TrialRequest asGiven() throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        variables.forEach((name, value) -> values.put(name, value(value)));
        return new TrialRequest(route, body(), new LinkedHashMap<>(headers), values, answers());
    }

    private TrialAnswers answers() {
        try {
            return answers == null ? TrialAnswers.none() : TrialAnswers.read(text("--answers", answers));
        } catch (IOException e) {
            throw new CommandFault(
                    ExitCode.WRONG_USE, "--answers: expected a file that can be read, found " + answers + ": " + e, e);
        }
    }

    private Object body() throws IOException {
        if (body == null) {
            return null;
        }
        String text = body.equals("-") ? standardInput() : text("--body", Path.of(body));
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return text.strip();
        }
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("--body: this is no JSON, line " + e.getLocation().getLineNr() + ": it is sent as text.");
            err.flush();
            return text;
        }
    }

    private static String text(String option, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CommandFault(ExitCode.WRONG_USE, option + ": expected a file, found none at " + file + ".");
        }
        try {
            return FileText.read(file, LONGEST);
        } catch (FileText.TooLarge | CharacterCodingException odd) {
            throw new CommandFault(ExitCode.WRONG_USE, option + ": " + said(odd) + " in " + file + ".", odd);
        }
    }

    private String standardInput() throws IOException {
        try {
            return FileText.read(in, LONGEST);
        } catch (FileText.TooLarge | CharacterCodingException odd) {
            throw new CommandFault(ExitCode.WRONG_USE, "--body: " + said(odd) + " on the standard input.", odd);
        }
    }

    private static String said(IOException odd) {
        return odd instanceof FileText.TooLarge ? odd.getMessage() : "expected text in UTF-8, found other bytes";
    }

    /** {@code 3}, {@code true} and {@code {"mode":"write"}} are what they look like, all else is text. */
    private static Object value(String text) {
        try {
            return JSON.readerFor(Object.class)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(text);
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
