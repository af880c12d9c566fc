package io.tillbridge.api.resource;

import java.time.Instant;

/**
 * What the hub put into a shop, or was to put there.
 *
 * @param part {@code script} or {@code methods}
 * @param installed it stands there as the settings say
 * @param address as the hub wrote it last; null: nothing is there
 * @param fault why it does not stand there as the settings say; null: it does
 */
public record InstalledPart(String part, boolean installed, String address, Instant checkedAt, String fault) {}
