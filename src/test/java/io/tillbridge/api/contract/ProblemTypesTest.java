package io.tillbridge.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words at the end of a problem's type: in the catalogue, in the contract, on the page. */
class ProblemTypesTest {
    @Test
    void theContractAndThePageNameThemAll() throws Exception {
        List<String> all = Stream.of(ProblemType.values()).map(ProblemType::uri).toList();

        List<String> named = new ArrayList<>();
        Contract.read()
                .root()
                .at("/components/schemas/Problem/properties/type/enum")
                .forEach(one -> named.add(one.asText()));
        assertThat(named).containsExactlyElementsOf(all);
        List<String> page = Pattern.compile("^\\| `([a-z-]+)` \\| ([0-9]{3})", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("docs/problems.md")))
                .results()
                .map(row -> "urn:tillbridge:problem:" + row.group(1))
                .toList();
        assertThat(page).containsExactlyElementsOf(all);
    }

    /** What a part of the hub calls its conflict is one of them. */
    @Test
    void everyFaultOfACallerHasAKnownWord() throws Exception {
        Pattern word = Pattern.compile("Why\\.[A-Z]+,\\s*\"([a-z]+(?:-[a-z]+)+)\",");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                assertThat(word.matcher(Files.readString(file)).results().map(found -> found.group(1)))
                        .as(file.toString())
                        .allMatch(one -> ProblemType.of(one).isPresent());
            }
        }
    }
}
