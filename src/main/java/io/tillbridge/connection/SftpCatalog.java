package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The kind {@code sftp-catalog}: a vendor's SFTP server with catalog files. */
public final class SftpCatalog implements ConnectionKind {
    public static final String NAME = "sftp-catalog";
    public static final String PASSWORD = "password";
    public static final String PRIVATE_KEY = "privateKey";
    public static final String PASSPHRASE = "passphrase";

    /** The value of {@code symlinks} by which a link to a file counts as that file. */
    public static final String LINKED_FILES = "files";

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

    private static final int MOST_SESSIONS = 8;
    private static final int MOST_ADDRESSES = 10;
    private static final Pattern IGNORE = Pattern.compile("(?=.{1,100}$)[^/\\p{Cntrl}]+/?");
    private static final Pattern ADDRESS =
            Pattern.compile("(?=.{3,254}$)[^@\\s,;<>\"\\p{Cntrl}]+@[^@\\s,;<>\"\\p{Cntrl}]+");

    private static final List<String> SETTINGS = List.of(
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
    private static final Pattern HOST_NAME = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\\.?");
    private static final Pattern IPV6 =
            Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:]{2,39}(\\.[0-9]{1,3}){0,3}(%[A-Za-z0-9_.-]{1,32})?");
    private static final Pattern PRIVATE_KEY_TEXT =
            Pattern.compile("\\s*(-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----|PuTTY-User-Key-File-[23]:).*", Pattern.DOTALL);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Supplier<? extends Collection<String>> dialects;

    /**
     * The kind, with the dialects its connections may choose from.
     *
     * @param dialects names of the dialects that may be chosen; asked at each check, {@code auto} need not be
     *     among them
     */
    public SftpCatalog(Supplier<? extends Collection<String>> dialects) {
        this.dialects = dialects;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> settings(Object given, List<FieldFault> faults) {
        List<String> choices = new ArrayList<>(List.of("auto"));
        dialects.get().stream().filter(name -> !choices.contains(name)).sorted().forEach(choices::add);
        return read(given, choices, faults).toMap();
    }

    @Override
    public Set<String> coordinates() {
        return Set.of("host", "port", "path", "username", "hostKey");
    }

    @Override
    public List<String> secretNames() {
        return List.of(PASSWORD, PRIVATE_KEY, PASSPHRASE);
    }

    @Override
    public void checkSecrets(Map<String, String> changed, Set<String> after, List<FieldFault> faults) {
        String key = changed.get(PRIVATE_KEY);
        if (key != null && !PRIVATE_KEY_TEXT.matcher(key).matches()) {
            faults.add(new FieldFault(
                    "/secrets/privateKey",
                    "malformed",
                    "must be a private key as a PEM or OpenSSH file holds it, beginning with \"-----BEGIN\"."));
        }
        if (after.contains(PASSPHRASE) && !after.contains(PRIVATE_KEY)) {
            faults.add(new FieldFault(
                    "/secrets/passphrase",
                    "not-allowed",
                    "belongs to a private key and there is none: set privateKey too, or send null for passphrase."));
        }
    }

    /**
     * @param dialects names that may be chosen; null takes any, for a dialect's file may have gone since the
     *     settings were saved
     */
    static SftpCatalogSettings read(Object given, List<String> dialects, List<FieldFault> faults) {
        Fields fields = Fields.of("/settings", given, SETTINGS, faults);
        return new SftpCatalogSettings(
                host(fields),
                fields.whole("port", 22, 1, 65_535),
                required(fields, "path", 1024, "is needed: the folder on the server that holds the catalog files."),
                required(fields, "username", 255, "is needed: the name to sign in with."),
                hostKey(fields),
                dialects == null
                        ? fields.text("dialect", 255).orElse("auto")
                        : fields.oneOf("dialect", "auto", dialects),
                country(fields),
                fields.text("brand", 255).orElse(null),
                language(fields),
                fields.oneOf("missingCost", null, List.of("refuse", "blank")),
                fields.oneOf("blankCells", "clear", List.of("clear", "keep")),
                fields.oneOf("missingProducts", "keep", List.of("keep", "hide", "discontinue")),
                fields.whole("maxDropPercent", 20, 0, 100),
                ignore(fields),
                fields.oneOf("symlinks", "skip", List.of("skip", LINKED_FILES)),
                fields.flag("legacyAlgorithms").orElse(false),
                fields.whole("parallelSessions", 1, 1, MOST_SESSIONS),
                reportTo(fields));
    }

    /** An empty list passes nothing over. */
    private static List<String> ignore(Fields fields) {
        return fields.has("ignore")
                ? fields.texts(
                        "ignore",
                        text -> IGNORE.matcher(text).matches(),
                        "a name of at most 100 characters, in which * is any text and ? any character; a folder's ends"
                                + " in /")
                : IGNORED;
    }

    private static List<String> reportTo(Fields fields) {
        List<String> addresses = fields.texts(
                "reportTo", text -> ADDRESS.matcher(text).matches(), "a mail address such as catalog@vendor.example");
        if (addresses.size() > MOST_ADDRESSES) {
            fields.fault(
                    "reportTo",
                    "too-long",
                    "must have at most " + MOST_ADDRESSES + " addresses, found " + addresses.size() + ".");
        }
        return addresses;
    }

    private static String required(Fields fields, String name, int longest, String whenMissing) {
        if (!fields.has(name)) {
            fields.missing(name, whenMissing);
        }
        return fields.text(name, longest).orElse(null);
    }

    private static String host(Fields fields) {
        String host = required(fields, "host", 255, "is needed: the name or address of the vendor's server.");
        if (host != null
                && !HOST_NAME.matcher(host).matches()
                && !IPV6.matcher(host).matches()) {
            // The text is not repeated: people paste whole addresses with a password in them.
            fields.fault(
                    "host",
                    "malformed",
                    "must be a bare host name or address such as sftp.example.com, without sftp://, user, port or path "
                            + "(names in other scripts in their xn-- form), found "
                            + host.length() + " other characters.");
        }
        return host;
    }

    private static String hostKey(Fields fields) {
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

    private static String language(Fields fields) {
        Optional<String> language = fields.text("language", 80).map(text -> text.toLowerCase(Locale.ROOT));
        if (language.isPresent() && !LANGUAGES.contains(language.get())) {
            fields.fault(
                    "language",
                    "not-allowed",
                    "must be a language code of two letters (ISO 639-1) such as nl, found "
                            + Fields.shown(language.get()) + ".");
        }
        return language.orElse(null);
    }

    private static String country(Fields fields) {
        Optional<String> country = fields.text("country", 80).map(text -> text.toUpperCase(Locale.ROOT));
        if (country.isPresent() && !COUNTRIES.contains(country.get())) {
            fields.fault(
                    "country",
                    "not-allowed",
                    "must be a country code of two letters (ISO 3166-1) such as NL, found "
                            + Fields.shown(country.get()) + ".");
        }
        return country.orElse(null);
    }
}
