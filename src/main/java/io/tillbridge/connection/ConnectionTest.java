package io.tillbridge.connection;

import java.util.List;
import java.util.Map;

/** Tries a connection for real; one per kind of remote system. */
public interface ConnectionTest {
    /**
     * Reaches out, signs in and looks around, and changes nothing. A remote fault is a failed check, never an
     * exception.
     *
     * @param connection may be unsaved: then its id is 0
     */
    TestReport test(Connection connection, Credentials credentials);

    /**
     * Tries what is not saved yet: a new connection, or a change of where it leads to. Differs for kinds that a person
     * signs in to, which is possible only once the connection is saved.
     */
    default TestReport tryDraft(Connection connection, Credentials credentials) {
        return test(connection, credentials);
    }

    /**
     * What a try gave.
     *
     * @param ok all checks are
     * @param seen facts worth showing, such as {@code hostKey} when none is pinned yet; no secrets
     */
    record TestReport(boolean ok, List<Check> checks, Map<String, Object> seen) {
        public TestReport {
            checks = List.copyOf(checks);
            seen = Map.copyOf(seen);
        }
    }

    /**
     * One step of a try.
     *
     * @param detail one sentence for a person: what was found and, when not ok, what to do
     * @param away it is not ok because the other side does not answer: another try later may do
     */
    record Check(String name, boolean ok, String detail, boolean away) {
        /** One that went well, or that nobody but a person can set right. */
        public Check(String name, boolean ok, String detail) {
            this(name, ok, detail, false);
        }
    }
}
