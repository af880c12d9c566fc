package io.tillbridge.wholesale;

/**
 * Who asks, and how far orders are visible to it.
 *
 * @param who a person's or a key's name, for the history
 * @param retailerId the only retailer whose orders exist for the caller; null for the company
 */
public record OrderScope(String who, Long retailerId) {
    public static OrderScope company(String who) {
        return new OrderScope(who, null);
    }

    public boolean isRetailer() {
        return retailerId != null;
    }

    boolean sees(long retailer) {
        return retailerId == null || retailerId == retailer;
    }
}
