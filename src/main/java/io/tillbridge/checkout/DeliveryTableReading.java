package io.tillbridge.checkout;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a delivery table as a person wrote it: nothing unknown is passed over, and all faults are told at once. */
public final class DeliveryTableReading {
    static final int MOST_RULES = 500;
    static final int MOST_PLACES = 200;
    private static final int MOST_DAYS_AHEAD = 14;
    private static final int MOST_TRANSIT = 60;

    private static final List<String> MEMBERS = List.of("daysAhead", "transit", "windows", "pickupPlaces");
    private static final List<String> TRANSIT = List.of("country", "postcodes", "minDays", "maxDays", "weekdays");

    private final String pointer;
    private final List<FieldFault> faults;

    private DeliveryTableReading(String pointer, List<FieldFault> faults) {
        this.pointer = pointer;
        this.faults = faults;
    }

    /**
     * The table; not to be used when there were faults.
     *
     * @param pointer where the object stands in the body
     * @param given null is an empty one
     * @param faults gets every fault
     */
    public static DeliveryTable read(String pointer, Object given, List<FieldFault> faults) {
        return new DeliveryTableReading(pointer, faults).table(given);
    }

    private DeliveryTable table(Object given) {
        Fields fields = Fields.of(pointer, given, MEMBERS, faults);
        Map<?, ?> members = given instanceof Map<?, ?> map ? map : Map.of();
        int daysAhead = fields.whole("daysAhead", DeliveryTable.DAYS_AHEAD, 1, MOST_DAYS_AHEAD);
        List<TransitRule> transit = new ArrayList<>();
        each(members, "transit", MOST_RULES, (place, item) -> {
            TransitRule rule = transit(place, item);
            if (rule != null) {
                transit.add(rule);
            }
        });
        List<WindowRule> windows = new ArrayList<>();
        each(members, "windows", MOST_RULES, (place, item) -> WindowRuleReading.read(place, item, faults)
                .ifPresent(windows::add));
        return new DeliveryTable(daysAhead, transit, windows, places(members));
    }

    private List<PickupPlace> places(Map<?, ?> members) {
        List<PickupPlace> places = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        each(members, "pickupPlaces", MOST_PLACES, (place, item) -> PickupPlaceReading.read(place, item, faults)
                .ifPresent(read -> {
                    if (!ids.add(read.id())) {
                        faults.add(new FieldFault(
                                place + "/id",
                                "repeated",
                                "must stand here once, found " + Fields.shown(read.id()) + " again: orders name it."));
                    }
                    places.add(read);
                }));
        return places;
    }

    private TransitRule transit(String place, Object item) {
        int before = faults.size();
        Fields fields = Fields.of(place, item, TRANSIT, faults);
        TableFields table = new TableFields(place, fields, faults);
        int minDays = fields.whole("minDays", 1, 0, MOST_TRANSIT);
        int maxDays = fields.whole("maxDays", minDays, 0, MOST_TRANSIT);
        ServiceArea area = table.area();
        Set<java.time.DayOfWeek> weekdays = table.weekdays(TableFields.MONDAY_TO_SATURDAY);
        if (faults.size() == before && maxDays < minDays) {
            fields.fault(
                    "maxDays",
                    "out-of-range",
                    "must not be less than minDays, which is " + minDays + ", found " + maxDays + ".");
        }
        return faults.size() == before ? new TransitRule(area, minDays, maxDays, weekdays) : null;
    }

    private void each(Map<?, ?> members, String name, int most, Entry entry) {
        TableFields.each(pointer, members, name, most, faults, entry);
    }

    /** What is done with an entry of a list. */
    interface Entry {
        /** @param place its JSON pointer */
        void read(String place, Object item);
    }
}
