package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.lightspeed.BudgetView;
import java.math.BigDecimal;
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
    void aBucketShowsItsLevel() {
        BudgetView view = new BudgetView(
                List.of(new BudgetView.Window("bucket", 90, 77, AT, new BudgetView.Level(12.351366, 1.5))),
                AT,
                0,
                null);

        Map<String, Object> health = ShopApi.health(view);

        assertThat(health).containsEntry("budgetLeft", 77L);
        assertThat(health.get("budget"))
                .extracting("windows")
                .isEqualTo(List.of(Map.of(
                        "name",
                        "bucket",
                        "limit",
                        90L,
                        "remaining",
                        77L,
                        "resetsAt",
                        AT,
                        "level",
                        new BigDecimal("12.35"),
                        "perSecond",
                        new BigDecimal("1.50"))));
    }

    @Test
    void beforeTheFirstAnswerNobodyKnowsWhatIsLeft() {
        Map<String, Object> health = ShopApi.health(new BudgetView(List.of(), null, 0, null));

        assertThat(health).isEqualTo(Map.of("budget", Map.of("windows", List.of(), "underWay", 0)));
    }
}
