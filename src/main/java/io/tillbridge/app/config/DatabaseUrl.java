package io.tillbridge.app.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** What may stand in {@code database.url}: a server and its database, nothing that is a secret or tells an account. */
final class DatabaseUrl {
    private static final Pattern FORM = Pattern.compile("jdbc:mariadb:([a-z0-9-]+:)?//[^/@?]+/[^/@?]+(\\?.*)?");
    /** Of the driver's parameters: user, password, keyPassword, keyStorePassword, trustStorePassword, by whatever spelling. */
    private static final Pattern SECRET =
            Pattern.compile("user|username|.*(password|passwd|pwd|passphrase|secret|token).*");

    private DatabaseUrl() {}

    /** @throws IllegalArgumentException when it is none */
    static String read(String text) {
        if (text.isEmpty()) {
            return text;
        }
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no address of a MariaDB");
        }
        int question = text.indexOf('?');
        String parameters = question < 0 ? "" : text.substring(question + 1);
        for (String parameter : parameters.split("&", -1)) {
            String name = parameter.split("=", 2)[0].strip().toLowerCase(Locale.ROOT);
            if (SECRET.matcher(name).matches()) {
                throw new IllegalArgumentException("an account or a secret");
            }
        }
        return text;
    }
}
