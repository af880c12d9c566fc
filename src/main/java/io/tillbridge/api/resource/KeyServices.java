package io.tillbridge.api.resource;

import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.Caller;
import io.tillbridge.access.OneTimeSecrets;
import io.tillbridge.access.PermissionUsage;
import io.tillbridge.retailer.Retailers;
import java.util.function.Supplier;

/**
 * What the operations of keys, one-time secrets and retailers call.
 *
 * @param publicUrl where people reach the hub's pages, without a slash at its end
 */
public record KeyServices(
        ApiKeys keys,
        PermissionUsage uses,
        OneTimeSecrets oneTimeSecrets,
        Retailers retailers,
        Supplier<String> publicUrl) {

    /** Whether a caller may see what goods cost this company: its own people and machines, and approved retailers. */
    boolean seesCosts(Caller caller) {
        return caller.retailerId() == null || retailers.isApproved(caller.retailerId());
    }
}
