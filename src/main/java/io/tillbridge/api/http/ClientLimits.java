package io.tillbridge.api.http;

import java.time.Duration;

/**
 * What clients may take from the hub together.
 *
 * @param connections open at one time, {@code http.connections.most}
 * @param perAddress of these from one address, {@code http.connections.most-per-address}
 * @param heldBytes of answers that are not read yet and of bodies that are not whole yet, {@code http.connections.memory}
 * @param slowReader so long a client may read its answer at fewer than {@value #LEAST_RATE} bytes a second,
 *     {@code http.connections.slow-reader}
 */
public record ClientLimits(int connections, int perAddress, long heldBytes, Duration slowReader) {
    /** Bytes per second of a client that counts as reading. */
    static final long LEAST_RATE = 1024;

    static final ClientLimits USUAL = new ClientLimits(2000, 250, 64L * 1024 * 1024, Duration.ofSeconds(30));
}
