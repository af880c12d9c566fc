package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import io.tillbridge.document.MergePatch;
import io.tillbridge.fault.CallerFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns what a caller sends into a connection as it would be, or into all faults at once. */
final class ConnectionDrafts {
    private static final List<String> MEMBERS = List.of("kind", "name", "enabled", "settings", "secrets");
    private static final Set<String> READ_ONLY = Set.of("id", "status", "authorization", "createdAt", "updatedAt");
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_SECRET = 32_768;

    private final ConnectionKinds kinds;

    ConnectionDrafts(ConnectionKinds kinds) {
        this.kinds = kinds;
    }

    ConnectionDraft create(Map<String, ?> body) {
        Connection blank = new Connection(
                0, null, null, true, Map.of(), Map.of(), ConnectionState.NEW, null, null, null, 0, null, null);
        return draft(blank, Credentials.NONE, body, body.get("secrets"));
    }

    ConnectionDraft change(Connection current, Credentials credentials, Map<String, ?> patch) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("kind", current.kind());
        target.put("name", current.name());
        target.put("enabled", current.enabled());
        target.put("settings", current.settings());
        Map<String, Object> body = new LinkedHashMap<>();
        ((Map<?, ?>) MergePatch.apply(target, patch)).forEach((name, value) -> body.put(String.valueOf(name), value));
        return draft(current, credentials, body, patchOfSecrets(credentials, patch));
    }

    /** Name, switch and settings are those of the body and no others. */
    ConnectionDraft replace(Connection current, Credentials credentials, Map<String, ?> body) {
        Map<String, Object> whole = new LinkedHashMap<>(body);
        whole.putIfAbsent("kind", current.kind());
        return draft(current, credentials, whole, null);
    }

    /** The secrets are not part of the target, so what a merge patch means for them is worked out apart. */
    private static Object patchOfSecrets(Credentials credentials, Map<String, ?> patch) {
        if (!patch.containsKey("secrets") || patch.get("secrets") != null) {
            return patch.get("secrets");
        }
        Map<String, Object> all = new TreeMap<>();
        credentials.names().forEach(name -> all.put(name, null));
        return all;
    }

    private ConnectionDraft draft(Connection current, Credentials credentials, Map<String, ?> body, Object secrets) {
        List<FieldFault> faults = new ArrayList<>();
        Fields fields = Fields.of("", withoutReadOnly(body, faults), MEMBERS, faults);
        Optional<String> name = fields.text("name", LONGEST_NAME);
        if (!fields.has("name")) {
            fields.missing("name", "is needed: what people call this connection.");
        }
        boolean enabled = fields.flag("enabled").orElse(true);
        Optional<ConnectionKind> kind = kind(fields, current);
        Map<String, Object> settings =
                kind.map(known -> known.settings(body.get("settings"), faults)).orElse(Map.of());
        Map<String, String> changes = kind.map(known -> secretChanges(known, credentials, secrets, faults))
                .orElse(Map.of());
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults);
        }
        return assemble(current, credentials, kind.orElseThrow(), name.orElseThrow(), enabled, settings, changes);
    }

    private static ConnectionDraft assemble(
            Connection current,
            Credentials credentials,
            ConnectionKind kind,
            String name,
            boolean enabled,
            Map<String, Object> settings,
            Map<String, String> changes) {
        boolean moved = current.id() == 0
                || !changes.isEmpty()
                || kind.coordinates().stream()
                        .anyMatch(setting -> !Objects.equals(
                                settings.get(setting), current.settings().get(setting)));
        Credentials after = credentials.with(changes);
        Map<String, Instant> set = new TreeMap<>(current.secrets());
        set.keySet().retainAll(after.names());
        Connection draft = new Connection(
                current.id(),
                kind.name(),
                name,
                enabled,
                settings,
                set,
                moved ? ConnectionState.NEW : current.state(),
                moved ? null : current.stateDetail(),
                moved ? null : current.failingSince(),
                current.lastSuccess(),
                current.version(),
                current.createdAt(),
                current.updatedAt());
        return new ConnectionDraft(draft, after, changes, moved);
    }

    private static Map<String, Object> withoutReadOnly(Map<String, ?> body, List<FieldFault> faults) {
        Map<String, Object> rest = new LinkedHashMap<>(body);
        READ_ONLY.stream().sorted().filter(body::containsKey).forEach(name -> {
            rest.remove(name);
            faults.add(new FieldFault("/" + name, "read-only", "is set by the hub: leave it out."));
        });
        return rest;
    }

    private Optional<ConnectionKind> kind(Fields fields, Connection current) {
        if (!fields.has("kind")) {
            if (current.kind() != null) {
                return kinds.named(current.kind());
            }
            fields.missing("kind", "is needed: one of " + String.join(", ", kinds.names()) + ".");
            return Optional.empty();
        }
        String kind = fields.oneOf("kind", null, kinds.names());
        if (kind != null && current.kind() != null && !kind.equals(current.kind())) {
            fields.fault("kind", "read-only", "cannot change: make a new connection of that kind.");
        }
        return Optional.ofNullable(kind).flatMap(kinds::named);
    }

    private static Map<String, String> secretChanges(
            ConnectionKind kind, Credentials credentials, Object given, List<FieldFault> faults) {
        int before = faults.size();
        Fields fields = Fields.of("/secrets", given, kind.secretNames(), faults);
        Map<String, String> changes = new TreeMap<>();
        if (given instanceof Map<?, ?> secrets) {
            for (String name : kind.secretNames()) {
                if (secrets.containsKey(name) && secrets.get(name) == null) {
                    changes.put(name, null);
                }
                fields.secret(name, LONGEST_SECRET).ifPresent(value -> changes.put(name, value));
            }
        }
        if (faults.size() == before) {
            kind.checkSecrets(changes, new TreeSet<>(credentials.with(changes).names()), faults);
        }
        return changes;
    }
}
