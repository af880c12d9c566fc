package io.tillbridge.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML strictly: one document of limited depth and size, each part with its place. Nothing is expanded, and a reader
 * sees each alias, anchor and tag before anything is built from it. Every fault is a {@link YamlFault}.
 */
public final class YamlEvents implements Parser {
    public static final int DEEPEST = 40;

    private final Parser parser;
    private final int most;
    private final Reader reader;
    private int depth;
    private int documents;
    private int parts;

    /** Sees all of a text before it is used. */
    public interface Reader {
        /** The beginning of an alias, a scalar, a list or an object. */
        default void part(NodeEvent part) {}

        default void comment(CommentEvent comment) {}
    }

    /** What a part has that plain data does not. */
    public enum Oddity {
        ALIAS,
        ANCHOR,
        TAG
    }

    /** @param most how many parts a text may have */
    public YamlEvents(String text, int most, Reader reader) {
        this.most = most;
        this.reader = reader;
        LoadSettings settings = LoadSettings.builder()
                .setParseComments(true)
                .setCodePointLimit(Math.max(1, text.length()))
                .build();
        this.parser = guarded(() -> new ParserImpl(settings, new StreamReader(settings, text)));
    }

    public static List<Oddity> oddities(NodeEvent part) {
        if (part instanceof AliasEvent) {
            return List.of(Oddity.ALIAS);
        }
        List<Oddity> oddities = new ArrayList<>();
        part.getAnchor().ifPresent(anchor -> oddities.add(Oddity.ANCHOR));
        tag(part).ifPresent(tag -> oddities.add(Oddity.TAG));
        return oddities;
    }

    /** The tag that is written before a part. */
    public static Optional<String> tag(NodeEvent part) {
        if (part instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return part instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
    }

    @Override
    public boolean hasNext() {
        return guarded(parser::hasNext);
    }

    @Override
    public boolean checkEvent(Event.ID id) {
        return hasNext() && peekEvent().getEventId() == id;
    }

    @Override
    public Event peekEvent() {
        while (guarded(parser::peekEvent) instanceof CommentEvent) {
            reader.comment((CommentEvent) parser.next());
        }
        return parser.peekEvent();
    }

    @Override
    public Event next() {
        peekEvent();
        Event event = parser.next();
        if (++parts > most) {
            throw new YamlFault(YamlFault.Why.TOO_MANY_PARTS, event.getStartMark(), "too many parts");
        }
        switch (event.getEventId()) {
            case DocumentStart -> {
                if (++documents > 1) {
                    throw new YamlFault(YamlFault.Why.SECOND_DOCUMENT, event.getStartMark(), "a second document");
                }
            }
            case MappingStart, SequenceStart -> {
                if (++depth > DEEPEST) {
                    throw new YamlFault(YamlFault.Why.TOO_DEEP, event.getStartMark(), "too many levels");
                }
            }
            case MappingEnd, SequenceEnd -> depth--;
            default -> {}
        }
        if (event instanceof NodeEvent part) {
            reader.part(part);
        }
        return event;
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (MarkedYamlEngineException e) {
            throw new YamlFault(YamlFault.Why.BROKEN, e.getProblemMark(), e.getProblem());
        } catch (YamlEngineException e) {
            String message = e.getMessage() == null ? "no reason given" : e.getMessage();
            throw new YamlFault(
                    YamlFault.Why.CHARACTERS, Optional.empty(), message.lines().findFirst().orElse(""));
        }
    }
}
