package io.tillbridge.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveFeedTest {
    private static final Set<LiveTopic> ALL = EnumSet.allOf(LiveTopic.class);

    private final LiveFeed feed = new LiveFeed();

    @BeforeEach
    void begin() {
        feed.begin("a1");
    }

    @Test
    void aReaderGetsWhatCameBehindItsPlaceAndOnce() {
        feed.publish(List.of(run("1", "queued")));
        String place = feed.end();
        feed.publish(List.of(run("2", "queued")));

        LiveFeed.Reading first = feed.after(place, ALL);
        LiveFeed.Reading second = feed.after(first.place(), ALL);

        assertThat(first.hints()).containsExactly(run("2", "queued"));
        assertThat(first.missed()).isFalse();
        assertThat(second.hints()).isEmpty();
    }

    @Test
    void aSlowReaderGetsTheNewestHintOfEachThing() {
        String place = feed.end();
        feed.publish(List.of(run("1", "queued"), run("2", "queued"), run("1", "running"), run("1", "succeeded")));

        assertThat(feed.after(place, ALL).hints()).containsExactly(run("2", "queued"), run("1", "succeeded"));
    }

    @Test
    void onlyPermittedTopicsAreRead() {
        String place = feed.end();
        feed.publish(List.of(run("1", "queued"), Hint.of(LiveTopic.ACCESS)));

        assertThat(feed.after(place, EnumSet.of(LiveTopic.RUNS)).hints()).containsExactly(run("1", "queued"));
    }

    @Test
    void aReaderThatIsTooSlowLearnsThatItMissedSomeAndNothingGrows() {
        String place = feed.end();
        List<Hint> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add(run(Integer.toString(i), "queued"));
        }
        feed.publish(many);

        LiveFeed.Reading late = feed.after(place, ALL);
        LiveFeed.Reading next = feed.after(late.place(), ALL);

        assertThat(late.missed()).isTrue();
        assertThat(late.hints()).isEmpty();
        assertThat(next.missed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b2-1", "a1-", "a1-x", "a1-99", "a1--1", "7"})
    void aPlaceOfAnotherLifeIsOneThatMissedHints(String place) {
        assertThat(feed.after(place, ALL).missed()).isTrue();
    }

    private static Hint run(String id, String state) {
        return new Hint(LiveTopic.RUNS, id, Map.of("state", state));
    }
}
