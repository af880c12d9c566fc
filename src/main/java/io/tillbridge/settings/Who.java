package io.tillbridge.settings;

/**
 * Who changed something.
 *
 * @param id {@code key:7}, {@code person:3} or {@code hub}
 * @param name the key's title or the person's name at that time
 */
public record Who(String id, String name) {
    /** The hub by itself: at its first start, in the sandbox, when it pins a server's key. */
    public static final Who HUB = new Who("hub", "the hub");
}
