package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kind {@code cseries}: a web shop on Lightspeed eCom C-Series, reached with a key of its own. */
public final class CSeries implements ConnectionKind {
    public static final String NAME = "cseries";
    public static final String API_KEY = "apiKey";
    public static final String API_SECRET = "apiSecret";

    /** What {@code syncFields} may name. */
    public static final List<String> SYNC_FIELDS = List.of(
            "name",
            "description",
            "additionalDescription",
            "brand",
            "msrp",
            "defaultCost",
            "images",
            "shippingWeight",
            "shippingLength",
            "shippingWidth",
            "shippingHeight",
            "hsCode");

    private static final List<String> OWN = List.of(
            "cluster",
            "baseUrl",
            "language",
            "tradeName",
            "orderSync",
            "stockSync",
            "productSync",
            "createUnknownProducts",
            "matchBy",
            "skuField",
            "syncFields",
            "blankFields",
            "reserveUnpaid",
            "payAfterwards",
            "sameDayCutOff",
            "timeZone",
            "warehouses",
            "stockBuffer",
            "webhooks",
            "lineKinds",
            "checkoutOptions",
            "checkoutHosts");
    private static final List<String> SETTINGS =
            Stream.concat(OWN.stream(), CheckoutSwitches.SETTINGS.stream()).toList();
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern LINE_KIND =
            Pattern.compile("\\s*(goods|discount|gift|shipping)\\s*:\\s*\\S.{0,254}", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z]{32}");

    private final LongPredicate warehouses;

    /** @param warehouses whether there is one with this id */
    public CSeries(LongPredicate warehouses) {
        this.warehouses = warehouses;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> settings(Object given, List<FieldFault> faults) {
        CSeriesSettings settings = read(given, faults);
        StockFields.check("/settings/warehouses", settings.warehouses(), warehouses, faults);
        return settings.toMap();
    }

    @Override
    public Set<String> coordinates() {
        return Set.of("cluster", "baseUrl", "language");
    }

    @Override
    public Set<String> warehouseSettings() {
        return Set.of("warehouses");
    }

    @Override
    public List<String> secretNames() {
        return List.of(API_KEY, API_SECRET);
    }

    @Override
    public void checkSecrets(Map<String, String> changed, Set<String> after, List<FieldFault> faults) {
        for (String name : secretNames()) {
            String value = changed.get(name);
            if (value != null && !KEY.matcher(value).matches()) {
                String found = value.length() == 32 ? "other characters" : value.length() + " characters";
                faults.add(new FieldFault(
                        "/secrets/" + name,
                        "malformed",
                        "must be 32 letters and digits as the shop's back office shows it under Settings, Developers; found "
                                + found + "."));
            }
            if (!after.isEmpty() && !after.contains(name)) {
                faults.add(new FieldFault(
                        "/secrets/" + name, "required", "is needed: key and secret belong together. Set both."));
            }
        }
    }

    static CSeriesSettings read(Object given, List<FieldFault> faults) {
        Fields fields = Fields.of("/settings", given, SETTINGS, faults);
        String baseUrl = ShopBaseUrl.read(fields);
        return new CSeriesSettings(
                cluster(fields),
                baseUrl,
                language(fields),
                fields.text("tradeName", 255).orElse(null),
                fields.flag("orderSync").orElse(false),
                fields.flag("stockSync").orElse(false),
                fields.flag("productSync").orElse(false),
                fields.flag("createUnknownProducts").orElse(true),
                fields.oneOf("matchBy", "ean-and-sku", List.of("ean", "sku", "ean-or-sku", "ean-and-sku")),
                fields.oneOf("skuField", "articleCode", List.of("articleCode", "sku")),
                Collections.unmodifiableSet(new LinkedHashSet<>(
                        fields.texts("syncFields", SYNC_FIELDS::contains, "one of " + String.join(", ", SYNC_FIELDS)))),
                fields.oneOf("blankFields", "overwrite", List.of("overwrite", "keep")),
                fields.flag("reserveUnpaid").orElse(false),
                fields.flag("payAfterwards").orElse(true),
                cutOff(fields),
                zone(fields),
                StockFields.warehouses(fields),
                StockFields.buffer(fields),
                fields.flag("webhooks").orElse(false),
                CheckoutSwitches.read(fields),
                fields
                        .texts(
                                "lineKinds",
                                text -> LINE_KIND.matcher(text).matches(),
                                "goods, discount, gift or shipping, a colon and an article code, SKU, EAN or title such"
                                        + " as shipping:Verzendkosten*")
                        .stream()
                        .toList(),
                fields.flag("checkoutOptions").orElse(false),
                CheckoutHosts.read(fields));
    }

    private static String cluster(Fields fields) {
        if (!fields.has("baseUrl")) {
            return fields.oneOf("cluster", "eu1", List.of("eu1", "us1"));
        }
        if (fields.has("cluster")) {
            fields.fault(
                    "cluster",
                    "not-allowed",
                    "must not stand beside baseUrl, found both: send null for the one that is not meant.");
        }
        return null;
    }

    private static String language(Fields fields) {
        if (!fields.has("language")) {
            fields.missing("language", "is needed: an active language of the shop in two letters, such as nl.");
        }
        Optional<String> language = fields.text("language", 80).map(text -> text.toLowerCase(Locale.ROOT));
        if (language.isPresent() && !language.get().matches("[a-z]{2}")) {
            fields.fault(
                    "language",
                    "malformed",
                    "must be two letters as the shop names its language, such as nl, found "
                            + Fields.shown(language.get()) + ".");
        }
        return language.orElse(null);
    }

    private static LocalTime cutOff(Fields fields) {
        Optional<String> text = fields.text("sameDayCutOff", 80);
        if (text.isPresent() && !TIME.matcher(text.get()).matches()) {
            fields.fault(
                    "sameDayCutOff",
                    "malformed",
                    "must be a time of day such as 12:00, found " + Fields.shown(text.get()) + ".");
            return null;
        }
        return LocalTime.parse(text.orElse("12:00"));
    }

    private static ZoneId zone(Fields fields) {
        Optional<String> text = fields.text("timeZone", 80);
        if (text.isPresent() && !ZoneId.getAvailableZoneIds().contains(text.get())) {
            fields.fault(
                    "timeZone",
                    "not-allowed",
                    "must be a time zone such as Europe/Amsterdam, found " + Fields.shown(text.get()) + ".");
            return null;
        }
        return ZoneId.of(text.orElse("Europe/Amsterdam"));
    }
}
