package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.order.OrderState;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.rseries.SaleDraft;
import io.tillbridge.sandbox.server.ShopFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault of the account on each kind of call that reads sales: none is lost or doubled, and stock moves once. */
@Tag("long")
class TillSaleFaultsTest {
    @TempDir
    private static Path temp;

    @Test
    void afterAnyFaultOfAnyCallTheNextPollHasEverySaleOnce() throws Exception {
        try (TillHub world = TillHub.start(temp)) {
            OneTill one = world.till(Map.of());
            OneTill.Article lamp = one.article(1_000);
            Map<String, Long> sold = new HashMap<>();
            world.longAgo(() -> faults().keySet()
                    .forEach(name -> sold.put(
                            name, one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 5)))));
            one.poll();
            long left = 1_000 - 5L * sold.size();
            assertThat(one.onHand(lamp)).isEqualTo(left);
            for (Map.Entry<String, ShopFault> fault : faults().entrySet()) {
                String name = fault.getKey();
                long stays = one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 3));
                long undone = sold.get(name);
                meet(one, "GET Sale", fault);
                one.poll();
                one.till.faults().clear();
                assertThat(one.poll().state()).as(name + ", list").isEqualTo(RunState.SUCCEEDED);
                assertThat(one.order(stays).state()).as(name).isEqualTo(OrderState.SHIPPED);
                assertThat(one.onHand(lamp)).as(name + ", list").isEqualTo(left - 3);

                world.time.turn(Duration.ofSeconds(5));
                one.till.sales().voidSale(undone);
                world.time.turn(Duration.ofSeconds(5));
                meet(one, "GET Sale/" + undone, fault);
                one.poll();
                one.till.faults().clear();
                one.poll();
                assertThat(one.order(undone).state()).as(name + ", one").isEqualTo(OrderState.CANCELLED);
                left += 2;
                assertThat(one.onHand(lamp)).as(name + ", one").isEqualTo(left);
                assertThat(one.kept()).as(name).isEmpty();
            }
            assertThat(world.faults()).isEmpty();
        }
    }

    /** What asks to wait is met once; the others stay until they are cleared. */
    private static void meet(OneTill one, String call, Map.Entry<String, ShopFault> fault) {
        if (fault.getKey().equals(EveryFault.TOO_MANY.name())) {
            one.till.faults().next(call, fault.getValue());
        } else {
            one.till.faults().always(call, fault.getValue());
        }
    }

    private static Map<String, ShopFault> faults() {
        Map<String, ShopFault> faults = new LinkedHashMap<>();
        for (EveryFault one : EveryFault.values()) {
            faults.put(one.name(), one.fault);
        }
        faults.put("EMPTY_LIST", ShopFault.emptyList());
        faults.put("WRONG_TYPE", ShopFault.wrongType());
        faults.put("GARBAGE", ShopFault.garbage());
        faults.put("OAUTH_503", ShopFault.oauth(503));
        faults.put("NEXT_LOOP", ShopFault.nextLoop());
        return faults;
    }
}
