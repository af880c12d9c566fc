package io.tillbridge.settings;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the settings of wholesale strictly: all faults at once, every member optional. */
final class WholesaleReading {
    private static final List<String> MEMBERS = List.of(
            "minimumOrder",
            "currency",
            "packSizes",
            "warehouses",
            "acceptAtOnce",
            "showStock",
            "priceList",
            "mailTo");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,4})?");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 64;
    private static final int MOST = 20;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Fields fields;

    private WholesaleReading(Fields fields) {
        this.fields = fields;
    }

    static WholesaleSettings read(String pointer, Object given, List<FieldFault> faults) {
        return new WholesaleReading(Fields.of(pointer, given, MEMBERS, faults)).settings();
    }

    private WholesaleSettings settings() {
        WholesaleSettings none = WholesaleSettings.NONE;
        return new WholesaleSettings(
                minimumOrder(),
                currency(),
                fields.flag("packSizes").orElse(none.packSizes()),
                few(
                                "warehouses",
                                fields.texts(
                                        "warehouses",
                                        text -> ID.matcher(text).matches(),
                                        "the id of a warehouse such as \"1\""))
                        .stream()
                        .map(Long::valueOf)
                        .toList(),
                fields.flag("acceptAtOnce").orElse(none.acceptAtOnce()),
                fields.oneOf("showStock", none.showStock(), WholesaleSettings.SHOW_STOCK),
                priceList(),
                few(
                        "mailTo",
                        fields.texts(
                                "mailTo",
                                text -> AccountReading.MAILBOX.matcher(text).matches() && text.length() <= 254,
                                "a mail address such as orders@example.com")));
    }

    private BigDecimal minimumOrder() {
        Optional<String> text = fields.text("minimumOrder", 20);
        if (text.isPresent() && !AMOUNT.matcher(text.get()).matches()) {
            fields.fault(
                    "minimumOrder",
                    "malformed",
                    "must be an amount such as \"250.00\", found " + Fields.shown(text.get()) + ".");
            return null;
        }
        return text.map(BigDecimal::new).orElse(null);
    }

    private String currency() {
        Optional<String> code = fields.text("currency", 3).map(text -> text.toUpperCase(Locale.ROOT));
        if (code.isPresent() && !CURRENCIES.contains(code.get())) {
            fields.fault(
                    "currency",
                    "not-allowed",
                    "must be a currency of ISO 4217 such as EUR, found " + Fields.shown(code.get()) + ".");
        }
        return code.orElse(WholesaleSettings.NONE.currency());
    }

    private String priceList() {
        Optional<String> name = fields.text("priceList", LONGEST_NAME);
        if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            fields.fault(
                    "priceList",
                    "malformed",
                    "must be the name of a price list such as standard, found " + Fields.shown(name.get()) + ".");
        }
        return name.orElse(null);
    }

    private List<String> few(String name, List<String> texts) {
        if (texts.size() > MOST) {
            fields.fault(name, "out-of-range", "must name at most " + MOST + ", found " + texts.size() + ".");
        }
        return texts;
    }
}
