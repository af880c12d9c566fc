package io.tillbridge.api.resource;

import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.Caller;
import io.tillbridge.access.OneTimeSecrets;
import io.tillbridge.access.Permission;
import io.tillbridge.access.PartnerAccess;
import io.tillbridge.access.PermissionUsage;
import io.tillbridge.retailer.Retailers;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the operations of keys, one-time secrets and retailers call.
 *
 * @param publicUrl where people reach the hub's pages, without a slash at its end
 * @param custom the permissions that endpoints of this site name
 */
public record KeyServices(
        ApiKeys keys,
        PermissionUsage uses,
        OneTimeSecrets oneTimeSecrets,
        PartnerAccess partners,
        Retailers retailers,
        Supplier<String> publicUrl,
        Supplier<Set<Permission>> custom) {

    /** Of a hub without endpoints of its own. */
    public KeyServices(
            ApiKeys keys,
            PermissionUsage uses,
            OneTimeSecrets oneTimeSecrets,
            PartnerAccess partners,
            Retailers retailers,
            Supplier<String> publicUrl) {
        this(keys, uses, oneTimeSecrets, partners, retailers, publicUrl, Set::of);
    }

    /** Whether a caller may see what goods cost this company: its own people and machines, and approved retailers. */
    boolean seesCosts(Caller caller) {
        return caller.retailerId() == null ? !caller.isPartner() : retailers.isApproved(caller.retailerId());
    }
}
