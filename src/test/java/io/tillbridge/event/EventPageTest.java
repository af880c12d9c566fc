package io.tillbridge.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventPageTest {
    private static final String BEGIN = "<!-- types: begin (written from the code, a test compares) -->\n";
    private static final String END = "<!-- types: end -->";

    @Test
    void thePageListsEveryTypeAsTheCodeHasIt() throws IOException {
        String page = Files.readString(Path.of("docs/events.md"));

        String list = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));

        assertThat(list).isEqualTo(types());
    }

    @Test
    void theContractNamesEveryType() throws IOException {
        String contract = Files.readString(Path.of("src/main/resources/openapi.yaml"));

        String names = EventType.names().stream()
                .map(name -> "        - " + name + "\n")
                .collect(Collectors.joining());

        assertThat(contract).contains("    EventType:\n      type: string\n      enum:\n" + names + "    Event:\n");
    }

    private static String types() {
        return Arrays.stream(EventType.values())
                .map(type -> "| `" + type.text() + "` | `" + type.subjects() + "/…` | " + type.sentence() + " | "
                        + (type.onDemand() ? "on demand" : "always") + " |\n")
                .collect(
                        Collectors.joining("", "| type | subject | when | written |\n| --- | --- | --- | --- |\n", ""));
    }
}
