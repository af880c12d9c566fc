package io.tillbridge.connection;

import io.tillbridge.connection.FeedSettings.Push;
import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the settings of a feed. */
final class FeedFields {
    private static final String SFTP = "sftp";
    private static final List<String> SETTINGS = List.of(
            "feed",
            "connections",
            "warehouses",
            "stockBuffer",
            "velocityDays",
            "maxDropPercent",
            "maxFailPercent",
            "currency",
            "language",
            "shopUrl",
            "costs",
            "delivery",
            "fileName",
            "protocol",
            "host",
            "port",
            "path",
            "username",
            "hostKey",
            "certificateFingerprint");
    private static final int LONGEST_VELOCITY = 90;
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private FeedFields() {}

    /** @param definitions those that may be chosen; null: any, for settings that were saved */
    static FeedSettings read(Object given, List<String> definitions, List<FieldFault> faults) {
        Fields fields = Fields.of("/settings", given, SETTINGS, faults);
        String delivery = fields.oneOf("delivery", "pull", List.of("pull", "push", "both"));
        return new FeedSettings(
                feed(fields, definitions),
                ids(fields),
                StockFields.warehouses(fields),
                StockFields.buffer(fields),
                fields.whole("velocityDays", 0, 0, LONGEST_VELOCITY),
                fields.whole("maxDropPercent", 20, 0, 100),
                fields.whole("maxFailPercent", 5, 0, 100),
                currency(fields),
                matched(fields, "language", LANGUAGE, "a language in two small letters, such as nl"),
                shopUrl(fields),
                fields.flag("costs").orElse(false),
                delivery,
                fileName(fields),
                push(fields, !delivery.equals("pull")));
    }

    private static String feed(Fields fields, List<String> definitions) {
        if (!fields.has("feed")) {
            fields.missing("feed", "is needed: the name of a feed definition, such as google-merchant.");
        }
        return definitions == null
                ? fields.text("feed", 255).orElse(null)
                : fields.oneOf("feed", null, definitions.stream().sorted().toList());
    }

    private static List<Long> ids(Fields fields) {
        return fields.texts("connections", id -> ID.matcher(id).matches(), "the id of a shop or till in digits").stream()
                .map(Long::valueOf)
                .toList();
    }

    private static String currency(Fields fields) {
        String code = matched(fields, "currency", CURRENCY, "the code of a currency in three capitals, such as EUR");
        return code == null ? "EUR" : code;
    }

    private static String matched(Fields fields, String name, Pattern form, String expected) {
        Optional<String> text = fields.text(name, 80);
        if (text.isPresent() && !form.matcher(text.get()).matches()) {
            fields.fault(name, "malformed", "must be " + expected + ", found " + Fields.shown(text.get()) + ".");
            return null;
        }
        return text.orElse(null);
    }

    private static String shopUrl(Fields fields) {
        Optional<String> text = fields.text("shopUrl", 255);
        Optional<String> url = text.flatMap(FeedFields::normal);
        if (text.isPresent() && url.isEmpty()) {
            fields.fault(
                    "shopUrl",
                    "malformed",
                    "must be the address of the shop such as https://shop.example.com, without user, query and"
                            + " fragment, found " + text.get().length() + " other characters.");
        }
        return url.orElse(null);
    }

    private static Optional<String> normal(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return web && bare && uri.getHost() != null && uri.getPort() <= 65_535
                    ? Optional.of(text.replaceFirst("/+$", ""))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String fileName(Fields fields) {
        Optional<String> text = fields.text("fileName", 100);
        if (text.isPresent() && !FILE_NAME.matcher(text.get()).matches()) {
            fields.fault(
                    "fileName",
                    "malformed",
                    "must be letters, digits, dots, dashes and underscores, the first one a letter or digit, such as"
                            + " products.xml, found " + Fields.shown(text.get()) + ".");
            return null;
        }
        return text.orElse(null);
    }

    private static Push push(Fields fields, boolean pushes) {
        if (pushes && !fields.has("host")) {
            fields.missing("host", "is needed with this delivery: the name or address of the partner's server.");
        }
        if (pushes && !fields.has("username")) {
            fields.missing("username", "is needed with this delivery: the name to sign in with.");
        }
        String protocol = fields.oneOf("protocol", SFTP, List.of(SFTP, "ftps", "ftps-implicit"));
        return new Push(
                protocol,
                ServerFields.hostIfAny(fields, protocol.substring(0, 4)),
                fields.has("port") ? (Integer) fields.whole("port", 0, 1, 65_535) : null,
                fields.text("path", 1024).orElse(null),
                fields.text("username", 255).orElse(null),
                SftpCatalog.hostKey(fields),
                ServerFields.certificate(fields));
    }
}
