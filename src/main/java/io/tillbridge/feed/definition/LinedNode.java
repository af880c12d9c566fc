package io.tillbridge.feed.definition;

import io.tillbridge.document.YamlEvents;
import io.tillbridge.document.YamlFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** A part of a definition's file with its line. */
sealed interface LinedNode {
    int MOST_PARTS = 20_000;

    int line();

    /** @param text null when nothing stands there */
    record Scalar(int line, String text) implements LinedNode {}

    record Items(int line, List<LinedNode> of) implements LinedNode {}

    record Section(int line, Map<String, LinedNode> of) implements LinedNode {}

    /** What it is, for messages. */
    default String found() {
        if (this instanceof Scalar scalar) {
            return scalar.text == null ? "found nothing" : "found \"" + scalar.text + "\"";
        }
        return this instanceof Items ? "found a list" : "found keys and values";
    }

    /**
     * Reads the one document of a text.
     *
     * @throws YamlFault it is no YAML, or more than a definition may be
     */
    static LinedNode of(String text, DefinitionFaults faults) {
        YamlEvents events = new YamlEvents(text, MOST_PARTS, new YamlEvents.Reader() {
            @Override
            public void part(NodeEvent part) {
                for (YamlEvents.Oddity oddity : YamlEvents.oddities(part)) {
                    String what = oddity.name().toLowerCase(java.util.Locale.ROOT);
                    faults.add(line(part), "", "expected plain YAML, found " + article(what) + what + ": write it out");
                }
            }
        });
        events.next();
        if (events.checkEvent(Event.ID.StreamEnd)) {
            return new Scalar(1, null);
        }
        events.next();
        LinedNode root = node(events, events.next(), faults);
        while (events.hasNext()) {
            events.next();
        }
        return root;
    }

    private static String article(String word) {
        return word.startsWith("a") ? "an " : "a ";
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static LinedNode node(YamlEvents events, Event event, DefinitionFaults faults) {
        int line = line(event);
        if (event instanceof MappingStartEvent) {
            return section(events, line, faults);
        }
        if (event instanceof SequenceStartEvent) {
            List<LinedNode> items = new ArrayList<>();
            while (!events.checkEvent(Event.ID.SequenceEnd)) {
                items.add(node(events, events.next(), faults));
            }
            events.next();
            return new Items(line, items);
        }
        if (event instanceof ScalarEvent scalar) {
            boolean nothing = scalar.getScalarStyle() == ScalarStyle.PLAIN
                    && List.of("", "~", "null").contains(scalar.getValue());
            return new Scalar(line, nothing ? null : scalar.getValue());
        }
        return new Scalar(line, null);
    }

    private static LinedNode section(YamlEvents events, int line, DefinitionFaults faults) {
        Map<String, LinedNode> section = new LinkedHashMap<>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            Event key = events.next();
            LinedNode name = node(events, key, faults);
            LinedNode value = node(events, events.next(), faults);
            String text = name instanceof Scalar scalar ? scalar.text : null;
            if (text == null) {
                faults.add(name.line(), "", "expected a key, " + name.found());
            } else if (section.putIfAbsent(text, value) != null) {
                faults.add(name.line(), text, "stands here twice: take one away");
            }
        }
        events.next();
        return new Section(line, section);
    }
}
