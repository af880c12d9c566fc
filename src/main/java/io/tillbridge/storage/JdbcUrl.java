package io.tillbridge.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A {@code jdbc:mariadb:} URL with the parameters the hub relies on added to those the operator gave. */
final class JdbcUrl {
    private static final String PREFIX = "jdbc:mariadb:";

    /** The operator's own value wins over these. */
    private static final List<String> DEFAULTS =
            List.of("connectTimeout=10000", "socketTimeout=600000", "tcpKeepAlive=true");

    /**
     * These win over the operator's: bulk writes (an upsert is one statement per chunk only with
     * {@code rewriteBatchedStatements}), LOAD DATA from a stream, and instants as UTC whatever the zone of the machine.
     */
    private static final List<String> NEEDED = List.of(
            "allowLocalInfile=true",
            "useBulkStmts=true",
            "rewriteBatchedStatements=true",
            // Instants go as text (see UtcInstants): the driver must not move them by the zone of this machine.
            "preserveInstants=false");

    private final String base;
    private final List<String> given;

    private JdbcUrl(String base, List<String> given) {
        this.base = base;
        this.given = given;
    }

    /** @throws DatabaseFault when it is not a MariaDB URL with a database name, or carries a password */
    static JdbcUrl parse(String url) {
        int question = url.indexOf('?');
        String base = question < 0 ? url : url.substring(0, question);
        List<String> given =
                question < 0 ? List.of() : List.of(url.substring(question + 1).split("&"));
        for (String parameter : given) {
            String name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
            if (name.contains("password") || name.equals("user")) {
                throw fault("no account in the URL, found the parameter " + name
                        + ". Give it as database.username and database.password.");
            }
        }
        if (!base.matches(PREFIX + "([a-z0-9-]+:)?//[^/@]+/[^/@]+")) {
            throw fault("jdbc:mariadb://host:port/database, found " + mask(base)
                    + ". Leave it empty to have a MariaDB started inside.");
        }
        return new JdbcUrl(base, given);
    }

    static JdbcUrl local(int port, String database) {
        return new JdbcUrl(PREFIX + "//127.0.0.1:" + port + "/" + database, List.of());
    }

    /** What a person may see: no parameters. */
    String address() {
        return base;
    }

    /** Name of the database on the server. */
    String database() {
        return base.substring(base.lastIndexOf('/') + 1);
    }

    /** For an account that may not use the database yet. */
    String withoutDatabase() {
        return parameters(base.substring(0, base.lastIndexOf('/') + 1));
    }

    String text() {
        return parameters(base);
    }

    private String parameters(String base) {
        List<String> all = new ArrayList<>(DEFAULTS);
        all.addAll(given);
        all.addAll(NEEDED);
        return base + "?" + String.join("&", all);
    }

    private static String mask(String base) {
        return base.replaceAll("//[^/@]*@", "//***@");
    }

    private static DatabaseFault fault(String rest) {
        return new DatabaseFault(DatabaseFault.Kind.SETTINGS, "database.url: expected " + rest);
    }
}
