package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedPublishRouteTest extends RouteTest {
    FeedPublishRouteTest() {
        super("hub/feed-feed-publish.camel.yaml", "hub/feed-deliver.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "publish, pull, begin mode publish deliver, way waits",
        "publish, push, begin mode publish deliver, way push",
        "plan, push, begin mode plan, ''",
        "stopped, push, begin mode stopped, ''"
    })
    void aFeedIsPublishedAndThenPushed(String mode, String delivery, String steps, String below) {
        step("feed-feed-publish.begin", set("feed", new Feed(mode, delivery)));

        send("feed-feed-publish", null);

        assertThat(path())
                .filteredOn(id -> id.startsWith("feed-feed-publish."))
                .isEqualTo(ids("feed-feed-publish", steps));
        assertThat(path())
                .filteredOn(id -> id.startsWith("feed-deliver."))
                .isEqualTo(below.isEmpty() ? List.of() : ids("feed-deliver", below));
    }

    @ParameterizedTest
    @CsvSource({"PASSING, 4", "REFUSED, 1", "BAD_DATA, 1"})
    void aPushIsTriedAgainWhenTheServerIsAwayAndOnlyThen(RouteFault fault, int tries) {
        step("feed-feed-publish.begin", set("feed", new Feed("publish", "push")));
        step("feed-deliver.push", fault.step());

        Exchange ended = send("feed-feed-publish", null);

        assertThat(path()).filteredOn("feed-deliver.push"::equals).hasSize(tries);
        assertThat(path()).filteredOn("feed-feed-publish.publish"::equals).hasSize(1);
        assertThat(ended.getException()).isNotNull();
    }

    /** The variable of the real steps, as far as the routes read it. */
    public record Feed(String mode, String delivery) {
        public String getConnectionId() {
            return "7";
        }
    }
}
