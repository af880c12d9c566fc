package io.tillbridge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedDefinitions;
import io.tillbridge.feed.definition.DefinitionKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of feeds tells what the code does. */
class FeedsPageTest {
    @Test
    void theTablesOfThePageAreThoseOfTheCode() throws IOException {
        String page = Files.readString(FeedsPage.FILE);

        assertThat(page)
                .as("run the main of FeedsPage to write docs/feeds.md again")
                .isEqualTo(FeedsPage.written(page));
    }

    @Test
    void thePageNamesEveryKeyAndEveryShippedDefinition() throws IOException {
        String page = Files.readString(FeedsPage.FILE);

        for (String key : DefinitionKeys.keys()) {
            assertThat(page).contains("`" + key + "`");
        }
        for (FeedDefinition definition : FeedDefinitions.read(Path.of("config", "feeds"), null).all()) {
            assertThat(page).contains("`" + definition.name() + "`");
        }
    }

    @Test
    void theExampleOfThePageIsADefinition(@TempDir Path folder) throws IOException {
        String page = Files.readString(FeedsPage.FILE);
        int from = page.indexOf("```yaml\n") + 8;
        Files.writeString(folder.resolve("my-partner.yaml"), page.substring(from, page.indexOf("```", from)));

        FeedDefinitions read = FeedDefinitions.read(folder, null);

        assertThat(read.faults()).isEmpty();
        assertThat(read.find("my-partner")).isPresent();
    }
}
