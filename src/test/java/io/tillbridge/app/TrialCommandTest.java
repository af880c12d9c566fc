package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.app.config.ConfigurationSources;
import io.tillbridge.app.shell.CommandShutdown;
import io.tillbridge.app.shell.Context;
import io.tillbridge.app.shell.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code try} and {@code new flow} as a person types them. */
class TrialCommandTest {
    private static final Path PAGE = Path.of("docs/routes.md");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path home = Path.of("");

    /** The page shows commands and what they print. */
    @ParameterizedTest
    @MethodSource("documented")
    void whatThePageShowsIsWhatIsPrinted(String command, String printed) {
        assertThat(shell(command.split(" "))).isZero();

        assertThat(out).hasToString(printed);
    }

    static List<org.junit.jupiter.params.provider.Arguments> documented() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        List<org.junit.jupiter.params.provider.Arguments> commands = new java.util.ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).startsWith("$ ./tillbridge try ")) {
                int end = lines.subList(line, lines.size()).indexOf("```") + line;
                commands.add(org.junit.jupiter.params.provider.Arguments.of(
                        lines.get(line).substring("$ ./tillbridge ".length()),
                        String.join("\n", lines.subList(line + 1, end)) + "\n"));
            }
        }
        assertThat(commands).isNotEmpty();
        return commands;
    }

    @Test
    void everyTrialFileThatComesAlongIsAsItExpects() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> routes = Files.walk(Path.of("routes"))) {
            List<Path> trials = Stream.concat(docs, routes)
                    .filter(file -> file.toString().endsWith(".try.yaml"))
                    .toList();
            assertThat(trials).isNotEmpty();
            trials.forEach(file -> assertThat(shell("try", file.toString()))
                    .as("%s: %s", file, out)
                    .isZero());
        }
    }

    @Test
    void aBodyOfJsonAndVariablesComeToTheRouteAndTheReportCanBeJson() throws IOException {
        Path body = Files.writeString(folder.resolve("body.json"), "{\"id\": 4}");

        int code = shell(
                "try",
                "order-poll-one",
                "--body",
                body.toString(),
                "--variable",
                "poll={\"mode\": \"full\"}",
                "--variable",
                "connection=3",
                "--header",
                "x=y",
                "--output",
                "json");

        assertThat(code).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.at("/variables/item/id").asInt()).isEqualTo(4);
        assertThat(report.at("/variables/poll/mode").asText()).isEqualTo("full");
        assertThat(report.at("/variables/connection").isInt()).isTrue();
        assertThat(report.at("/steps/1/how").asText()).isEqualTo("ran");
        assertThat(report.at("/outcome").asText()).isEqualTo("done");
    }

    @Test
    void aMessageThatIsKeptEndsWithOne() throws IOException {
        Path answers = Files.writeString(folder.resolve("a.yaml"), "order-poll-one.read: {fails: lasting}\n");

        assertThat(shell("try", "order-poll-one", "--answers", answers.toString()))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains("    - failure handled by order-poll-failures.other\n".substring(2))
                .endsWith("Outcome: kept. The message was kept by order-poll-failures.other.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    try order-pol-one                         | Did you mean 'order-poll-one'?
                    try order-poll-one --output xml           | --output: expected table or json, found 'xml'.
                    try order-poll-one --body nowhere         | --body: expected a file, found none at nowhere.
                    try order-poll-one --answers nowhere      | --answers: expected a file, found none at nowhere.
                    try order-poll-one --dir nowhere          | --dir: expected a folder, found none at nowhere.
                    try docs/try/schedule-due.try.yaml --body x | a trial file has its own.
                    try                                       | Missing required parameter: 'ROUTE'
                    new                                       | Expected flow, found nothing.
                    new flow Stock                            | found 'Stock'. Write it as in 'stock-export'.
                    new flow custom-stock                     | Expected a name without 'custom-'
                    new flow ../stock                         | found '../stock'.
                    new flow stock --events order             | Expected a type of event such as order.accepted, found 'order'.
                    new flow stock --timer --endpoint         | mutually exclusive
                    """)
    void wrongUseIsToldAndEndsWith64(String command, String message) {
        assertThat(shell(command.strip().split(" +"))).isEqualTo(64);

        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    }

    /** In an installed hub, as in the source tree: there a route test is written, too. */
    @ParameterizedTest
    @ValueSource(strings = {"--timer", "--job", "--endpoint", "--events=order.accepted"})
    void aNewFlowPassesTheCheckAndItsOwnTrial(String kind) throws IOException {
        home = installed();

        assertThat(shell("new", "flow", "stock-export", kind)).as("%s", err).isZero();

        assertThat(home.resolve("routes/custom/custom-stock-export.camel.yaml")).exists();
        assertThat(Files.readString(home.resolve("routes/custom/jobs.yaml")).contains("stock-export"))
                .isEqualTo(kind.equals("--job"));
        assertThat(shell("validate")).as("%s", out).isZero();
        String trial =
                home.resolve("routes/custom/custom-stock-export.try.yaml").toString();
        assertThat(shell("try", trial)).as("%s", out).isZero();
        assertThat(shell("new", "flow", "stock-export", kind)).isEqualTo(64);
        assertThat(err.toString()).contains("Expected no file of that name, found ");
    }

    @Test
    void inTheSourceTreeARouteTestIsWritten() throws IOException {
        home = installed();
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Path tests = Files.createDirectories(home.resolve("src/test/java/io/tillbridge/routes"));

        assertThat(shell("new", "flow", "stock-export", "--timer")).isZero();

        assertThat(tests.resolve("CustomStockExportRouteTest.java"))
                .content()
                .contains("class CustomStockExportRouteTest extends RouteTest")
                .contains("\"custom/custom-stock-export.camel.yaml\"");
    }

    private Path installed() throws IOException {
        Path copy = folder.resolve("hub");
        for (String part : List.of("config", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                files.forEach(file -> copied(file, copy.resolve(file.toString())));
            }
        }
        return copy;
    }

    private static void copied(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int shell(String... arguments) {
        Map<String, String> system =
                new HashMap<>(Map.of("data.dir", folder.resolve("data").toString()));
        Context context = new Context(
                new HubCommands(),
                files -> new ConfigurationSources(home, files, Map.of(), system),
                new CommandShutdown(),
                false);
        return new Shell(context, new PrintWriter(out), new PrintWriter(err)).execute(arguments);
    }
}
