package io.tillbridge.settings;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import io.tillbridge.settings.AccountSettings.Address;
import io.tillbridge.settings.AccountSettings.Mail;
import io.tillbridge.settings.AccountSettings.SupplierConnect;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads account settings strictly: all faults at once, every member optional. */
final class AccountReading {
    static final List<String> MEMBERS = List.of(
            "companyName",
            "address",
            "timeZone",
            "workingDays",
            "holidays",
            "instantOrdering",
            "termsOfServiceUrl",
            "supplierConnect",
            "mail",
            "alerts",
            "wholesale");

    private static final List<String> ADDRESS = List.of("street", "postalCode", "city", "region", "country");
    private static final List<String> SUPPLIER_CONNECT = List.of("url", "accountNumber", "contact");
    private static final List<String> MAIL = List.of("senderName", "replyTo");
    private static final List<String> WEEK =
            Arrays.stream(DayOfWeek.values()).map(AccountReading::word).toList();
    private static final List<String> USUAL_WEEK = WEEK.subList(0, 5);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    static final Pattern MAILBOX = Pattern.compile("[^@\\s,;<>()\"]{1,64}@[^@\\s,;<>()\"]+\\.[^@\\s,;<>()\".]+");
    private static final int LONGEST = 255;
    private static final int LONGEST_URL = 2048;

    // With these, ten years always hold a working day: each weekday comes more than 520 times in them, and a day of
    // the year falls on it twice at most.
    private static final int MOST_YEARLY = 100;
    private static final int MOST_DATES = 300;

    private final String pointer;
    private final List<FieldFault> faults;
    private final Map<?, ?> given;
    private final Fields fields;

    private AccountReading(String pointer, Object given, List<FieldFault> faults) {
        this.pointer = pointer;
        this.faults = faults;
        this.given = given instanceof Map<?, ?> map ? map : Map.of();
        this.fields = Fields.of(pointer, given, MEMBERS, faults);
    }

    /**
     * @param pointer where the settings stand in the body
     * @return not to be used when there were faults
     */
    static AccountSettings read(String pointer, Object given, List<FieldFault> faults) {
        return new AccountReading(pointer, given, faults).settings();
    }

    private AccountSettings settings() {
        return new AccountSettings(
                fields.text("companyName", LONGEST).orElse(null),
                address(),
                zone(),
                workingDays(),
                holidays(),
                fields.flag("instantOrdering").orElse(false),
                page(fields, "termsOfServiceUrl", "https://example.com/terms"),
                supplierConnect(),
                mail(),
                AlertReading.read(pointer + "/alerts", given.get("alerts"), faults),
                WholesaleReading.read(pointer + "/wholesale", given.get("wholesale"), faults));
    }

    private Address address() {
        Fields address = Fields.of(pointer + "/address", given.get("address"), ADDRESS, faults);
        Optional<String> country = address.text("country", LONGEST).map(code -> code.toUpperCase(Locale.ROOT));
        if (country.isPresent() && !COUNTRIES.contains(country.get())) {
            address.fault(
                    "country",
                    "not-allowed",
                    "must be a country code of two letters (ISO 3166-1) such as NL, found "
                            + Fields.shown(country.get()) + ".");
        }
        return new Address(
                address.text("street", LONGEST).orElse(null),
                address.text("postalCode", LONGEST).orElse(null),
                address.text("city", LONGEST).orElse(null),
                address.text("region", LONGEST).orElse(null),
                country.orElse(null));
    }

    private ZoneId zone() {
        Optional<String> text = fields.text("timeZone", LONGEST);
        if (text.isPresent() && !ZoneId.getAvailableZoneIds().contains(text.get())) {
            fields.fault(
                    "timeZone",
                    "not-allowed",
                    "must be a time zone such as Europe/Amsterdam, found " + Fields.shown(text.get()) + ".");
            return ZoneId.of("UTC");
        }
        return ZoneId.of(text.orElse("UTC"));
    }

    private List<DayOfWeek> workingDays() {
        if (!fields.has("workingDays")) {
            return USUAL_WEEK.stream().map(AccountReading::day).toList();
        }
        List<String> days = fields.texts("workingDays", WEEK::contains, "one of " + String.join(", ", WEEK));
        if (given.get("workingDays") instanceof List<?> none && none.isEmpty()) {
            fields.fault("workingDays", "out-of-range", "must name at least one day, found none.");
        }
        return days.stream().map(AccountReading::day).sorted().toList();
    }

    private List<Holiday> holidays() {
        List<Holiday> holidays = fields
                .texts(
                        "holidays",
                        text -> Holiday.of(text).isPresent(),
                        "a date such as 2026-12-25, or --12-25 for that day of every year")
                .stream()
                .flatMap(text -> Holiday.of(text).stream())
                .sorted(Comparator.comparing(Holiday::text))
                .toList();
        most(holidays, Holiday.Yearly.class, MOST_YEARLY, "days of every year");
        most(holidays, Holiday.Once.class, MOST_DATES, "dates");
        return holidays;
    }

    private void most(List<Holiday> holidays, Class<? extends Holiday> form, int most, String what) {
        long found = holidays.stream().filter(form::isInstance).count();
        if (found > most) {
            fields.fault(
                    "holidays", "out-of-range", "must name at most " + most + " " + what + ", found " + found + ".");
        }
    }

    /** An address for people or systems elsewhere. */
    private static String page(Fields in, String name, String example) {
        Optional<String> url = in.text(name, LONGEST_URL);
        if (url.isPresent() && !isPage(url.get())) {
            in.fault(
                    name,
                    "malformed",
                    "must be an address such as " + example + ", without user, found " + Fields.shown(url.get()) + ".");
        }
        return url.orElse(null);
    }

    private SupplierConnect supplierConnect() {
        Fields connect = Fields.of(pointer + "/supplierConnect", given.get("supplierConnect"), SUPPLIER_CONNECT, faults);
        String url = page(connect, "url", "https://orders.example.com/connect");
        Optional<String> account = connect.text("accountNumber", LONGEST);
        Optional<String> contact = connect.text("contact", LONGEST);
        if (!connect.has("url") && (account.isPresent() || contact.isPresent())) {
            connect.missing("url", "is missing: give the address that the account number and the contact belong to.");
        }
        return new SupplierConnect(url, account.orElse(null), contact.orElse(null));
    }

    private static boolean isPage(String text) {
        try {
            URI uri = new URI(text);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Mail mail() {
        Fields mail = Fields.of(pointer + "/mail", given.get("mail"), MAIL, faults);
        Optional<String> replyTo = mail.text("replyTo", 254);
        if (replyTo.isPresent() && !MAILBOX.matcher(replyTo.get()).matches()) {
            mail.fault(
                    "replyTo",
                    "malformed",
                    "must be one mail address such as shop@example.com, found " + Fields.shown(replyTo.get()) + ".");
        }
        return new Mail(mail.text("senderName", 100).orElse(null), replyTo.orElse(null));
    }

    /** {@code mon} … {@code sun}. */
    static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static DayOfWeek day(String word) {
        return DayOfWeek.of(WEEK.indexOf(word) + 1);
    }
}
