package io.tillbridge.connection;

import io.tillbridge.document.Fields;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and checks the settings that say which server is reached. */
final class ServerFields {
    private static final Pattern HOST_NAME = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\\.?");
    private static final Pattern IPV6 =
            Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:]{2,39}(\\.[0-9]{1,3}){0,3}(%[A-Za-z0-9_.-]{1,32})?");

    private ServerFields() {}

    static String required(Fields fields, String name, int longest, String whenMissing) {
        if (!fields.has(name)) {
            fields.missing(name, whenMissing);
        }
        return fields.text(name, longest).orElse(null);
    }

    static String path(Fields fields) {
        return required(fields, "path", 1024, "is needed: the folder on the server that holds the catalog files.");
    }

    static String username(Fields fields) {
        return required(fields, "username", 255, "is needed: the name to sign in with.");
    }

    /** @param scheme as it would begin a whole address, such as {@code sftp} */
    static String host(Fields fields, String scheme) {
        return bare(
                fields,
                required(fields, "host", 255, "is needed: the name or address of the vendor's server."),
                scheme);
    }

    /** The same where a connection need not have one; null when it is left out. */
    static String hostIfAny(Fields fields, String scheme) {
        return bare(fields, fields.text("host", 255).orElse(null), scheme);
    }

    private static String bare(Fields fields, String host, String scheme) {
        if (host != null
                && !HOST_NAME.matcher(host).matches()
                && !IPV6.matcher(host).matches()) {
            // The text is not repeated: people paste whole addresses with a password in them.
            fields.fault(
                    "host",
                    "malformed",
                    "must be a bare host name or address such as " + scheme + ".example.com, without " + scheme
                            + "://, user, port or path (names in other scripts in their xn-- form), found "
                            + host.length() + " other characters.");
        }
        return host;
    }

    /** The SHA-256 of a certificate; null when it is left out. */
    static String certificate(Fields fields) {
        Optional<String> text = fields.text("certificateFingerprint", 255);
        Optional<String> fingerprint = text.flatMap(CertificateFingerprint::normal);
        if (text.isPresent() && fingerprint.isEmpty()) {
            fields.fault(
                    "certificateFingerprint",
                    "malformed",
                    "must be the SHA-256 of the server's certificate, 64 hexadecimal digits such as"
                            + " \"SHA256:1F:09:…\", as openssl x509 -fingerprint -sha256 prints it. Found "
                            + text.get().length()
                            + " other characters. A test of the connection shows it.");
        }
        return fingerprint.orElse(null);
    }
}
