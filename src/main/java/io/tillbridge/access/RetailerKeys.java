package io.tillbridge.access;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is special about a key that is bound to a retailer: little is open to it, and only while the retailer is welcome. */
final class RetailerKeys {
    private final ApiKeyStore store;

    RetailerKeys(ApiKeyStore store) {
        this.store = store;
    }

    /**
     * For a key that is to be made.
     *
     * @param retailerId null for a key of the hub's own, of which nothing is asked
     * @throws CallerFault INVALID: with all faults
     */
    void check(Long retailerId, Set<Permission> permissions) {
        if (retailerId == null) {
            return;
        }
        List<FieldFault> faults = new ArrayList<>(beyond(permissions));
        String state = store.retailerState(retailerId).orElse("none");
        if (state.equals("none") || state.equals("declined")) {
            faults.add(new FieldFault(
                    "/retailerId",
                    "not-allowed",
                    "retailerId is " + retailerId + ", expected a retailer that is pending or approved, found "
                            + (state.equals("none") ? "no such retailer" : "a declined one")));
        }
        refuse(faults);
    }

    /** For a key that is to have other permissions. */
    void checkPermissions(ApiKey key, Set<Permission> permissions) {
        if (key.isPartners()) {
            PartnerKeys.checkPermissions(permissions);
        }
        if (key.retailerId() != null) {
            refuse(beyond(permissions));
        }
    }

    private static List<FieldFault> beyond(Set<Permission> permissions) {
        Set<Permission> allowed = Permission.ofRetailers();
        List<Permission> beyond = permissions.stream()
                .filter(permission -> !allowed.contains(permission))
                .toList();
        return beyond.isEmpty()
                ? List.of()
                : List.of(new FieldFault(
                        "/permissions",
                        "not-allowed",
                        "permissions has " + words(beyond) + ", expected of a retailer's key only "
                                + words(List.copyOf(allowed))));
    }

    private static String words(List<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::text).collect(Collectors.joining(", "));
    }

    private static void refuse(List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults);
        }
    }
}
