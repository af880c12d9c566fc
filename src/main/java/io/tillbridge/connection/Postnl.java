package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kind {@code postnl}: PostNL's Checkout API, which tells delivery windows and pick-up points, with the company's key. */
public final class Postnl implements ConnectionKind {
    public static final String NAME = "postnl";
    public static final String API_KEY = "apiKey";

    /** What {@code options} may name. */
    public static final List<String> OPTIONS = List.of("daytime", "evening", "morning", "sameday", "pickup");

    static final String BASE_URL = "https://api.postnl.nl";

    private static final List<String> SETTINGS =
            List.of("connections", "baseUrl", "options", "days", "pickupPoints", "cutOffs");
    private static final List<String> STANDARD = List.of("evening", "pickup");
    private static final List<String> DAYS = Stream.of(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    private final LongPredicate shops;

    /** @param shops whether there is a shop with this id */
    public Postnl(LongPredicate shops) {
        this.shops = shops;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> settings(Object given, List<FieldFault> faults) {
        PostnlSettings settings = read(given, faults);
        List<Long> served = settings.connections();
        for (int i = 0; i < served.size(); i++) {
            if (!shops.test(served.get(i))) {
                faults.add(new FieldFault(
                        "/settings/connections/" + i,
                        "unknown",
                        "must be the id of a shop (kind cseries); there is none with the id " + served.get(i) + "."));
            }
        }
        return settings.toMap();
    }

    @Override
    public Set<String> connectionSettings() {
        return Set.of("connections");
    }

    @Override
    public Set<String> coordinates() {
        return Set.of("baseUrl");
    }

    @Override
    public List<String> secretNames() {
        return List.of(API_KEY);
    }

    @Override
    public void checkSecrets(Map<String, String> changed, Set<String> after, List<FieldFault> faults) {
        String key = changed.get(API_KEY);
        if (key != null && !KEY.matcher(key).matches()) {
            faults.add(new FieldFault(
                    "/secrets/" + API_KEY,
                    "malformed",
                    "must be the key that PostNL gave you, at most 200 letters, digits and signs without blanks. Paste it"
                            + " again."));
        }
    }

    static PostnlSettings read(Object given, List<FieldFault> faults) {
        Fields fields = Fields.of("/settings", given, SETTINGS, faults);
        String baseUrl = ShopBaseUrl.read(fields);
        return new PostnlSettings(
                fields
                        .texts("connections", id -> ID.matcher(id).matches(), "the id of a shop's connection in digits")
                        .stream()
                        .map(Long::valueOf)
                        .toList(),
                baseUrl == null ? BASE_URL : baseUrl,
                options(fields),
                fields.whole("days", 5, 1, 9),
                fields.whole("pickupPoints", 3, 1, 3),
                cutOffs(fields));
    }

    private static List<String> options(Fields fields) {
        if (!fields.has("options")) {
            return STANDARD;
        }
        return fields.texts("options", OPTIONS::contains, "one of " + String.join(", ", OPTIONS));
    }

    private static Map<DayOfWeek, LocalTime> cutOffs(Fields fields) {
        Map<DayOfWeek, LocalTime> times = new EnumMap<>(DayOfWeek.class);
        fields.map("cutOffs", Postnl::fault)
                .forEach((day, time) ->
                        times.put(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)), LocalTime.parse(time)));
        return times;
    }

    private static Optional<String> fault(String day, String time) {
        if (!DAYS.contains(day)) {
            return Optional.of(
                    "must stand at one of " + String.join(", ", DAYS) + ", found " + Fields.shown(day) + ".");
        }
        return TIME.matcher(time).matches()
                ? Optional.empty()
                : Optional.of("must be a time of day such as 17:00, found " + Fields.shown(time) + ".");
    }
}
