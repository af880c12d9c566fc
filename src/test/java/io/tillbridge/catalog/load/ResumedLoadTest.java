package io.tillbridge.catalog.load;

import static io.tillbridge.catalog.load.CatalogTarget.HEADER;
import static io.tillbridge.catalog.load.CatalogTarget.row;
import static io.tillbridge.catalog.load.CatalogTarget.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.MissingProducts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that dies at any moment ends, when it is loaded again, as if nothing had happened. */
class ResumedLoadTest {
    private static final String FIRST = HEADER + rows(1, 30);
    private static final String SECOND = HEADER
            + rows(1, 10)
            + IntStream.rangeClosed(11, 20).mapToObj(i -> row("S" + i, "20.00")).reduce("", String::concat)
            + row("S12", "21.00")
            + row("S13", "x")
            + "B1,One,Acme,1.00,1.00,en,4006381333931,,\nB2,Two,Acme,1.00,1.00,en,4006381333931,,\n"
            + rows(24, 40);
    private static final String THIRD = HEADER + rows(40, 45) + row("S45", "1.00");

    /** What a kill does to the loading thread. */
    @Test
    void aKillChangesNothing(@TempDir Path folder) throws IOException {
        killAtMoments(10, folder);
    }

    @Test
    @Tag("long")
    void aKillAtAnyMomentChangesNothing(@TempDir Path folder) throws IOException {
        killAtMoments(1_000, folder);
    }

    private static void killAtMoments(int moments, Path folder) throws IOException {
        try (CatalogTarget shop = new CatalogTarget(folder)) {
            shop.missing(MissingProducts.HIDE);
            KilledLoad counting = new KilledLoad(Integer.MAX_VALUE);
            Outcome undisturbed = outcome(shop, shop.load(secondNight(shop), counting));

            assertThat(counting.calls()).isGreaterThan(40);
            AtomicInteger kills = new AtomicInteger();
            int tries = 0;
            for (int call = 1; call <= counting.calls(); call += 1 + counting.calls() / moments) {
                tries++;
                assertThat(killedAt(call, shop, kills))
                        .as("killed at call %s", call)
                        .isEqualTo(undisturbed);
            }
            // A slow machine says more words, one each second, than a quick one comes to.
            assertThat(kills.get()).isGreaterThan(tries * 8 / 10);
        }
    }

    private static Outcome killedAt(int call, CatalogTarget shop, AtomicInteger kills) throws IOException {
        long delivery = secondNight(shop);
        try {
            return outcome(shop, shop.load(delivery, new KilledLoad(call)));
        } catch (KilledLoad.Killed killed) {
            kills.incrementAndGet();
            return outcome(shop, resumed(delivery, call / 2 + 1, shop));
        }
    }

    /** Killed once more, unless what was left of the load took fewer words than that. */
    private static LoadResult resumed(long delivery, int call, CatalogTarget shop) {
        try {
            return shop.load(delivery, new KilledLoad(call));
        } catch (KilledLoad.Killed again) {
            return shop.load(delivery);
        }
    }

    private static long secondNight(CatalogTarget shop) throws IOException {
        shop.clear();
        shop.pulled(FIRST);
        return shop.pull(SECOND, THIRD);
    }

    private record Outcome(
            DeliveryState state, List<List<String>> products, List<String> files, List<Summary> summaries) {}

    private static Outcome outcome(CatalogTarget shop, LoadResult result) throws IOException {
        List<String> files = new java.util.ArrayList<>();
        for (Upload upload : result.uploads()) {
            files.add(shop.errorFile(upload));
            files.add(shop.rejectedRows(upload));
        }
        return new Outcome(
                result.state(),
                shop.products(),
                files,
                result.uploads().stream().map(Upload::summary).toList());
    }
}
