package io.tillbridge.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML as what JSON could say as well: objects, lists, texts, numbers, true, false and null. Repeated names,
 * aliases, anchors and tags are faults at their place; nothing is expanded, so that no text grows while it is read.
 */
public final class YamlText {
    private static final int DEEPEST = 40;
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,39}");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,39})\\.[0-9]{1,40}");

    private final Parser parser;
    private final List<FieldFault> faults;
    private int depth;

    private YamlText(Parser parser, List<FieldFault> faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /**
     * The one document of a text.
     *
     * @param faults gets every fault that has a place in the document
     * @return maps in the order of the text, lists, texts, {@code Integer} or wider, {@code BigDecimal}, {@code Boolean}
     *     or null
     * @throws YamlFault when it cannot be read at all
     */
    public static Object read(String text, List<FieldFault> faults) throws YamlFault {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Math.max(1, text.length()))
                .build();
        try {
            String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
            Parser parser = new ParserImpl(settings, new StreamReader(settings, bare));
            return new YamlText(parser, faults).document();
        } catch (MarkedYamlEngineException e) {
            throw new YamlFault("The text is no YAML" + place(e.getProblemMark()));
        } catch (YamlEngineException e) {
            throw new YamlFault("The text is no YAML: it holds characters that cannot stand in one");
        }
    }

    private Object document() throws YamlFault {
        parser.next();
        if (parser.peekEvent().getEventId() == Event.ID.StreamEnd) {
            throw new YamlFault("The text is empty, expected a YAML document");
        }
        parser.next();
        Object value = value("", parser.next());
        parser.next();
        if (parser.peekEvent().getEventId() != Event.ID.StreamEnd) {
            throw new YamlFault("The text holds a second YAML document" + place(parser.peekEvent()) + ", expected one");
        }
        return value;
    }

    private Object value(String pointer, Event event) throws YamlFault {
        if (event instanceof AliasEvent) {
            faults.add(new FieldFault(
                    pointer, "not-allowed", "must be written out, found an alias of a value elsewhere."));
            return null;
        }
        refuseAnchor(pointer, (NodeEvent) event);
        if (event instanceof ScalarEvent scalar) {
            refuseTag(pointer, scalar.getTag());
            return scalar(scalar);
        }
        if (++depth > DEEPEST) {
            throw new YamlFault("The text goes deeper than " + DEEPEST + " levels" + place(event));
        }
        Object value;
        if (event instanceof MappingStartEvent mapping) {
            refuseTag(pointer, mapping.getTag());
            value = object(pointer);
        } else {
            refuseTag(pointer, ((SequenceStartEvent) event).getTag());
            value = list(pointer);
        }
        depth--;
        return value;
    }

    private Map<String, Object> object(String pointer) throws YamlFault {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.peekEvent().getEventId() != Event.ID.MappingEnd) {
            Event key = parser.next();
            if (!(key instanceof ScalarEvent name)) {
                throw new YamlFault("The text has a name that is no text" + place(key));
            }
            String place = pointer + "/" + JsonPointers.escaped(name.getValue());
            refuseAnchor(place, name);
            Object value = value(place, parser.next());
            if (object.containsKey(name.getValue())) {
                faults.add(new FieldFault(place, "repeated", "must stand here once, found it again: take one away."));
            } else {
                object.put(name.getValue(), value);
            }
        }
        parser.next();
        return object;
    }

    private List<Object> list(String pointer) throws YamlFault {
        List<Object> list = new ArrayList<>();
        while (parser.peekEvent().getEventId() != Event.ID.SequenceEnd) {
            list.add(value(pointer + "/" + list.size(), parser.next()));
        }
        parser.next();
        return list;
    }

    private void refuseAnchor(String pointer, NodeEvent event) {
        Optional<Anchor> anchor = event.getAnchor();
        if (anchor.isPresent()) {
            faults.add(new FieldFault(pointer, "not-allowed", "must be plain, found an anchor: take it away."));
        }
    }

    private void refuseTag(String pointer, Optional<?> tag) {
        if (tag.isPresent()) {
            faults.add(new FieldFault(pointer, "not-allowed", "must be plain, found a tag: take it away."));
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

    private static String place(Event event) {
        return place(event.getStartMark());
    }

    private static String place(Optional<Mark> mark) {
        return mark.map(at -> " at line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1))
                .orElse("");
    }
}
