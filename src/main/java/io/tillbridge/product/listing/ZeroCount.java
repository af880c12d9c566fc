package io.tillbridge.product.listing;

/**
 * How many numbers a push would set to 0.
 *
 * @param zeros numbers that would go from more than 0, or from in doubt, to 0
 * @param filled counted listings that show more than 0 now, or are in doubt
 */
public record ZeroCount(long zeros, long filled) {}
