package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The kind {@code own-catalog}: the company's own catalog. It has no remote system; programs and people send the products. */
public final class OwnCatalog extends CatalogKind {
    public static final String NAME = "own-catalog";

    static final List<String> SETTINGS = List.of(
            "dialect",
            "country",
            "brand",
            "language",
            "missingCost",
            "blankCells",
            "missingProducts",
            "maxDropPercent",
            "reportTo");

    /** @param dialects as {@link SftpCatalog} takes them */
    public OwnCatalog(Supplier<? extends Collection<String>> dialects) {
        super(NAME, dialects);
    }

    @Override
    Map<String, Object> checked(Object given, List<String> dialects, List<FieldFault> faults) {
        Map<String, Object> map = new HashMap<>();
        read(given, dialects, faults).into(map);
        map.keySet().retainAll(SETTINGS);
        return SftpCatalogSettings.ordered(map, SETTINGS);
    }

    @Override
    public Set<String> coordinates() {
        return Set.of();
    }

    @Override
    public List<String> secretNames() {
        return List.of();
    }

    @Override
    public void checkSecrets(Map<String, String> changed, Set<String> after, List<FieldFault> faults) {
        // It has none: names that are not listed are refused before.
    }

    /** @param dialects as {@link CatalogFileFields#read} takes them */
    static CatalogFileSettings read(Object given, List<String> dialects, List<FieldFault> faults) {
        return CatalogFileFields.read(Fields.of("/settings", given, SETTINGS, faults), dialects, false);
    }
}
