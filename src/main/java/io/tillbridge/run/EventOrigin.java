package io.tillbridge.run;

/**
 * The event that brought a message to its route, so that a failure of it can be replayed.
 *
 * @param reader the reader whose route got the event
 * @param replays the kept failure that is replayed, or null
 */
public record EventOrigin(String reader, long number, Long replays) {
    /** The property of the exchange that holds it. */
    public static final String PROPERTY = "hubEventOrigin";
}
