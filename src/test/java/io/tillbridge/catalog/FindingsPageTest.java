package io.tillbridge.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class FindingsPageTest {

    @Test
    void thePageOfFindingsIsUpToDate() throws Exception {
        assertThat(Files.readString(FindingsPage.FILE))
                .as("run the main of FindingsPage to write docs/findings.md again")
                .isEqualTo(FindingsPage.text());
    }

    @Test
    void everyCodeSaysWhenAndWhatToDoInWholeSentences() {
        for (FindingCode code : FindingCode.values()) {
            assertThat(code.when()).as(code + " when").endsWith(".").doesNotContain("|", "\n");
            assertThat(code.whatToDo()).as(code + " what to do").isNotBlank().doesNotContain("|", "\n");
        }
    }
}
