package io.tillbridge.access;

import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The table {@code person}. */
final class PersonStore {
    private static final ListColumns COLUMNS = ListColumns.of("id", false, "created_at", "updated_at")
            .by("name", "name")
            .by("email", "email_key");
    /** Somebody and the hash of the password, which is null while none was chosen. */
    record Known(Person person, String passwordHash) {}

    Optional<Person> find(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM person WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> person(row))
                .findOne();
    }

    Optional<Known> named(Handle handle, String emailKey) {
        return handle.createQuery("SELECT * FROM person WHERE email_key = :key")
                .bind("key", emailKey)
                .map((row, context) -> new Known(person(row), row.getString("password_hash")))
                .findOne();
    }

    Optional<Known> known(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM person WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new Known(person(row), row.getString("password_hash")))
                .findOne();
    }

    List<Person> list(Handle handle, ListWindow window) {
        return handle.createQuery("SELECT * FROM person WHERE TRUE" + COLUMNS.page(window))
                .bindMap(window.bound())
                .map((row, context) -> person(row))
                .list();
    }

    /** All owners, locked until the end of the transaction, always in the same order. */
    List<Person> lockOwners(Handle handle) {
        return handle.createQuery("SELECT * FROM person WHERE role = 'owner' ORDER BY id FOR UPDATE")
                .map((row, context) -> person(row))
                .list();
    }

    Optional<Person> lock(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM person WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((row, context) -> person(row))
                .findOne();
    }

    /** Empty when somebody has that address. */
    Optional<Person> insert(Handle handle, Email email, String name, Role role, String hash, Instant now) {
        try {
            long id = handle.createUpdate(
                            """
                            INSERT INTO person (email, email_key, name, role, password_hash, created_at, updated_at)
                            VALUES (:email, :key, :name, :role, :hash, :now, :now)
                            """)
                    .bind("email", email.text())
                    .bind("key", email.key())
                    .bind("name", name)
                    .bind("role", role.text())
                    .bind("hash", hash)
                    .bind("now", now)
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            return find(handle, id);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void update(Handle handle, Person person, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE person SET name = :name, role = :role, enabled = :enabled, version = version + 1,
                          updated_at = :now
                        WHERE id = :id
                        """)
                .bind("name", person.name())
                .bind("role", person.role().text())
                .bind("enabled", person.enabled())
                .bind("now", now)
                .bind("id", person.id())
                .execute();
    }

    /** Sets a new hash unless the one it is based on, which may be null, is not there any more. */
    boolean password(Handle handle, long id, String before, String hash) {
        return handle.createUpdate(
                                "UPDATE person SET password_hash = :hash WHERE id = :id AND password_hash <=> :before")
                        .bind("hash", hash)
                        .bind("id", id)
                        .bind("before", before)
                        .execute()
                == 1;
    }

    void delete(Handle handle, long id) {
        handle.execute("DELETE FROM person WHERE id = ?", id);
    }

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getLong("id"),
                row.getString("email"),
                row.getString("name"),
                // A role of a newer version is the least one here.
                Role.named(row.getString("role")).orElse(Role.VIEWER),
                row.getBoolean("enabled"),
                row.getLong("version"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "updated_at"),
                UtcInstants.read(row, "last_seen_at"));
    }
}
