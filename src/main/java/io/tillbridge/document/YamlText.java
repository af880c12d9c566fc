package io.tillbridge.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Reads YAML as what JSON could say as well: objects, lists, texts, numbers, true, false and null. Repeated names,
 * aliases, anchors and tags are faults at their place.
 */
public final class YamlText {
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,39}");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,39})\\.[0-9]{1,40}");

    private final YamlEvents events;
    private final List<FieldFault> faults;

    private YamlText(YamlEvents events, List<FieldFault> faults) {
        this.events = events;
        this.faults = faults;
    }

    /**
     * The one document of a text.
     *
     * @param faults gets every fault that has a place in the document
     * @return maps in the order of the text, lists, texts, {@code Integer} or wider, {@code BigDecimal}, {@code Boolean}
     *     or null
     * @throws YamlFault when it cannot be read at all; its message tells where
     */
    public static Object read(String text, List<FieldFault> faults) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            return new YamlText(new YamlEvents(bare, Integer.MAX_VALUE, new YamlEvents.Reader() {}), faults).document();
        } catch (YamlFault fault) {
            throw new YamlFault(fault, told(fault));
        }
    }

    private static String told(YamlFault fault) {
        return switch (fault.why()) {
            case BROKEN -> "The text is no YAML" + fault.place();
            case CHARACTERS -> "The text is no YAML: it holds characters that cannot stand in one";
            case EMPTY -> "The text is empty, expected a YAML document";
            case SECOND_DOCUMENT -> "The text holds a second YAML document" + fault.place() + ", expected one";
            case TOO_DEEP -> "The text goes deeper than " + YamlEvents.DEEPEST + " levels" + fault.place();
            case TOO_MANY_PARTS -> "The text has too many parts";
            case NAME -> "The text has a name that is no text" + fault.place();
        };
    }

    private Object document() {
        events.next();
        if (events.checkEvent(Event.ID.StreamEnd)) {
            throw new YamlFault(YamlFault.Why.EMPTY, events.peekEvent().getStartMark(), "nothing");
        }
        events.next();
        Object value = value("", events.next());
        while (events.hasNext()) {
            events.next();
        }
        return value;
    }

    private Object value(String pointer, Event event) {
        refuseOddity(pointer, (NodeEvent) event);
        if (event instanceof AliasEvent) {
            return null;
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        return event instanceof MappingStartEvent ? object(pointer) : list(pointer);
    }

    private Map<String, Object> object(String pointer) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            Event key = events.next();
            if (!(key instanceof ScalarEvent name)) {
                throw new YamlFault(YamlFault.Why.NAME, key.getStartMark(), "a name that is no text");
            }
            String place = pointer + "/" + JsonPointers.escaped(name.getValue());
            if (name.getAnchor().isPresent()) {
                refuseOddity(place, name);
            }
            Object value = value(place, events.next());
            if (object.containsKey(name.getValue())) {
                faults.add(new FieldFault(place, "repeated", "must stand here once, found it again: take one away."));
            } else {
                object.put(name.getValue(), value);
            }
        }
        events.next();
        return object;
    }

    private List<Object> list(String pointer) {
        List<Object> list = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            list.add(value(pointer + "/" + list.size(), events.next()));
        }
        events.next();
        return list;
    }

    private void refuseOddity(String pointer, NodeEvent event) {
        for (YamlEvents.Oddity oddity : YamlEvents.oddities(event)) {
            String message = switch (oddity) {
                case ALIAS -> "must be written out, found an alias of a value elsewhere.";
                case ANCHOR -> "must be plain, found an anchor: take it away.";
                case TAG -> "must be plain, found a tag: take it away.";
            };
            faults.add(new FieldFault(pointer, "not-allowed", message));
        }
    }

    /** Text in quotes is text; without quotes it may be another JSON value. */
    private static Object scalar(ScalarEvent scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return text;
        }
        return switch (text) {
            case "", "~", "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default ->
                WHOLE.matcher(text).matches()
                        ? whole(new BigInteger(text))
                        : DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
        };
    }

    private static Number whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValueExact();
        }
        return number.bitLength() < Long.SIZE ? number.longValueExact() : number;

}
}
