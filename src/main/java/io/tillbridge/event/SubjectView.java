package io.tillbridge.event;

import java.util.Collection;
import java.util.Map;

/** Shows subjects of one kind as the API does. */
public interface SubjectView {
    /**
     * Called in the transaction that gives numbers: reads what is committed, takes no locks.
     *
     * @param ids what follows the kind: {@code 17} of {@code orders/17}
     * @return JSON objects by id; a subject that is gone is absent
     */
    Map<String, String> of(Collection<String> ids);
}
