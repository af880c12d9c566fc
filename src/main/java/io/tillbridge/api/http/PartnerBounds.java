package io.tillbridge.api.http;

import io.tillbridge.access.Caller;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.Problem;
import java.util.Map;
import java.util.Set;

/**
 * What a key that was given to a partner reaches: the operations named here, of the connections it is bound to. Everything
 * else is closed, also what asks for no permission of its own.
 */
final class PartnerBounds {
    private static final Set<String> OPERATIONS = Set.of(
            "getCompany",
            "listFeeds",
            "getFeed",
            "getFeedFile",
            "listFeedPulls",
            "listFeedFindings",
            "getFeedFindingsFile",
            "listFeedChanges");

    private PartnerBounds() {}

    /** A 403 for another operation, and a 404 for another connection: whether that one is there is not told. */
    static void refuse(Caller caller, Operation operation, Map<String, String> holes) {
        if (!caller.isPartner()) {
            return;
        }
        if (operation.isCustom() || !OPERATIONS.contains(operation.id())) {
            throw Problem.forbidden(
                            "This API key was given to a partner: it reads its feeds and nothing else of this hub", null)
                    .refusal();
        }
        String id = holes.get("id");
        if (id != null && !caller.seesConnection(Long.parseLong(id))) {
            throw Problem.notFound("There is no feed with the id " + id + " for this API key")
                    .refusal();
        }
    }
}
