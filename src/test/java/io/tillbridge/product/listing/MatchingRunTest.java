package io.tillbridge.product.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stages of a product sync, as the steps of a route call them. */
class MatchingRunTest {
    private static final Map<String, Consumer<MatchingRun>> STAGES = Map.of(
            "survey", MatchingRun::survey,
            "create", MatchingRun::create,
            "match", MatchingRun::match,
            "fields", MatchingRun::updateFields,
            "plan", MatchingRun::plan,
            "result", MatchingRun::result);

    @AutoClose
    private Shelf shelf;

    private long shop;

    @BeforeEach
    void open() {
        shelf = new Shelf();
        shop = shelf.shop();
        shelf.walk.begin(shop);
        shelf.walk.variants(shop, List.of(Shelf.variant("1", Shelf.EAN, "A")), Shelf.NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"survey create match fields result", "survey plan result"})
    void theStagesFollowOneAnother(String order) {
        try (MatchingRun run = run()) {
            stages(order, run);

            assertThat(run.result().of(SyncDecision.CREATED)).isOne();
        }
        assertThat(shelf.products()).isEqualTo(order.contains("plan") ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create",
                "match",
                "fields",
                "plan",
                "result",
                "survey survey",
                "survey match",
                "survey fields",
                "survey result",
                "survey create create",
                "survey create plan",
                "survey create match result",
                "survey plan create"
            })
    void aStageOutOfItsOrderWritesNothing(String order) {
        String last = order.substring(order.lastIndexOf(' ') + 1);
        try (MatchingRun run = run()) {
            stages(order.substring(0, order.length() - last.length()), run);
            long before = shelf.products();

            assertThatThrownBy(() -> STAGES.get(last).accept(run))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("survey, create, match, update fields");
            assertThat(shelf.products()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "survey", "survey create", "survey create match", "survey create match fields", "survey plan"
            })
    void aRunThatEndsAnywhereGivesItsSessionBackAndIsBegunAgain(String order) {
        MatchingRun run = run();
        stages(order, run);

        run.close();
        run.close();

        HikariDataSource pool = (HikariDataSource) shelf.database.dataSource();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        shelf.sync(shop, Shelf.creating(MatchBy.EAN_AND_SKU));
        assertThat(shelf.products()).isOne();
    }

    @Test
    void whatIsRefusedIsKnownBeforeAnythingIsWritten() {
        shelf.walk.variants(
                shop, List.of(Shelf.variant("2", Shelf.EAN_2, "B"), Shelf.variant("3", Shelf.EAN_3, "C")), Shelf.NOW);
        shelf.sync(shop, Shelf.creating(MatchBy.EAN_AND_SKU));
        shelf.walk.begin(shop);

        try (MatchingRun run = run()) {
            run.survey();

            assertThat(run.refusal()).startsWith("Of 3 listings 3 are not shown any more");
            assertThatThrownBy(run::create).isInstanceOf(SyncStopped.MassGone.class);
        }
    }

    private MatchingRun run() {
        return shelf.matching.begin(shop, Shelf.creating(MatchBy.EAN_AND_SKU), SyncProgress.silent());
    }

    private static void stages(String order, MatchingRun run) {
        for (String stage : order.split(" ", -1)) {
            if (!stage.isBlank()) {
                STAGES.get(stage).accept(run);
            }
        }
    }
}
