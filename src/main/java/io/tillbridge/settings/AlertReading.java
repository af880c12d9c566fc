package io.tillbridge.settings;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import io.tillbridge.settings.AlertSettings.QuietHours;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the settings of alerts strictly: all faults at once, every member optional. */
final class AlertReading {
    private static final List<String> MEMBERS =
            List.of("mailTo", "webhook", "kinds", "quietHours", "repeatAfterHours", "recovered");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int MOST_ADDRESSES = 20;
    private static final int LONGEST_URL = 2048;
    private static final int MOST_HOURS = 720;

    private AlertReading() {}

    static AlertSettings read(String pointer, Object given, List<FieldFault> faults) {
        Fields fields = Fields.of(pointer, given, MEMBERS, faults);
        Map<?, ?> members = given instanceof Map<?, ?> map ? map : Map.of();
        List<String> mailTo = fields.texts(
                "mailTo",
                text -> AccountReading.MAILBOX.matcher(text).matches() && text.length() <= 254,
                "a mail address such as ops@example.com");
        if (mailTo.size() > MOST_ADDRESSES) {
            fields.fault(
                    "mailTo",
                    "out-of-range",
                    "must name at most " + MOST_ADDRESSES + " addresses, found " + mailTo.size() + ".");
        }
        return new AlertSettings(
                mailTo,
                url(pointer + "/webhook", members.get("webhook"), faults),
                kinds(fields, members.get("kinds")),
                quietHours(pointer + "/quietHours", members.get("quietHours"), faults),
                fields.whole("repeatAfterHours", AlertSettings.NONE.repeatAfterHours(), 0, MOST_HOURS),
                fields.flag("recovered").orElse(true));
    }

    private static List<String> kinds(Fields fields, Object given) {
        if (!fields.has("kinds")) {
            return AlertSettings.KINDS;
        }
        List<String> kinds = fields.texts(
                "kinds", AlertSettings.KINDS::contains, "one of " + String.join(", ", AlertSettings.KINDS));
        if (given instanceof List<?> none && none.isEmpty()) {
            fields.fault("kinds", "out-of-range", "must name at least one kind, found none.");
        }
        return AlertSettings.KINDS.stream().filter(kinds::contains).toList();
    }

    private static String url(String pointer, Object given, List<FieldFault> faults) {
        Fields webhook = Fields.of(pointer, given, List.of("url"), faults);
        Optional<String> url = webhook.text("url", LONGEST_URL);
        if (given instanceof Map<?, ?> && url.isEmpty() && !webhook.has("url")) {
            webhook.missing("url", "is missing: give the address of the web hook.");
        }
        if (url.isPresent() && !isReceiver(url.get())) {
            webhook.fault(
                    "url",
                    "malformed",
                    "must be an address such as https://chat.example.com/hooks/{secret}, without user, found "
                            + Fields.shown(url.get()) + ".");
        }
        return url.orElse(null);
    }

    private static boolean isReceiver(String text) {
        try {
            URI uri = new URI(text.replace("{secret}", "secret"));
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            // A secret goes to a host that everybody can read here, or nowhere.
            boolean plainHost = new URI(text.replace("{secret}", "")).getRawAuthority() != null
                    && uri.getRawAuthority().equals(new URI(text.replace("{secret}", "")).getRawAuthority());
            return http && uri.getHost() != null && uri.getRawUserInfo() == null && plainHost;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static QuietHours quietHours(String pointer, Object given, List<FieldFault> faults) {
        if (given == null) {
            return null;
        }
        Fields hours = Fields.of(pointer, given, List.of("from", "to", "timeZone"), faults);
        LocalTime from = time(hours, "from");
        LocalTime to = time(hours, "to");
        if (from != null && from.equals(to)) {
            hours.fault("to", "out-of-range", "must be another time than from, found " + to + " for both.");
        }
        Optional<String> zone = hours.text("timeZone", 255);
        boolean known = zone.isEmpty() || ZoneId.getAvailableZoneIds().contains(zone.get());
        if (!known) {
            hours.fault(
                    "timeZone",
                    "not-allowed",
                    "must be a time zone such as Europe/Amsterdam, found " + Fields.shown(zone.get()) + ".");
        }
        return from == null || to == null
                ? null
                : new QuietHours(from, to, known ? zone.map(ZoneId::of).orElse(null) : null);
    }

    private static LocalTime time(Fields hours, String name) {
        Optional<String> text = hours.text(name, 5);
        if (text.isEmpty() && !hours.has(name)) {
            hours.missing(name, "is missing: give a time such as 22:00.");
        } else if (text.isPresent() && !TIME.matcher(text.get()).matches()) {
            hours.fault(name, "malformed", "must be a time such as 22:00, found " + Fields.shown(text.get()) + ".");
            return null;
        }
        return text.map(LocalTime::parse).orElse(null);
    }
}
