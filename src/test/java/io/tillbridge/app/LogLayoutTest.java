package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.impl.ContextDataFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.time.MutableInstant;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.StringMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One event through the layouts of the shipped {@code log4j2.xml}. */
class LogLayoutTest {
    private static final Pattern PUT = Pattern.compile("MDC\\.put\\(\"(\\w+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"file", "console", "routes"})
    void asJsonEveryIdIsAFieldOfItsOwn(String appender) throws IOException {
        JsonNode line = new ObjectMapper().readTree(LogLines.written(event(), "json", appender));

        assertThat(line.path("time").asText()).isEqualTo("2026-03-11T12:00:00.000Z");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("message").asText()).isEqualTo("Two\nlines");
        assertThat(line.path("run").asText()).isEqualTo("5");
        assertThat(line.path("connection").asText()).isEqualTo("1");
        assertThat(line.path("delivery").asText()).isEqualTo("3");
        assertThat(line.path("upload").asText()).isEqualTo("7");
        assertThat(line.path("request").asText()).isEqualTo("r-9");
        assertThat(line.path("exception").asText()).startsWith("java.lang.IllegalStateException: oops");
    }

    @Test
    void asTextTheIdsStandAtTheEndOfTheLine() {
        String ids = " {connection=1, delivery=3, request=r-9, run=5, upload=7}\n";

        assertThat(LogLines.written(event(), "plain", "file"))
                .contains(" WARN  [main] i.t.Shop Two\\nlines" + ids)
                .contains("java.lang.IllegalStateException: oops");
        assertThat(LogLines.written(event(), "plain", "console")).endsWith(" WARN  Two\\nlines: oops" + ids);
    }

    /** A name that the template does not know is put for nobody. */
    @Test
    void theTemplateKnowsEveryNameThatIsPut() throws IOException {
        Set<String> put = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                PUT.matcher(Files.readString(source)).results().forEach(found -> put.add(found.group(1)));
            }
        }
        JsonNode template = new ObjectMapper()
                .readTree(Path.of("src/main/resources/log-event.json").toFile());
        Set<String> known = new TreeSet<>();
        template.forEach(field -> {
            if (field.path("$resolver").asText().equals("mdc")) {
                known.add(field.path("key").asText());
            }
        });

        assertThat(put).containsExactlyElementsOf(known);
    }

    private static LogEvent event() {
        StringMap ids = ContextDataFactory.createContextData();
        Map.of("run", "5", "connection", "1", "delivery", "3", "upload", "7", "request", "r-9")
                .forEach(ids::putValue);
        MutableInstant noon = new MutableInstant();
        noon.initFromEpochSecond(1_773_230_400L, 0);
        return Log4jLogEvent.newBuilder()
                .setLoggerName("io.tillbridge.Shop")
                .setLevel(Level.WARN)
                .setThreadName("main")
                .setMessage(new SimpleMessage("Two\nlines"))
                .setThrown(new IllegalStateException("oops"))
                .setContextData(ids)
                .setInstant(noon)
                .build();
    }
}
