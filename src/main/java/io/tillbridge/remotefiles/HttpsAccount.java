package io.tillbridge.remotefiles;

import io.tillbridge.connection.Credentials;
import io.tillbridge.connection.HttpsCatalog;
import io.tillbridge.connection.HttpsCatalogSettings;
import io.tillbridge.connection.RequestHeaders;
import io.tillbridge.document.FieldFault;
import io.tillbridge.run.RefusedFailure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a vendor's files lie on web servers and what is sent to get them.
 *
 * @param urls as the settings hold them, each {@code https}
 * @param query a secret that is added to the query of each; blank for none
 * @param headers all that are sent, those of the sign-in among them
 * @param username who signs in; blank when nobody does
 * @param certificate SHA-256 of the only certificate that is trusted; blank: what Java trusts
 */
public record HttpsAccount(
        List<URI> urls, String query, Map<String, String> headers, String username, String certificate)
        implements RemoteAccount {
    private static final int HTTPS = 443;

    public HttpsAccount {
        urls = List.copyOf(urls);
        query = query == null ? "" : query.strip();
        headers = Map.copyOf(headers);
        username = username == null ? "" : username;
        certificate = certificate == null ? "" : certificate;
    }

    /**
     * The account of a connection of kind {@code https-catalog}.
     *
     * @throws RefusedFailure when the secret of its {@code auth} is not set
     */
    public static HttpsAccount of(HttpsCatalogSettings settings, Credentials secrets) {
        List<FieldFault> faults = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>(settings.headers());
        secrets.get(HttpsCatalog.SECRET_HEADERS)
                .map(lines -> RequestHeaders.parse(lines, faults))
                .ifPresent(headers::putAll);
        if (!faults.isEmpty()) {
            throw new RefusedFailure("The secret secretHeaders of the connection: "
                    + faults.get(0).message());
        }
        if (settings.auth().equals(HttpsCatalog.BASIC)) {
            String pair = settings.username() + ":" + secret(secrets, HttpsCatalog.PASSWORD, settings.auth());
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        } else if (settings.auth().equals(HttpsCatalog.BEARER)) {
            headers.put(
                    "Authorization",
                    "Bearer "
                            + secret(secrets, HttpsCatalog.TOKEN, settings.auth())
                                    .strip());
        }
        return new HttpsAccount(
                settings.urls().stream().map(URI::create).toList(),
                secrets.get(HttpsCatalog.QUERY).orElse(""),
                headers,
                settings.auth().equals(HttpsCatalog.BASIC) ? settings.username() : "",
                settings.certificateFingerprint());
    }

    private static String secret(Credentials secrets, String name, String auth) {
        return secrets.get(name)
                .orElseThrow(() -> new RefusedFailure("The connection signs in by auth " + auth
                        + ", which needs the secret " + name + "; it is not set. Set it."));
    }

    /** Whether anything is sent that could be called a sign-in. */
    boolean signsIn() {
        return headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase);
    }

    /** As the settings hold them. */
    public List<String> addresses() {
        return urls.stream().map(URI::toString).toList();
    }

    /** The files lie in no folder: there is a list of them. */
    @Override
    public String path() {
        return "";
    }

    @Override
    public String server() {
        return urls.stream().map(HttpsAccount::server).distinct().collect(Collectors.joining(", "));
    }

    static String server(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT) + ":" + (url.getPort() < 0 ? HTTPS : url.getPort());
    }

    /** Without any secret: this may end in a log. */
    @Override
    public String toString() {
        return "HttpsAccount[" + server() + ", " + urls.size() + " addresses]";
    }
}
