package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.connection.ConnectionState;
import io.tillbridge.run.KeptFailure;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.ShopCall;
import io.tillbridge.sandbox.server.ShopFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Keys, rights and languages that are not right, and what is done again by hand. */
@Tag("long")
class ShopFaultsTest {
    private static final Map<String, Object> ALL = Map.of("stockSync", true);

    @RegisterExtension
    static final ShopWorld world = new ShopWorld();

    @Test
    void aKeyThatIsRevokedInTheMiddleOfAPollEndsItAtOnce() throws Exception {
        OneShop one = world.shop(ALL);
        OneShop.Article mug = one.sold(20);
        for (int i = 0; i < 10; i++) {
            one.ordered(mug, 1);
        }
        one.shop.faults().nth(3, "GET orders/*", ShopFault.status(401));
        one.shop.forgetCalls();

        Run revoked = one.poll();

        assertThat(revoked.state()).isEqualTo(RunState.FAILED);
        assertThat(revoked.error()).contains("(401)", "Settings, Developers");
        assertThat(one.shop.calls("GET orders/*")).hasSize(3);
        assertThat(one.now().state()).isEqualTo(ConnectionState.FAILING);
        assertThat(one.stored()).hasSize(2);
        assertThat(one.poll().error()).isNull();
        assertThat(one.stored()).hasSize(10);
        assertThat(one.kept()).isEmpty();
    }

    @Test
    void aReplayThatFailsAgainNamesTheFirstFailureAndCanBeReplayed() throws Exception {
        OneShop one = world.shop(ALL);
        OneShop.Article mug = one.sold(10);
        long order = one.ordered(mug, 2);
        one.shop.faults().always("GET orders/*", ShopFault.status(422));
        one.poll();
        KeptFailure first = one.kept().get(0);

        Run again = one.ended(world.hub().running().failures().replay(first.id()));
        KeptFailure second = one.kept().get(0);
        one.shop.faults().clear();
        Run last = one.ended(world.hub().running().failures().replay(second.id()));

        assertThat(again.state()).isEqualTo(RunState.FAILED);
        assertThat(again.error()).contains("422", "kept as failure " + second.id());
        assertThat(second.replayOf()).isEqualTo(first.id());
        assertThat(second.attempts()).isEqualTo(first.attempts() + 1);
        assertThat(second.firstAt()).isEqualTo(first.firstAt());
        assertThat(last.error()).isNull();
        assertThat(one.order(order).state().text()).isEqualTo("accepted");
        assertThat(one.kept()).isEmpty();
    }

    @Test
    void aDisabledKeyMakesTheConnectionFailWithWhatToDo() throws Exception {
        OneShop one = world.shop(ALL);
        one.shop.enabled(false);

        Run poll = one.poll();

        assertThat(poll.error()).contains("401", "Settings, Developers");
        assertThat(one.now().state()).isEqualTo(ConnectionState.FAILING);
        one.shop.enabled(true);
        assertThat(one.poll().error()).isNull();
        // A push that was due meanwhile may have failed, too; it follows the poll.
        Until.within(Until.STOP, "the connection works again", () -> one.now().state() == ConnectionState.OK);
    }

    @Test
    void aWrongKeyIsToldWithoutTheKey() throws Exception {
        OneShop one = world.shop(ALL);
        world.api().remove(one.shop.setup().key());

        Run poll = one.poll();

        assertThat(poll.error())
                .contains("401")
                .doesNotContain(one.shop.setup().key(), one.shop.setup().secret());
    }

    @Test
    void aRightThatIsTakenAwayIsNamed() throws Exception {
        OneShop one = world.shop(ALL);
        one.sold(3);
        one.shop.rights().set("products", true, false);

        assertThat(one.push().error()).contains("403", "'products write'");

        one.shop.rights().set("orders", false, false);
        assertThat(one.poll().error()).contains("403", "'orders read'");
        assertThat(one.now().state()).isEqualTo(ConnectionState.FAILING);
    }

    @Test
    void aLanguageTheShopDoesNotSpeakIsNamed() throws Exception {
        OneShop one = world.shop(ALL);
        one.set("language", "fr");

        Run poll = one.poll();
        Run sync = one.sync();

        assertThat(poll.error()).contains("no active language 'fr'");
        assertThat(sync.error()).contains("no active language 'fr'");
    }

    @Test
    void aNormalDaysWorkIsNeverAskedToWait(@TempDir Path temp) throws Exception {
        try (ShopHub usual = ShopHub.start(temp, Map.of("cseries.calls-per-second", "20"))) {
            OneShop one = usual.shop(ALL, RateLimits.USUAL);
            List<OneShop.Article> mugs = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                mugs.add(one.article());
            }
            one.sync();
            mugs.forEach(mug -> one.count(mug, 10));
            mugs.forEach(mug -> one.ordered(mug, 1));
            one.poll();
            one.quiet();
            one.shop.quirks().bulkSupported(false);
            mugs.forEach(mug -> one.count(mug, 20));
            one.push();

            assertThat(one.shop.calls()).extracting(ShopCall::status).doesNotContain(429);
            assertThat(one.stored()).hasSize(60);
            assertThat(mugs).allSatisfy(mug -> assertThat(one.shop.catalog().stockLevel(mug.variant()))
                    .isEqualTo(19));
        }
    }
}
