package io.tillbridge.event.subscription;

import io.tillbridge.document.FieldFault;
import io.tillbridge.network.ReceiverRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What a schema cannot see of a subscription: its address, and whether its connections are there. */
final class DraftCheck {
    private DraftCheck() {}

    /** All faults. */
    static List<FieldFault> faults(Handle tx, SubscriptionDraft draft, ReceiverRules rules) {
        List<FieldFault> faults = new ArrayList<>();
        ReceiverAddress.fault(draft.address(), rules).ifPresent(faults::add);
        if (!draft.connections().isEmpty()) {
            Set<Long> known = new HashSet<>(tx.createQuery("SELECT id FROM connection WHERE id IN (<ids>)")
                    .bindList("ids", draft.connections())
                    .mapTo(Long.class)
                    .list());
            for (int i = 0; i < draft.connections().size(); i++) {
                long id = draft.connections().get(i);
                if (!known.contains(id)) {
                    faults.add(new FieldFault("/connections/" + i, "unknown", "There is no connection " + id));
                }
            }
        }
        return faults;
    }
}
