package io.tillbridge.sandbox.cseries;

/** Hears of what happens in a shop: what webhooks are made of. */
interface ShopWatch {
    /** @param group {@code orders}, {@code shipments}, {@code variants}, {@code products} */
    void happened(String group, String action, Entity what);
}
