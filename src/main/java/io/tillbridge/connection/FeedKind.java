package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** The kind {@code feed}: a partner who is given a file of the company's products. */
public final class FeedKind implements ConnectionKind {
    public static final String NAME = "feed";
    public static final String PASSWORD = KeySecrets.PASSWORD;
    public static final String PRIVATE_KEY = KeySecrets.PRIVATE_KEY;
    public static final String PASSPHRASE = KeySecrets.PASSPHRASE;

    private final Supplier<? extends Collection<String>> definitions;
    private final LongPredicate warehouses;
    private final LongPredicate sources;

    /**
     * The kind, with what its connections may name.
     *
     * @param definitions names of the feed definitions; asked at each check
     * @param warehouses whether there is one with this id
     * @param sources whether there is a shop or till with this id
     */
    public FeedKind(
            Supplier<? extends Collection<String>> definitions, LongPredicate warehouses, LongPredicate sources) {
        this.definitions = definitions;
        this.warehouses = warehouses;
        this.sources = sources;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> settings(Object given, List<FieldFault> faults) {
        FeedSettings settings = FeedFields.read(given, List.copyOf(definitions.get()), faults);
        StockFields.check("/settings/warehouses", settings.warehouses(), warehouses, faults);
        List<Long> connections = settings.connections();
        for (int i = 0; i < connections.size(); i++) {
            if (!sources.test(connections.get(i))) {
                faults.add(new FieldFault(
                        "/settings/connections/" + i,
                        "unknown",
                        "must be the id of a shop or till (kind cseries or rseries); there is none with the id "
                                + connections.get(i) + "."));
            }
        }
        return settings.toMap();
    }

    @Override
    public Set<String> connectionSettings() {
        return Set.of("connections");
    }

    /** Where a pushed file goes, and as whom. */
    @Override
    public Set<String> coordinates() {
        return Set.of("delivery", "protocol", "host", "port", "path", "username", "hostKey", "certificateFingerprint");
    }

    @Override
    public Set<String> warehouseSettings() {
        return Set.of("warehouses");
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of("feed", definitions.get().stream().sorted().toList());
    }

    @Override
    public List<String> secretNames() {
        return KeySecrets.NAMES;
    }

    @Override
    public void checkSecrets(Map<String, String> changed, Set<String> after, List<FieldFault> faults) {
        KeySecrets.check(changed, after, faults);
    }
}
