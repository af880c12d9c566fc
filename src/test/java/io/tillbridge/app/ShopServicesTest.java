package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.lightspeed.BudgetView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopServicesTest {
    private static final Instant AT = Instant.parse("2026-03-11T13:02:09Z");

    @Test
    void theScarcestWindowIsWhatIsLeftOfABudget() {
        BudgetView view = new BudgetView(
                List.of(new BudgetView.Window("5min", 300, 290, AT), new BudgetView.Window("day", 12_000, 7, null)),
                AT,
                2,
                null);

        Map<String, Object> health = ShopApi.health(view);

        assertThat(health).containsEntry("budgetLeft", 7L);
        assertThat(health.get("budget"))
                .isEqualTo(Map.of(
                        "windows",
                        List.of(
                                Map.of("name", "5min", "limit", 300L, "remaining", 290L, "resetsAt", AT),
                                Map.of("name", "day", "limit", 12_000L, "remaining", 7L)),
                        "asOf",
                        AT,
                        "underWay",
                        2));
    }

    @Test
    void beforeTheFirstAnswerNobodyKnowsWhatIsLeft() {
        Map<String, Object> health = ShopApi.health(new BudgetView(List.of(), null, 0, null));

        assertThat(health).isEqualTo(Map.of("budget", Map.of("windows", List.of(), "underWay", 0)));
    }
}
