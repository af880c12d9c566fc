package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The kind {@code https-catalog}: a vendor's web server with catalog files at known addresses. */
public final class HttpsCatalog extends CatalogKind {
    public static final String NAME = "https-catalog";
    public static final String PASSWORD = "password";
    public static final String TOKEN = "token";

    /** A secret: lines {@code Name: value}, sent as headers beside those of the settings. */
    public static final String SECRET_HEADERS = "secretHeaders";

    /** A secret: what is added to the query of each address, such as {@code key=abc}. */
    public static final String QUERY = "query";

    public static final String BASIC = "basic";
    public static final String BEARER = "bearer";
    private static final String NO_AUTH = "none";

    static final List<String> SETTINGS = List.of(
            "url",
            "urls",
            "headers",
            "auth",
            "username",
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
            "parallelSessions",
            "reportTo");

    /** @param dialects as {@link SftpCatalog} takes them */
    public HttpsCatalog(Supplier<? extends Collection<String>> dialects) {
        super(NAME, dialects);
    }

    @Override
    Map<String, Object> checked(Object given, List<String> dialects, List<FieldFault> faults) {
        return read(given, dialects, faults).toMap();
    }

    @Override
    public Set<String> coordinates() {
        return Set.of("url", "urls", "headers", "auth", "username", "certificateFingerprint");
    }

    @Override
    public List<String> secretNames() {
        return List.of(PASSWORD, TOKEN, SECRET_HEADERS, QUERY);
    }

    @Override
    public void checkSecrets(Map<String, String> changed, Set<String> after, List<FieldFault> faults) {
        String token = changed.get(TOKEN);
        if (token != null && !token.strip().matches("[!-~]+")) {
            faults.add(new FieldFault(
                    "/secrets/token", "malformed", "must be one line of visible ASCII characters without blanks."));
        }
        String query = changed.get(QUERY);
        if (query != null && !query.strip().matches("[A-Za-z0-9_.~%+&=:/,;@!$'()*-]+")) {
            faults.add(new FieldFault(
                    "/secrets/query",
                    "malformed",
                    "must be one line as it stands behind the ? of an address, such as key=abc, with other characters"
                            + " as %XX."));
        }
        if (changed.get(SECRET_HEADERS) != null) {
            RequestHeaders.parse(changed.get(SECRET_HEADERS), faults);
        }
    }

    /** @param dialects as {@link CatalogFileFields#read} takes them */
    static HttpsCatalogSettings read(Object given, List<String> dialects, List<FieldFault> faults) {
        Fields fields = Fields.of("/settings", given, SETTINGS, faults);
        CatalogUrls urls = CatalogUrls.read(fields);
        String auth = fields.oneOf("auth", NO_AUTH, List.of(NO_AUTH, BASIC, BEARER));
        return new HttpsCatalogSettings(
                urls.single(),
                urls.urls(),
                RequestHeaders.read(fields),
                auth,
                username(fields, auth),
                ServerFields.certificate(fields),
                CatalogFileFields.read(fields, dialects, false));
    }

    private static String username(Fields fields, String auth) {
        if (auth.equals(BASIC) && !fields.has("username")) {
            fields.missing("username", "is needed with auth basic: the name to sign in with.");
        }
        String username = fields.text("username", 255).orElse(null);
        if (username != null && username.indexOf(':') >= 0) {
            fields.fault("username", "malformed", "must not hold a colon: HTTP Basic cannot send it; found one.");
        }
        return username;
    }
}
