package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The kind {@code sftp-catalog}: a vendor's SFTP server with catalog files. */
public final class SftpCatalog extends CatalogKind {
    public static final String NAME = "sftp-catalog";
    public static final String PASSWORD = KeySecrets.PASSWORD;
    public static final String PRIVATE_KEY = KeySecrets.PRIVATE_KEY;
    public static final String PASSPHRASE = KeySecrets.PASSPHRASE;

    /** Copies and leftovers: what {@code ignore} holds where a connection says nothing. */
    public static final List<String> IGNORED = List.of(
            "*.bak",
            "*.old",
            "*.orig",
            "*~",
            "~$*",
            "*.swp",
            "Thumbs.db",
            "desktop.ini",
            "old/",
            "archive/",
            "archived/",
            "backup/",
            "done/",
            "processed/");

    static final List<String> SETTINGS = List.of(
            "host",
            "port",
            "path",
            "username",
            "hostKey",
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
            "legacyAlgorithms",
            "parallelSessions",
            "reportTo");

    /**
     * The kind, with the dialects its connections may choose from.
     *
     * @param dialects names of the dialects that may be chosen; asked at each check, {@code auto} need not be
     *     among them
     */
    public SftpCatalog(Supplier<? extends Collection<String>> dialects) {
        super(NAME, dialects);
    }

    @Override
    Map<String, Object> checked(Object given, List<String> dialects, List<FieldFault> faults) {
        return read(given, dialects, faults).toMap();
    }

    @Override
    public Set<String> coordinates() {
        return Set.of("host", "port", "path", "username", "hostKey");
    }

    @Override
    public List<String> secretNames() {
        return KeySecrets.NAMES;
    }

    @Override
    public void checkSecrets(Map<String, String> changed, Set<String> after, List<FieldFault> faults) {
        KeySecrets.check(changed, after, faults);
    }

    /** @param dialects as {@link CatalogFileFields#read} takes them */
    static SftpCatalogSettings read(Object given, List<String> dialects, List<FieldFault> faults) {
        Fields fields = Fields.of("/settings", given, SETTINGS, faults);
        return new SftpCatalogSettings(
                ServerFields.host(fields, "sftp"),
                fields.whole("port", 22, 1, 65_535),
                ServerFields.path(fields),
                ServerFields.username(fields),
                hostKey(fields),
                fields.flag("legacyAlgorithms").orElse(false),
                CatalogFileFields.read(fields, dialects, true));
    }

    /** The public key of an SSH server; null when it is left out. */
    static String hostKey(Fields fields) {
        Optional<String> text = fields.text("hostKey", 16_384);
        Optional<String> key = text.flatMap(HostKey::normal);
        if (text.isPresent() && key.isEmpty()) {
            fields.fault(
                    "hostKey",
                    "malformed",
                    "must be the server's whole public key such as \"ssh-ed25519 AAAA…\", as ssh-keyscan prints it; a "
                            + "fingerprint is not enough. Found "
                            + text.get().length()
                            + " other characters. A test of the connection without hostKey shows the key.");
        }
        return key.orElse(null);
    }
}
