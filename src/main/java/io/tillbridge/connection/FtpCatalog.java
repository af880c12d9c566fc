package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The kind {@code ftp-catalog}: a vendor's FTP server with catalog files, with TLS or without. */
public final class FtpCatalog extends CatalogKind {
    public static final String NAME = "ftp-catalog";
    public static final String PASSWORD = "password";
    public static final String EXPLICIT = "explicit";
    public static final String IMPLICIT = "implicit";
    public static final String NONE = "none";

    static final List<String> SETTINGS = List.of(
            "host",
            "port",
            "path",
            "username",
            "tls",
            "passive",
            "certificateFingerprint",
            "dialect",
            "country",
            "brand",
            "language",
            "missingCost",
            "blankCells",
            "missingProducts",
            "maxDropPercent",
            "ignore",
            "symlinks",
            "parallelSessions",
            "reportTo");

    private static final int PORT = 21;
    private static final int IMPLICIT_PORT = 990;

    /** @param dialects as {@link SftpCatalog} takes them */
    public FtpCatalog(Supplier<? extends Collection<String>> dialects) {
        super(NAME, dialects);
    }

    @Override
    Map<String, Object> checked(Object given, List<String> dialects, List<FieldFault> faults) {
        return read(given, dialects, faults).toMap();
    }

    @Override
    public Set<String> coordinates() {
        return Set.of("host", "port", "path", "username", "tls", "passive", "certificateFingerprint");
    }

    @Override
    public List<String> secretNames() {
        return List.of(PASSWORD);
    }

    @Override
    public void checkSecrets(Map<String, String> changed, Set<String> after, List<FieldFault> faults) {
        String password = changed.get(PASSWORD);
        if (password != null && password.chars().anyMatch(Character::isISOControl)) {
            faults.add(new FieldFault(
                    "/secrets/password", "malformed", "must not hold line ends or other control characters."));
        }
    }

    /** @param dialects as {@link CatalogFileFields#read} takes them */
    static FtpCatalogSettings read(Object given, List<String> dialects, List<FieldFault> faults) {
        Fields fields = Fields.of("/settings", given, SETTINGS, faults);
        String tls = fields.oneOf("tls", EXPLICIT, List.of(EXPLICIT, IMPLICIT, NONE));
        return new FtpCatalogSettings(
                ServerFields.host(fields, "ftp"),
                fields.whole("port", tls.equals(IMPLICIT) ? IMPLICIT_PORT : PORT, 1, 65_535),
                ServerFields.path(fields),
                ServerFields.username(fields),
                tls,
                fields.flag("passive").orElse(true),
                certificate(fields, tls),
                CatalogFileFields.read(fields, dialects, true));
    }

    private static String certificate(Fields fields, String tls) {
        String fingerprint = ServerFields.certificate(fields);
        if (fingerprint != null && tls.equals(NONE)) {
            fields.fault(
                    "certificateFingerprint",
                    "not-allowed",
                    "must be left out when tls is none: such a server shows no certificate; found one.");
        }
        return fingerprint;
    }
}
