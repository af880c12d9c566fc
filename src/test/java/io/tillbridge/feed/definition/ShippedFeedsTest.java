package io.tillbridge.feed.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The definitions that come with the hub. */
class ShippedFeedsTest {
    private static final Path SHIPPED = Path.of("config", "feeds");

    @Test
    void allOfThemAreReadWithoutAMistake() {
        FeedDefinitions definitions = FeedDefinitions.read(SHIPPED, null);

        assertThat(definitions.faults()).isEmpty();
        assertThat(definitions.all().stream().map(FeedDefinition::name))
                .contains(
                        "beslist",
                        "beslist-csv",
                        "google-merchant",
                        "google-merchant-tsv",
                        "idealo",
                        "kieskeurig-vergelijk",
                        "meta",
                        "plain-csv",
                        "vivino");
    }

    @Test
    void eachNamesItsVersionAndThePageItFollowsAndOnlyGuessesAreUnproved() {
        for (FeedDefinition definition : FeedDefinitions.read(SHIPPED, null).all()) {
            assertThat(definition.version()).as(definition.name()).matches("[0-9]+\\.[0-9]+");
            assertThat(definition.source()).as(definition.name()).startsWith("https://");
            assertThat(definition.unproved()).as(definition.name()).isEqualTo(definition.name().equals("idealo"));
        }
    }
}
