package io.tillbridge.carrier;

import io.tillbridge.checkout.DeliveryKind;
import io.tillbridge.checkout.Offers;
import io.tillbridge.checkout.OpeningTimes;
import io.tillbridge.checkout.PickupOffer;
import io.tillbridge.checkout.PlaceAddress;
import io.tillbridge.checkout.Window;
import io.tillbridge.connection.Postnl;
import io.tillbridge.connection.PostnlSettings;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an answer of PostNL's Checkout API. An entry that cannot be read is left out; an answer in which none can be read
 * is wrong.
 */
final class PostnlAnswer {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int LONGEST = 120;

    private final PostnlSettings settings;
    private final List<Window> windows = new ArrayList<>();
    private final Map<String, PickupOffer> points = new LinkedHashMap<>();
    private int given;

    private PostnlAnswer(PostnlSettings settings) {
        this.settings = settings;
    }

    /** Empty when it is no such answer. */
    static Optional<Offers> read(Object content, PostnlSettings settings) {
        if (!(content instanceof Map<?, ?> answer)
                || !answer.containsKey("DeliveryOptions") && !answer.containsKey("PickupOptions")) {
            return Optional.empty();
        }
        return new PostnlAnswer(settings).offers(answer);
    }

    private Optional<Offers> offers(Map<?, ?> answer) {
        list(answer.get("DeliveryOptions")).forEach(day -> tolerant(() -> day(object(day))));
        if (settings.options().contains("pickup")) {
            list(answer.get("PickupOptions")).forEach(option -> tolerant(() -> pickup(object(option))));
        }
        boolean nothingRead = given > 0 && windows.isEmpty() && points.isEmpty() && !understood;
        return nothingRead
                ? Optional.empty()
                : Optional.of(new Offers(windows, List.copyOf(points.values()), null, true));
    }

    private boolean understood;

    private void tolerant(Runnable entry) {
        given++;
        try {
            entry.run();
        } catch (DateTimeException | ClassCastException | NullPointerException | IllegalArgumentException wrong) {
            // Counted in given, and not in what was read.
        }
    }

    private void day(Map<?, ?> day) {
        LocalDate date = date(day.get("DeliveryDate"));
        for (Object one : list(day.get("Timeframe"))) {
            Map<?, ?> frame = object(one);
            Optional<DeliveryKind> kind = PostnlForm.kind(settings, list(frame.get("Options")));
            LocalTime from = time(frame.get("From"));
            LocalTime to = time(frame.get("To"));
            understood = true;
            kind.ifPresent(asked -> windows.add(new Window(Postnl.NAME, asked, date, from, to, null)));
        }
    }

    private void pickup(Map<?, ?> option) {
        LocalDate ready = date(option.get("PickupDate"));
        for (Object one : list(option.get("Locations"))) {
            Map<?, ?> location = object(one);
            Map<?, ?> address = object(location.get("Address"));
            String id = text(location.get("LocationCode"));
            PickupOffer point = new PickupOffer(
                    Postnl.NAME,
                    java.util.Objects.requireNonNull(id),
                    Optional.ofNullable(text(address.get("CompanyName"))).orElse("PostNL"),
                    new PlaceAddress(
                            text(address.get("Street")),
                            joined(text(address.get("HouseNr")), text(address.get("HouseNrExt"))),
                            text(address.get("Zipcode")),
                            text(address.get("City")),
                            text(address.get("Countrycode"))),
                    new OpeningTimes(week(location.get("OpeningHours")), Map.of()),
                    ready,
                    location.get("Distance") instanceof Number metres ? metres.intValue() : null,
                    null,
                    Map.of());
            understood = true;
            points.putIfAbsent(id, point);
        }
    }

    /** A day has one time or a list of them. */
    private static Map<DayOfWeek, List<OpeningTimes.Span>> week(Object hours) {
        Map<DayOfWeek, List<OpeningTimes.Span>> week = new EnumMap<>(DayOfWeek.class);
        Map<?, ?> days = hours instanceof Map<?, ?> map ? map : Map.of();
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
            Object value = days.get(name);
            List<OpeningTimes.Span> spans = (value instanceof List<?> several ? several : optional(value))
                    .stream()
                            .map(PostnlAnswer::object)
                            .map(span -> new OpeningTimes.Span(time(span.get("From")), time(span.get("To"))))
                            .toList();
            if (!spans.isEmpty()) {
                week.put(day, spans);
            }
        }
        return week;
    }

    private static List<?> optional(Object value) {
        return value == null ? List.of() : List.of(value);
    }

    private static Map<?, ?> object(Object value) {
        return (Map<?, ?>) java.util.Objects.requireNonNull(value);
    }

    private static List<?> list(Object value) {
        return value == null ? List.of() : (List<?>) value;
    }

    private static LocalDate date(Object value) {
        return LocalDate.parse((String) value, DAY);
    }

    private static LocalTime time(Object value) {
        return LocalTime.parse((String) value);
    }

    /** Their text, cut and without what a page would obey; null when there is none. */
    private static String text(Object value) {
        if (!(value instanceof String) && !(value instanceof Number)) {
            return null;
        }
        String plain = value.toString().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.isEmpty() ? null : plain.substring(0, Math.min(LONGEST, plain.length()));
    }

    private static String joined(String number, String extension) {
        return number == null || extension == null ? number : number + " " + extension;
    }
}
