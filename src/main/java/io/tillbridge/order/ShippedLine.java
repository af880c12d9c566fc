package io.tillbridge.order;

/**
 * Pieces of a line in a parcel.
 *
 * @param lineId the id of the order's line in the hub
 * @param quantity at least 1
 */
public record ShippedLine(long lineId, long quantity) {}
