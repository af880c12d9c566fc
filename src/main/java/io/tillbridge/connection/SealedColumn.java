package io.tillbridge.connection;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A column of the database that holds sealed bytes.
 *
 * @param keys columns of the table's primary key
 * @param column the sealed one; NULL where nothing is sealed
 * @param context SQL that gives what each row's bytes are bound to, as the store of the table says it
 * @param lasting false for what the hub forgets by itself within a day
 */
record SealedColumn(String table, List<String> keys, String column, String context, boolean lasting) {
    /** Every one there is; a test looks for others in the database. */
    static final List<SealedColumn> ALL = List.of(
            new SealedColumn(
                    "connection_secret",
                    List.of("connection_id", "name"),
                    "sealed",
                    "CONCAT('connection:', connection_id, ':', name)",
                    true),
            new SealedColumn(
                    "connection_grant",
                    List.of("connection_id"),
                    "sealed",
                    "CONCAT('connection-grant:', connection_id)",
                    true),
            new SealedColumn(
                    "connection_sign_in",
                    List.of("state_hash"),
                    "sealed_verifier",
                    "CONCAT('sign-in:', LOWER(HEX(state_hash)))",
                    false),
            new SealedColumn("api_key", List.of("id"), "sealed_secret", "CONCAT('api-key:', client_id)", true),
            new SealedColumn("api_key", List.of("id"), "sealed_old_secret", "CONCAT('api-key:', client_id)", true),
            new SealedColumn("route_secret", List.of("name"), "sealed", "CONCAT('route-secret:', name)", true),
            new SealedColumn(
                    "one_time_secret", List.of("id"), "sealed", "CONCAT('one-time:', LOWER(HEX(token_hash)))", true),
            new SealedColumn("feed_token", List.of("id"), "sealed", "CONCAT('feed-token:', LOWER(HEX(token_hash)))", true),
            new SealedColumn("alert_hook", List.of("id"), "sealed", "CONCAT('alert-hook:', id)", true),
            new SealedColumn(
                    "event_subscription",
                    List.of("id"),
                    "sealed_secret",
                    "CONCAT('event-subscription:', sealing_name)",
                    true),
            new SealedColumn(
                    "event_subscription",
                    List.of("id"),
                    "sealed_old_secret",
                    "CONCAT('event-subscription:', sealing_name)",
                    true),
            new SealedColumn(
                    "idempotent_answer",
                    List.of("caller", "idempotency_key"),
                    "body",
                    "CONCAT('answer:', caller, ':', idempotency_key)",
                    false));

    SealedColumn {
        keys = List.copyOf(keys);
    }

    String marks() {
        return "SELECT LEFT(" + column + ", " + Secrets.KEY_MARK + ") AS mark FROM " + table + " WHERE " + column
                + " IS NOT NULL";
    }

    /** The keys and the context of each row that holds something. */
    String rows() {
        return "SELECT " + String.join(", ", keys) + ", " + context + " AS sealing_context FROM " + table + " WHERE "
                + column + " IS NOT NULL";
    }

    String read() {
        return "SELECT " + column + " FROM " + table + " WHERE " + place() + " FOR UPDATE";
    }

    String write() {
        return "UPDATE " + table + " SET " + column + " = :sealed WHERE " + place();
    }

    private String place() {
        return keys.stream().map(key -> key + " = :" + key).collect(Collectors.joining(" AND "));
    }
}
