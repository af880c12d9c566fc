package io.tillbridge.settings.file;

import io.tillbridge.checkout.DeliveryTable;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionDraft;
import io.tillbridge.connection.ConnectionKind;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.Connections;
import io.tillbridge.document.Difference;
import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.Settings;
import io.tillbridge.settings.file.ImportResult.Change;
import io.tillbridge.stock.Warehouses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Takes one file in, within the transaction of whoever calls; faults are thrown at the end, and undo all of it. */
final class ConfigurationImport {
    private static final int MOST_FAULTS = 1_000;

    private final Settings settings;
    private final Warehouses warehouses;
    private final Connections connections;
    private final ConnectionKinds kinds;
    private final DeliveryEntry deliveries;
    private final FileNames names;
    private final Author who;
    private final List<FieldFault> faults = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<String> needSecrets = new ArrayList<>();

    ConfigurationImport(
            Settings settings,
            Warehouses warehouses,
            Connections connections,
            ConnectionKinds kinds,
            DeliveryEntry deliveries,
            FileNames names,
            Author who) {
        this.settings = settings;
        this.warehouses = warehouses;
        this.connections = connections;
        this.kinds = kinds;
        this.deliveries = deliveries;
        this.names = names;
        this.who = who;
    }

    ImportResult take(FileReading file, boolean dryRun) {
        faults.addAll(file.faults());
        Map<String, Connection> here = new TreeMap<>(
                ConfigurationFile.ConnectionsByName.of(connections).byName());
        file.warehouses().stream().filter(name -> !names.warehouses().has(name)).forEach(this::warehouse);
        file.settings().ifPresent(this::settings);
        file.entries().forEach(entry -> names.connections().expect(entry.get("name")));
        for (int i : order(file.entries())) {
            Map<String, Object> entry = file.entries().get(i);
            Connection known = entry.get("name") instanceof String name ? here.remove(name.strip()) : null;
            connection(known, entry, "/connections/" + i);
        }
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
        }
        return new ImportResult(!dryRun, changes, List.copyOf(here.keySet()), needSecrets);
    }

    /** Those that name others come after them. */
    private List<Integer> order(List<Map<String, Object>> entries) {
        return IntStream.range(0, entries.size())
                .boxed()
                .sorted(Comparator.comparing(i -> !FileNames.connectionSettings(kind(null, entries.get(i)))
                        .isEmpty()))
                .toList();
    }

    private void settings(Object given) {
        int before = faults.size();
        Map<String, Object> normal = Settings.normal(
                "/settings", SettingsEntry.numbered(given, names.warehouses(), "/settings", faults), faults);
        if (faults.size() == before) {
            List<Difference.Member> members =
                    Difference.between(settings.find().settings().toMap(), normal);
            if (!members.isEmpty()) {
                settings.replace(normal, who);
                changes.add(Change.changed("settings", null, members));
            }
        }
    }

    private void warehouse(String name) {
        names.warehouses().add(warehouses.create(name));
        changes.add(Change.created("warehouse", name, List.of()));
    }

    private void connection(Connection here, Map<String, Object> entry, String pointer) {
        Map<String, Object> before = here == null ? Map.of() : view(here);
        if (entry.equals(before)) {
            return;
        }
        int faulty = faults.size();
        Optional<ConnectionDraft> draft = draft(here, entry, pointer);
        Optional<DeliveryTable> table =
                DeliveryEntry.read(entry, here == null ? text(entry.get("kind")) : here.kind(), pointer, faults);
        if (draft.isEmpty() || faults.size() > faulty) {
            return;
        }
        Connection wanted = draft.get().connection();
        if (wanted.secrets().isEmpty() && (here == null || !here.enabled() && asksToRun(entry))) {
            needSecrets.add(wanted.name());
        }
        Map<String, Object> after = view(wanted);
        table.ifPresent(given -> after.put(DeliveryEntry.MEMBER, given.toMap()));
        List<Difference.Member> members = Difference.between(before, after);
        if (!members.isEmpty()) {
            save(here, draft.get(), table, members);
            changes.add(
                    here == null
                            ? Change.created("connection", wanted.name(), members)
                            : Change.changed("connection", wanted.name(), members));
        }
    }

    private void save(
            Connection here, ConnectionDraft draft, Optional<DeliveryTable> table, List<Difference.Member> members) {
        if (faults.isEmpty()) {
            Connection saved = here == null || DeliveryEntry.changesMore(members) ? connections.save(draft, who) : here;
            names.connections().add(saved);
            table.ifPresent(given -> deliveries.keep(saved, given));
        }
    }

    private static String text(Object value) {
        return value instanceof String text ? text : null;
    }

    /** Empty when it has faults, which are noted. */
    private Optional<ConnectionDraft> draft(Connection here, Map<String, Object> entry, String pointer) {
        int before = faults.size();
        if (here != null && entry.get("kind") instanceof String kind && !kind.equals(here.kind())) {
            faults.add(new FieldFault(
                    pointer + "/kind",
                    "read-only",
                    "must be " + here.kind() + " as it is here, found " + Fields.shown(kind)
                            + ": give a connection of another kind a name of its own."));
            return Optional.empty();
        }
        Map<String, Object> body = new LinkedHashMap<>(entry);
        body.remove(DeliveryEntry.MEMBER);
        body.put(
                "settings",
                ConnectionEntry.numbered(
                        entry.get("settings"), kind(here, entry), names, pointer + "/settings", faults));
        if (asksToRun(entry) && !mayRun(here)) {
            body.put("enabled", false);
        }
        try {
            ConnectionDraft draft = here == null ? connections.draft(body) : connections.replacement(here, body);
            return faults.size() == before ? Optional.of(draft) : Optional.empty();
        } catch (CallerFault invalid) {
            if (!invalid.is(CallerFault.Why.INVALID)) {
                throw invalid;
            }
            invalid.faults().stream()
                    .map(fault -> new FieldFault(pointer + fault.pointer(), fault.code(), fault.message()))
                    .filter(fault -> faults.stream().skip(before).noneMatch(told -> told.pointer()
                            .equals(fault.pointer())))
                    .toList()
                    .forEach(faults::add);
            return Optional.empty();
        }
    }

    /** Without a secret nothing could be reached, and every tick would fail. */
    private static boolean mayRun(Connection here) {
        return here != null && (here.enabled() || !here.secrets().isEmpty());
    }

    private static boolean asksToRun(Map<String, Object> entry) {
        return entry.get("enabled") == null || Boolean.TRUE.equals(entry.get("enabled"));
    }

    private Optional<ConnectionKind> kind(Connection here, Map<String, Object> entry) {
        Object kind = here == null ? entry.get("kind") : here.kind();
        return kind instanceof String name ? kinds.named(name) : Optional.empty();
    }

    private Map<String, Object> view(Connection connection) {
        return deliveries.into(ConnectionEntry.of(connection, kinds.named(connection.kind()), names), connection);
    }
}
