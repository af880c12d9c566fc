package io.tillbridge.connection;

import io.tillbridge.document.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings {@code url} and {@code urls} of an {@code https-catalog}.
 *
 * @param single whether {@code url} was set
 */
record CatalogUrls(boolean single, List<String> urls) {
    private static final int LONGEST = 2048;
    private static final int MOST = 20;
    private static final Pattern SECRET_PARAMETER = Pattern.compile(
            "(?i)(^|&)[^=&]*(token|secret|passw|pwd|api_?-?key|access_?-?key|signature|credential|auth)[^=&]*=|(?i)(^|&)(key|sig|sas)=");
    private static final String EXPECTED = "an address such as https://files.example.com/catalog.csv, without user,"
            + " password or fragment and of at most " + LONGEST + " characters";

    static CatalogUrls read(Fields fields) {
        boolean one = fields.has("url");
        if (!one && !fields.has("urls")) {
            fields.missing("url", "is needed: the https address of the catalog file, or urls for several.");
        }
        Optional<String> url = one(fields);
        List<String> urls = fields.texts("urls", CatalogUrls::fault);
        if (urls.size() > MOST) {
            fields.fault("urls", "too-long", "must have at most " + MOST + " addresses, found " + urls.size() + ".");
        }
        if (fields.has("urls") && urls.isEmpty() && !one) {
            fields.fault("urls", "required", "must hold at least one address, found none that can be used.");
        }
        if (url.isPresent() && !urls.isEmpty()) {
            fields.fault("url", "not-allowed", "must be left out beside urls: send null for one of both; found both.");
        }
        return new CatalogUrls(one, url.map(List::of).orElse(urls));
    }

    private static Optional<String> one(Fields fields) {
        Optional<String> url = fields.text("url", LONGEST);
        Optional<String> fault = url.flatMap(CatalogUrls::fault);
        fault.ifPresent(message -> fields.fault("url", "malformed", message));
        return fault.isPresent() ? Optional.empty() : url;
    }

    /** The text is not repeated: people paste addresses with a password or key in them. */
    private static Optional<String> fault(String text) {
        Optional<URI> uri = uri(text);
        if (uri.isEmpty()) {
            return Optional.of("must be " + EXPECTED + "; found " + text.length() + " other characters.");
        }
        String query = uri.get().getRawQuery();
        return query != null && SECRET_PARAMETER.matcher(query).find()
                ? Optional.of("must hold no secret: move that part of the query, such as key=abc, to the secret query;"
                        + " found one in the query.")
                : Optional.empty();
    }

    private static Optional<URI> uri(String text) {
        try {
            URI uri = new URI(text);
            boolean fit = text.length() <= LONGEST
                    && "https".equals(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65_535
                    && text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
            return fit ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
