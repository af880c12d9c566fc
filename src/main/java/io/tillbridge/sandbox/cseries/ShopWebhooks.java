package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The webhooks of a shop: who registered what, and what was delivered. Safe for several threads. */
public final class ShopWebhooks implements ShopWatch {
    static final int MOST = 10;
    private static final long FIRST = 5_100_000;
    private static final int KEPT = 5_000;

    private final NavigableMap<Long, Webhook> hooks = new TreeMap<>();
    private final Deque<Delivery> deliveries = new ArrayDeque<>(0);
    private final Object lock;
    private final DoubleShop shop;
    private final WebhookPost post;
    private long last = FIRST;

    ShopWebhooks(Object lock, DoubleShop shop, WebhookPost post) {
        this.lock = lock;
        this.shop = shop;
        this.post = post;
    }

    /**
     * Registers one past the API, as another app of the merchant would.
     *
     * @return its id
     */
    public long register(String group, String action, String address) {
        synchronized (lock) {
            Webhook hook = make();
            hook.active = true;
            hook.group = group;
            hook.action = action;
            hook.language = shop.setup().languages().get(0);
            hook.format = "json";
            hook.address = address;
            return hook.id;
        }
    }

    /** What is registered: {@code orders/paid http://127.0.0.1/…}, the oldest first. */
    public List<String> registered() {
        synchronized (lock) {
            return hooks.values().stream()
                    .map(hook -> hook.group + "/" + hook.action + " " + hook.address)
                    .toList();
        }
    }

    /** Every try of a delivery, the oldest first. */
    public List<Delivery> deliveries() {
        synchronized (deliveries) {
            return List.copyOf(deliveries);
        }
    }

    @Override
    public void happened(String group, String action, Entity what) {
        if (hooks.isEmpty()) {
            return;
        }
        List<Webhook> wanted = new ArrayList<>();
        hooks.values().stream().filter(hook -> hook.wants(group, action)).forEach(wanted::add);
        if (!wanted.isEmpty()) {
            byte[] body = DoubleJson.bytes(envelope(what));
            wanted.forEach(hook -> send(new WebhookPost.Parcel(
                    shop.setup(), group, group + "/" + action, what.id, hook.language, hook.address, body)));
        }
    }

    NavigableMap<Long, Webhook> all() {
        return hooks;
    }

    Webhook make() {
        Webhook hook = new Webhook(++last, shop.clock().instant().getEpochSecond());
        hooks.put(hook.id, hook);
        return hook;
    }

    void record(Delivery delivery) {
        synchronized (deliveries) {
            deliveries.addLast(delivery);
            if (deliveries.size() > KEPT) {
                deliveries.removeFirst();
            }
        }
    }

    private void send(WebhookPost.Parcel parcel) {
        int times = shop.faults().takeWebhook();
        if (times == 0) {
            record(new Delivery(
                    parcel.event(),
                    parcel.itemId(),
                    parcel.address(),
                    -1,
                    1,
                    shop.clock().instant()));
        }
        for (int i = 0; i < times; i++) {
            post.send(parcel, this, shop.clock());
        }
    }

    /** The same as a single read gives. */
    private Map<String, Object> envelope(Entity what) {
        if (what instanceof DoubleOrder order) {
            return DoubleJson.object("order", OrderPages.single(shop, order, order.readsWithoutLines == 0));
        }
        if (what instanceof DoubleShipment shipment) {
            return DoubleJson.object("shipment", shop.shipmentJson().shipment(shipment));
        }
        if (what instanceof DoubleVariant variant) {
            return DoubleJson.object("variant", shop.variantJson().variant(variant));
        }
        throw new IllegalArgumentException(
                "There is no webhook for a " + what.getClass().getSimpleName());
    }

    /**
     * One try to deliver a webhook.
     *
     * @param event {@code orders/paid}
     * @param status of the answer; 0 when there was none, -1 when it was lost on purpose
     * @param attempt from 1
     */
    public record Delivery(String event, long itemId, String address, int status, int attempt, Instant at) {}
}
