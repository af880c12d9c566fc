package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.lightspeed.JsonScalars;
import io.tillbridge.lightspeed.rseries.RSeriesJson;
import java.util.Map;

/**
 * What the API says of the session of a token.
 *
 * @param account null when it names none
 * @param who the employee
 * @param rights by name, as {@code Session.Rights} has them
 */
record SessionRights(String account, String who, Map<?, ?> rights) {
    private static final String NOBODY = "employee ";

    static SessionRights of(Object answer) {
        RSeriesJson outer = RSeriesJson.of(answer);
        RSeriesJson session = outer.object("Session").isEmpty() ? outer : outer.object("Session");
        RSeriesJson employee = session.object("Employee");
        String name = (employee.text("firstName") + " " + employee.text("lastName")).strip();
        String id = session.text("employeeID");
        return new SessionRights(
                session.id("systemCustomerID"),
                NOBODY + (name.isEmpty() ? id : id + " (" + name + ")"),
                session.object("Rights").json());
    }

    /** Whether the answer was no session: it names nobody, no account and no right. */
    boolean isNone() {
        return account == null && who.equals(NOBODY) && rights.isEmpty();
    }

    /** Null when the session does not name the right. */
    Boolean has(String right) {
        Object value = rights.get(right);
        return value == null ? null : JsonScalars.flag(value);
    }
}
