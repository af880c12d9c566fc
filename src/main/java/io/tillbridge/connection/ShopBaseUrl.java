package io.tillbridge.connection;

import io.tillbridge.document.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The setting {@code baseUrl} of a shop: where its API is, in place of a cluster. */
final class ShopBaseUrl {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]", Pattern.CASE_INSENSITIVE);

    private ShopBaseUrl() {}

    static String read(Fields fields) {
        Optional<String> text = fields.text("baseUrl", 255);
        Optional<String> url = text.flatMap(ShopBaseUrl::normalUrl);
        if (text.isPresent() && url.isEmpty()) {
            // The text is not repeated: people paste addresses with key and secret in them.
            fields.fault(
                    "baseUrl",
                    "malformed",
                    "must be an address such as https://api.example.com, without user, language, query or fragment; "
                            + "plain http:// goes to this machine only; found "
                            + text.get().length() + " other characters.");
        }
        return url.orElse(null);
    }

    /** Whether a host is a loopback address or its name; null is not. */
    static boolean isThisMachine(String host) {
        return host != null && LOOPBACK.matcher(host).matches();
    }

    private static Optional<String> normalUrl(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (!web || !bare || uri.getHost() == null || uri.getPort() > 65_535) {
                return Optional.empty();
            }
            if (scheme.equals("http") && !isThisMachine(uri.getHost())) {
                return Optional.empty();
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port
                    + uri.getRawPath().replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
