package io.tillbridge.connection;

import io.tillbridge.fault.CallerFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The connection that holds the company's own catalog. The first write makes it. */
public final class OwnCatalogs {
    private static final String LOCK = "CONCAT('tillbridge:', LEFT(MD5(DATABASE()), 12), ':own-catalog')";
    private static final int SECONDS = 10;

    private final Jdbi database;
    private final Connections connections;

    public OwnCatalogs(Jdbi database, Connections connections) {
        this.database = database;
        this.connections = connections;
    }

    /**
     * The named one, or the only one; empty while there is none.
     *
     * @param id null for the only one
     * @throws CallerFault UNKNOWN: when there is no connection with that id
     * @throws CallerFault CONFLICT: when it is of another kind
     * @throws CallerFault CONFLICT: when none is named and there are several
     */
    public Optional<Connection> find(Long id) {
        if (id != null) {
            return Optional.of(named(id));
        }
        List<Connection> all = connections.list(OwnCatalog.NAME, 0, 2);
        if (all.size() > 1) {
            throw CallerFault.conflict(
                    "conflict", "There are several own catalogs, such as connection " + all.get(0).id() + " and "
                            + all.get(1).id() + ": name one by the parameter connection.");
        }
        return all.stream().findFirst();
    }

    /** The same; one that is not there is made. */
    public Connection forWriting(Long id) {
        return find(id).orElseGet(() -> database.withHandle(this::made));
    }

    /** Two first writes at once make one. */
    private Connection made(Handle handle) {
        int taken = handle.createQuery("SELECT COALESCE(GET_LOCK(" + LOCK + ", " + SECONDS + "), 0)")
                .mapTo(Integer.class)
                .one();
        if (taken != 1) {
            throw CallerFault.busy("The own catalog is being made by another call: repeat the call soon.", SECONDS);
        }
        try {
            return find(null)
                    .orElseGet(() -> connections.create(
                            Map.of("kind", OwnCatalog.NAME, "name", "Own catalog", "settings", Map.of())));
        } finally {
            handle.execute("DO RELEASE_LOCK(" + LOCK + ")");
        }
    }

    private Connection named(long id) {
        Connection connection = connections.get(id);
        if (!OwnCatalog.NAME.equals(connection.kind())) {
            throw CallerFault.conflict(
                    "conflict",
                    "Connection " + id + " is of the kind " + connection.kind() + ", expected one of the kind "
                            + OwnCatalog.NAME + ": name such a one, or leave the parameter connection out.");
        }
        return connection;
    }
}
