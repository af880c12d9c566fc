package io.tillbridge.sandbox.cseries;

import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * Addresses that apps registered in a shop, each under a number: the scripts of its pages, or its external services. Safe
 * for several threads; an unknown id is a {@link NoSuchElementException}.
 */
public final class ShopExtensions {
    private static final long FIRST = 6_200_000;

    private final NavigableMap<Long, ShopExtension> all = new TreeMap<>();
    private final Object lock;
    private final DoubleShop shop;
    private long last = FIRST;

    ShopExtensions(Object lock, DoubleShop shop) {
        this.lock = lock;
        this.shop = shop;
    }

    /**
     * Registers one past the API, as another app of the merchant would.
     *
     * @return its id
     */
    public long register(String address) {
        synchronized (lock) {
            ShopExtension extension = make();
            extension.address = address;
            return extension.id;
        }
    }

    /** The merchant changes the address by hand. */
    public void edit(long id, String address) {
        synchronized (lock) {
            found(id).address = address;
        }
    }

    /** The merchant deletes it by hand. */
    public void remove(long id) {
        synchronized (lock) {
            all.remove(found(id).id);
        }
    }

    /** Ids, the oldest first. */
    public List<Long> ids() {
        synchronized (lock) {
            return List.copyOf(all.keySet());
        }
    }

    /** What is registered, the oldest first. */
    public List<String> addresses() {
        synchronized (lock) {
            return all.values().stream().map(extension -> extension.address).toList();
        }
    }

    NavigableMap<Long, ShopExtension> all() {
        return all;
    }

    ShopExtension make() {
        ShopExtension extension =
                new ShopExtension(++last, shop.clock().instant().getEpochSecond());
        all.put(extension.id, extension);
        return extension;
    }

    private ShopExtension found(long id) {
        ShopExtension extension = all.get(id);
        if (extension == null) {
            throw new NoSuchElementException("The sandbox shop has registered nothing with the number " + id);
        }
        return extension;
    }
}
