package io.tillbridge.wholesale;

/**
 * Which orders a list shows; null lets all through.
 *
 * @param scope the only retailer whose orders the caller may see
 */
public record WholesaleOrderFilter(WholesaleState state, Long retailerId, String reference, Long scope) {}
