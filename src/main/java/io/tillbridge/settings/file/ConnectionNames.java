package io.tillbridge.settings.file;

import io.tillbridge.connection.Connection;
import io.tillbridge.document.FieldFault;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The connections that others name in their settings. The id of one that is gone stays in a file: without it a list could be
 * empty, which means all of them.
 */
final class ConnectionNames extends IdNames {
    private final Set<String> coming = new HashSet<>();

    private ConnectionNames() {
        super("the name of a connection, here or in the file's connections");
    }

    static ConnectionNames of(Collection<Connection> connections) {
        ConnectionNames all = new ConnectionNames();
        connections.forEach(all::add);
        return all;
    }

    void add(Connection connection) {
        add(connection.name(), connection.id());
    }

    /** One of the file, which is made when the file has no fault. */
    void expect(Object name) {
        coming.add(String.valueOf(name).strip());
    }

    @Override
    String unnamed(String id) {
        return id;
    }

    @Override
    boolean isExcused(String name, List<FieldFault> faults) {
        return coming.contains(name) && !faults.isEmpty();
    }
}
