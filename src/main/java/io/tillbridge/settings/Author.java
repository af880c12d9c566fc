package io.tillbridge.settings;

/**
 * Who changed something.
 *
 * @param id {@code key:7}, {@code person:3} or {@code hub}
 * @param name the key's title or the person's name at that time
 * @param handlesSecrets whether stored secrets may be set, and sent elsewhere, at this one's wish
 */
public record Author(String id, String name, boolean handlesSecrets) {
    /** The hub by itself: at its first start, in the sandbox, when it pins a server's key. */
    public static final Author HUB = new Author("hub", "the hub", true);

    /** Somebody who may handle secrets. */
    public Author(String id, String name) {
        this(id, name, true);
    }
}
