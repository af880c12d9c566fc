package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.BadDataFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that are nested a hundred thousand times, or cut off, in every step below custom/ that reads a text. */
class HostileDepthTest {
    private static final int DEPTH = 100_000;
    private static final String DONE = "- bean:\n    ref: gate\n    method: turn\n";

    @TempDir
    private Path temp;

    private LiveHub hub;

    @BeforeEach
    void begin() {
        hub = new LiveHub(temp, Duration.ofMillis(50));
        hub.write(
                "shared/failures.camel.yaml",
                "- routeConfiguration:\n    id: failures\n    errorHandler:\n      noErrorHandler: {}\n");
    }

    @AfterEach
    void end() {
        hub.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "json|lists",
                "json|maps",
                "json|cut",
                "jsonpath|lists",
                "jsonpath|maps",
                "jsonpath|cut",
                "jsonpath-deep|maps",
                "jsonpath-split|lists",
                "jsonpath-choice|lists",
                "jacksonXml|elements",
                "jacksonXml|cut-xml",
                "xpath|elements",
                "xpath|cut-xml",
                "xpath-node|elements",
                "xpath-split|elements",
                "xpath-choice|elements"
            })
    void isAFailureOfBadDataAndTheNextMessageIsRead(String reader, String text) throws Exception {
        boolean xml = reader.startsWith("x") || reader.endsWith("Xml");
        hub.write(
                "custom/custom-x.camel.yaml",
                LiveHub.custom("custom-x", "uri: direct\nparameters:\n  name: custom-x\n", steps(reader) + DONE));
        hub.start();
        assertThat(hub.reload().status().faults()).isEmpty();

        Throwable thrown = ask(text(text)).getException();

        assertThat(thrown).isInstanceOf(BadDataFailure.class);
        assertThat(thrown).hasMessageMatching("The text of the message cannot be read: [^\n]{10,400}");
        assertThat(hub.gate().turns()).isZero();
        assertThat(ask(xml ? "<a>1</a>" : "{\"a\": [1]}").getException()).isNull();
        assertThat(hub.gate().turns()).isEqualTo(1);
    }

    private static String steps(String reader) {
        String expression = "expression:\n      %s:\n        expression: \"%s\"\n%s";
        String body = "- setBody:\n    " + expression;
        return switch (reader) {
            case "json", "jacksonXml" -> "- unmarshal:\n    " + reader + ": {}\n";
            case "jsonpath" -> body.formatted("jsonpath", "$.a", "");
            case "jsonpath-deep" -> body.formatted("jsonpath", "$..a", "");
            case "xpath" -> body.formatted("xpath", "/a/text()", "        resultType: String\n");
            case "xpath-node" -> body.formatted("xpath", "/a", "") + "- convertBodyTo:\n    type: String\n";
            case "jsonpath-split", "xpath-split" -> {
                String language = reader.startsWith("x") ? "xpath" : "jsonpath";
                String path = reader.startsWith("x") ? "//a" : "$.a[*]";
                yield "- split:\n    id: custom-x.each\n    " + expression.formatted(language, path, "")
                        + "    steps:\n      - log:\n          id: custom-x.log\n          message: ${body}\n";
            }
            default -> {
                String language = reader.startsWith("x") ? "xpath" : "jsonpath";
                String path = reader.startsWith("x") ? "/a" : "$.a";
                yield "- choice:\n    id: custom-x.which\n    when:\n      - "
                        + expression
                                .formatted(language, path, "")
                                .replace("\n", "\n    ")
                                .stripTrailing()
                        + "\n        steps:\n          - log:\n              id: custom-x.log\n"
                        + "              message: one\n    otherwise:\n      steps:\n        - log:\n"
                        + "            id: custom-x.other\n            message: other\n";
            }
        };
    }

    private static String text(String kind) {
        return switch (kind) {
            case "lists" -> "{\"a\": " + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}";
            case "maps" -> "{\"a\": ".repeat(DEPTH) + "1" + "}".repeat(DEPTH);
            case "cut" -> "{\"a\": [1, ";
            case "elements" -> "<a>".repeat(DEPTH) + "</a>".repeat(DEPTH);
            default -> "<a><b>1</b>";
        };
    }

    private Exchange ask(String body) throws IOException {
        try (ProducerTemplate template = hub.context().createProducerTemplate()) {
            return template.send(
                    "direct:custom-x", exchange -> exchange.getMessage().setBody(body));
        }
    }
}
