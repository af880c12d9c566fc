package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the kinds of {@link CatalogKinds} share: a name, and the dialects their connections may choose from. */
abstract class CatalogKind implements ConnectionKind {
    private final String name;
    private final Supplier<? extends Collection<String>> dialects;

    /**
     * A kind.
     *
     * @param dialects names of the dialects that may be chosen; asked at each check, {@code auto} need not be
     *     among them
     */
    CatalogKind(String name, Supplier<? extends Collection<String>> dialects) {
        this.name = name;
        this.dialects = dialects;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Map<String, Object> settings(Object given, List<FieldFault> faults) {
        return checked(given, CatalogFileFields.choices(dialects.get()), faults);
    }

    @Override
    public final Map<String, List<String>> choices() {
        return Map.of("dialect", CatalogFileFields.choices(dialects.get()));
    }

    /**
     * The settings as they are stored.
     *
     * @param dialects as {@link CatalogFileFields#read} takes them
     */
    abstract Map<String, Object> checked(Object given, List<String> dialects, List<FieldFault> faults);
}
