package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RuleListTest {
    private static final Path PAGE = Path.of("docs/routes.md");
    private static final String BEGIN = "<!-- rules: begin (written from the code, a test compares) -->\n";
    private static final String END = "<!-- rules: end -->";

    @Test
    void thePageListsEveryRuleAsTheCodeHasIt() throws IOException {
        String page = Files.readString(PAGE);

        String list = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));

        assertThat(list).isEqualTo(rules());
    }

    private static String rules() {
        return Arrays.stream(Rule.values())
                .map(rule -> "| `" + rule.id() + "` | " + rule.sentence() + " |\n")
                .collect(Collectors.joining("", "| rule | what it asks for |\n| --- | --- |\n", ""));
    }
}
