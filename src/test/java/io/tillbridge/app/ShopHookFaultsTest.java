package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A shop that fails while its web hooks are set up or taken away: the poll goes on, and the hooks end as wanted. */
@Tag("long")
class ShopHookFaultsTest {
    private static final String OTHERS = "http://127.0.0.1:9/others";
    private static final Map<String, Object> HOOKS = Map.of("webhooks", true);

    @RegisterExtension
    static final ShopWorld world = new ShopWorld(Map.of("http.public-url", "http://127.0.0.1:9"));

    @ParameterizedTest
    @EnumSource(EveryFault.class)
    void hooksThatCannotBeListedAreMadeLater(EveryFault fault) throws Exception {
        OneShop one = shop();

        polledAllTheSame(one, fault, "GET webhooks");
        one.shop.faults().clear();
        one.poll();

        assertThat(ours(one)).containsExactlyInAnyOrder("orders/paid", "orders/updated");
    }

    @ParameterizedTest
    @EnumSource(EveryFault.class)
    void aHookThatCannotBeMadeIsMadeOnce(EveryFault fault) throws Exception {
        OneShop one = shop();

        polledAllTheSame(one, fault, "POST webhooks");
        one.shop.faults().clear();
        // Asked again at once when somebody changes the connection, and else within the hour.
        one.set("stockBuffer", 1);
        one.poll();

        assertThat(ours(one)).containsExactlyInAnyOrder("orders/paid", "orders/updated");
    }

    @ParameterizedTest
    @EnumSource(EveryFault.class)
    void aHookThatCannotBeTakenAwayIsTakenAwayLater(EveryFault fault) throws Exception {
        OneShop one = shop();
        one.poll();
        one.set("webhooks", false);

        polledAllTheSame(one, fault, "DELETE webhooks/*");
        one.shop.faults().clear();
        one.poll();

        assertThat(ours(one)).isEmpty();
    }

    private static OneShop shop() {
        OneShop one = world.shop(HOOKS);
        one.shop.webhooks().register("orders", "paid", OTHERS);
        return one;
    }

    /** The order is there, and the run says what did not work if anything did not. */
    private static void polledAllTheSame(OneShop one, EveryFault fault, String call) throws Exception {
        OneShop.Article mug = one.article();
        one.sync();
        one.count(mug, 1);
        long order = one.ordered(mug, 1);
        fault.meetsSoon(one, call, world.time());

        Run poll = one.poll();

        assertThat(poll.error()).isNull();
        assertThat(one.order(order).state().text()).isEqualTo("accepted");
        assertThat(one.messages(poll))
                .filteredOn(message -> message.contains("could not be set as wanted"))
                .allMatch(message -> message.contains("orders come by the clock"))
                .allMatch(message -> message.contains(fault.said));
        assertThat(one.shop.webhooks().registered()).contains("orders/paid " + OTHERS);
    }

    /** The events of this hub's hooks. */
    private static List<String> ours(OneShop one) {
        return one.shop.webhooks().registered().stream()
                .filter(hook -> hook.contains("/hooks/"))
                .map(hook -> hook.substring(0, hook.indexOf(' ')))
                .toList();
    }
}
