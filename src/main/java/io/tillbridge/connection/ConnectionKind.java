package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One kind of remote system: which settings and secrets its connections have and what they may be. A new kind
 * is one implementation, named in the list that {@link ConnectionKinds} gets.
 */
public interface ConnectionKind {
    /** The public word, such as {@code sftp-catalog}. */
    String name();

    /**
     * Checks settings whole.
     *
     * @param given the member {@code settings} as it was sent; may be null or of any type
     * @param faults gets every fault, with pointers below {@code /settings}
     * @return normal form with all defaults, in stable order, without nulls; not to be used when there were faults
     */
    Map<String, Object> settings(Object given, List<FieldFault> faults);

    /** Settings that decide which system is reached and as whom: changing one calls for a new test. */
    Set<String> coordinates();

    /**
     * Settings that hold the id of a warehouse or a list of them: in a file they stand by name. One inside the members of a
     * list is named by its path, such as {@code shops[].warehouses}.
     */
    default Set<String> warehouseSettings() {
        return Set.of();
    }

    /** Settings that hold the ids of other connections: in a file they stand by name. */
    default Set<String> connectionSettings() {
        return Set.of();
    }

    /** Settings that take one of some words which the contract does not know, with these words as they are now. */
    default Map<String, List<String>> choices() {
        return Map.of();
    }

    /** Names of the secrets a connection may have, in the order they are shown. */
    List<String> secretNames();

    /**
     * Checks secrets that are about to be set.
     *
     * @param changed name → new value; null takes away. Only names of {@link #secretNames()}, values not blank
     * @param after names that are set once the change is made
     * @param faults gets every fault, with pointers below {@code /secrets} and without any part of a value
     */
    void checkSecrets(Map<String, String> changed, Set<String> after, List<FieldFault> faults);
}
