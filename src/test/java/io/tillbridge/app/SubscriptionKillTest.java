package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.event.webhook.EventReceiver;
import io.tillbridge.event.webhook.EventReceiver.Answer;
import io.tillbridge.event.webhook.EventReceiver.Received;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hubs that are killed while they send: the receiver gets every event, and one that comes twice has the same id. */
@Tag("long")
class SubscriptionKillTest {
    private static final int KILLS = Integer.getInteger("kills.subscriptions", 5);

    @TempDir
    private Path temp;

    @Test
    void killsLoseNoEventAndDoubleNoneUnderAnotherId() throws Exception {
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("data"));
        Map<String, String> settings = Map.of("event-subscriptions.internal-hosts", "127.0.0.1");
        AtomicInteger answered = new AtomicInteger();
        try (EventReceiver receiver = new EventReceiver()) {
            receiver.answers(message -> Answer.of(answered.incrementAndGet() % 7 == 0 ? 500 : 200));
            for (int life = 0; life < KILLS; life++) {
                try (ChildHub hub = ChildHub.start(database, settings)) {
                    if (life == 0) {
                        hub.post(
                                "/event-subscriptions",
                                Map.of(
                                        "name", "ERP",
                                        "address", receiver.address(),
                                        "types", List.of("retailer.requested")));
                    }
                    int before = receiver.received().size();
                    for (int one = 0; one < 30; one++) {
                        request(hub, life + "-" + one);
                    }
                    Until.holds("some arrive", () -> receiver.received().size() > before + 5);
                }
            }
            try (ChildHub last = ChildHub.start(database, settings)) {
                Set<String> all = retailers(last);
                assertThat(all).hasSize(KILLS * 30);
                Until.within(
                        Duration.ofMinutes(5),
                        "everything arrived",
                        () -> subjects(receiver).equals(all)
                                && last.get("/event-subscriptions/1/deliveries?state=pending")
                                        .path("items")
                                        .isEmpty());
            }

            assertThat(new HashSet<>(receiver.ids()))
                    .as("one id for each event")
                    .hasSize(KILLS * 30);
        }
    }

    private static void request(ChildHub hub, String name) throws Exception {
        hub.post("/retailers", Map.of("companyName", name, "contactName", "Bo", "email", name + "@bikes.example"));
    }

    private static Set<String> retailers(ChildHub hub) throws Exception {
        Set<String> all = new TreeSet<>();
        for (JsonNode retailer : hub.get("/retailers?limit=500").path("items")) {
            all.add("retailers/" + retailer.path("id").asText());
        }
        return all;
    }

    private static Set<String> subjects(EventReceiver receiver) {
        Set<String> subjects = new TreeSet<>();
        receiver.received().stream().map(Received::subject).forEach(subjects::add);
        return subjects;
    }
}
