package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.custom.CustomPool;
import io.tillbridge.routing.custom.MessageLimit;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way by which a route below custom/ keeps messages in memory, each until there would be too many bytes. */
class BoundedFlowsTest {
    private static final int LIMIT = 10_000;
    private static final String OR_HIGHER = ", or set routes.max-message-size higher.";
    private static final String SUM = ": expected at most 10000 bytes, found more. ";
    private static final String BODY = "x".repeat(3_000);
    private static final String DONE = "- bean:\n    ref: gate\n    method: turn\n";
    private static final String TWENTY = "SELECT REPEAT('x', 3000) AS t FROM information_schema.columns LIMIT 20";

    private static Database database;

    @TempDir
    private Path temp;

    private LiveHub hub;

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @AfterEach
    void end() {
        hub.close();
    }

    static Stream<Arguments> kinds() {
        String collects = "The messages that step 'custom-x.all' of route 'custom-x' collects" + SUM
                + "Let it complete sooner, or collect less of each message" + OR_HIGHER;
        String rows = "The rows of an SQL statement" + SUM
                + "Read fewer by LIMIT, or set `outputType: StreamList` and split with `streaming: true`" + OR_HIGHER;
        String parts = "The parts of step 'custom-x.all' of route 'custom-x'" + SUM
                + "Set `streaming: true` in this step" + OR_HIGHER;
        String waits = "Messages that wait in queues and groups of routes below custom/: expected at most 40000 bytes,"
                + " found more with one for ";
        String sooner = ". Let messages wait for a shorter time" + OR_HIGHER;
        return Stream.of(
                Arguments.of("aggregate", BadDataFailure.class, aggregate("constant", "all"), collects),
                Arguments.of(
                        "aggregate, many groups",
                        PassingFailure.class,
                        aggregate("header", "number"),
                        waits + "step 'custom-x.all' of route 'custom-x'" + sooner),
                Arguments.of(
                        "split",
                        BadDataFailure.class,
                        "- split:\n    id: custom-x.all\n    aggregationStrategy: collectBodies\n    streaming: true\n"
                                + "    expression:\n      tokenize:\n        token: \",\"\n    steps:\n"
                                + "      - setBody:\n          expression:\n            exchangeProperty:\n"
                                + "              expression: large\n",
                        collects),
                Arguments.of(
                        "seda",
                        PassingFailure.class,
                        "- to:\n    id: custom-x.queue\n    uri: seda\n    parameters:\n      name: custom-held\n"
                                + "      waitForTaskToComplete: Never\n",
                        waits + "a queue (seda)" + sooner),
                Arguments.of("sql", BadDataFailure.class, sql("sql", "SelectList"), rows),
                Arguments.of("jdbc", BadDataFailure.class, sql("jdbc", "SelectList"), rows),
                Arguments.of("sql, split", BadDataFailure.class, sql("sql", "StreamList") + split("false"), parts),
                Arguments.of("jdbc, split", BadDataFailure.class, sql("jdbc", "StreamList") + split("false"), parts),
                Arguments.of(
                        "zip, split",
                        BadDataFailure.class,
                        "- unmarshal:\n    zipFile: {usingIterator: \"true\"}\n" + split("false"),
                        parts));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void whatIsTooMuchFailsItsMessageAndTheRouteGoesOn(
            String kind, Class<? extends Failure> failure, String steps, String message) throws Exception {
        start(kind, steps);

        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Exchange done = ask(kind, i);
            if (done.getException() != null) {
                failures.add(done.getException());
            }
        }

        assertThat(failures).isNotEmpty().allSatisfy(thrown -> assertThat(failureOf(thrown))
                .isInstanceOf(failure)
                .hasMessage(message));
    }

    static Stream<Arguments> withinBounds() {
        return Stream.of(
                Arguments.of("sql, split", sql("sql", "StreamList") + split("true")),
                Arguments.of("jdbc, split", sql("jdbc", "StreamList") + split("true")),
                Arguments.of("zip, split", "- unmarshal:\n    zipFile: {usingIterator: \"true\"}\n" + split("true")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withinBounds")
    void partsOneAfterTheOtherHaveNoLimit(String kind, String steps) throws Exception {
        start(kind, steps);

        assertThat(ask(kind, 1).getException()).isNull();
        assertThat(hub.gate().turns()).isEqualTo(20);
    }

    @Test
    void aQueueAndGroupsThatEmptyTakeMore() throws Exception {
        String queue = "- to:\n    id: custom-x.queue\n    uri: seda\n    parameters:\n      name: custom-free\n";
        start("seda", aggregate("header", "number").replace("100", "2") + queue);
        hub.write(
                "custom/custom-free.camel.yaml",
                LiveHub.custom("custom-free", "uri: seda\nparameters:\n  name: custom-free\n", DONE));
        hub.await(() -> assertThat(hub.routeIds()).contains("custom-free"));

        for (int i = 0; i < 60; i++) {
            assertThat(ask("seda", i / 2).getException()).as("message " + i).isNull();
            int sent = i + 1;
            hub.await(() -> assertThat(hub.gate().turns()).isEqualTo(sent));
        }
    }

    private void start(String kind, String steps) throws IOException {
        hub = new LiveHub(temp, Duration.ofMillis(50), new MessageLimit(LIMIT));
        if (kind.startsWith("sql") || kind.startsWith("jdbc")) {
            hub.context().getRegistry().bind(CustomPool.BEAN, DataSource.class, database.customDataSource());
        }
        hub.write(
                "shared/failures.camel.yaml",
                "- routeConfiguration:\n    id: failures\n    errorHandler:\n" + "      noErrorHandler: {}\n");
        hub.write(
                "custom/custom-x.camel.yaml",
                LiveHub.custom("custom-x", "uri: direct\nparameters:\n  name: custom-x\n", steps));
        hub.start();
        assertThat(hub.reload().status().faults()).isEmpty();
    }

    private Exchange ask(String kind, int number) throws IOException {
        Object body = kind.startsWith("zip") ? zip() : kind.startsWith("jdbc") ? TWENTY : BODY;
        try (ProducerTemplate template = hub.context().createProducerTemplate()) {
            return template.send("direct:custom-x", exchange -> {
                exchange.getMessage().setBody(kind.equals("split") ? "1,2,3,4,5,6" : body);
                exchange.getMessage().setHeader("number", number);
                exchange.setProperty("large", kind.equals("split") ? BODY : "");
            });
        }
    }

    private static Throwable failureOf(Throwable thrown) {
        Throwable at = thrown;
        while (!(at instanceof Failure) && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    private static String aggregate(String language, String expression) {
        return "- aggregate:\n    id: custom-x.all\n    aggregationStrategy: collectBodies\n    completionSize: \"100\"\n"
                + "    correlationExpression:\n      " + language + ":\n        expression: " + expression
                + "\n    steps:\n      - log:\n          id: custom-x.log\n          message: all\n";
    }

    private static String sql(String scheme, String type) {
        String query = scheme.equals("sql")
                ? "      query: " + TWENTY + "\n      dataSource: \"#dataSource\"\n"
                : "      dataSourceName: dataSource\n";
        return "- to:\n    id: custom-x.rows\n    uri: " + scheme + "\n    parameters:\n" + query + "      outputType: "
                + type + "\n";
    }

    private static String split(String streaming) {
        return "- split:\n    id: custom-x.all\n    streaming: " + streaming
                + "\n    expression:\n      simple:\n        expression: ${body}\n    steps:\n" + DONE.indent(6);
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (int i = 0; i < 20; i++) {
                zip.putNextEntry(new ZipEntry(i + ".csv"));
                zip.write(BODY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return packed.toByteArray();
    }
}
