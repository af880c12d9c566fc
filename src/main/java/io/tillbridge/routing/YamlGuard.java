package io.tillbridge.routing;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Looks at a text as a stream of YAML events, so that hostile text is refused before anything is built from it. */
final class YamlGuard {
    static final int MOST_CHARACTERS = 100_000;
    private static final int MOST_EVENTS = 20_000;
    private static final int DEEPEST = 40;

    private final String path;
    private final Findings findings;
    private int depth;
    private int documents;
    private boolean content;
    private boolean accepted = true;

    YamlGuard(String path, Findings findings) {
        this.path = path;
        this.findings = findings;
    }

    boolean accepts(String text) {
        if (text.length() > MOST_CHARACTERS) {
            String message = "Expected at most " + MOST_CHARACTERS + " characters, found " + text.length() + ".";
            findings.add(Rule.YAML, path, 1, 1, message, "Cut the file in several.");
            return false;
        }
        int broken = text.indexOf('\uFFFD');
        if (broken >= 0) {
            int line = (int) text.substring(0, broken)
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            findings.add(Rule.YAML, path, line, 1, "Expected UTF-8, found other bytes.", "Save the file as UTF-8.");
            return false;
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(path)
                .setParseComments(true)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        try {
            Parser parser = new ParserImpl(settings, new StreamReader(settings, text));
            for (int events = 0; accepted && parser.hasNext(); events++) {
                look(parser.next(), events);
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
            String hint = "Mend the text at this place; two spaces for each level, no tabs.";
            findings.add(Rule.YAML, path, line, column, "Not YAML: " + e.getProblem() + ".", hint);
            return false;
        } catch (YamlEngineException e) {
            String message = "Not YAML: " + RouteFiles.firstLine(e.getMessage()) + ".";
            findings.add(Rule.YAML, path, 1, 1, message, "Write plain text in UTF-8.");
            return false;
        }
        return accepted;
    }

    private void look(Event event, int events) {
        if (events > MOST_EVENTS) {
            refuse(event, "Expected at most " + MOST_EVENTS + " parts, found more.", "Cut the file in several.");
        } else if (event instanceof AliasEvent) {
            refuse(event, "Expected plain values, found an alias.", "Write the value out.");
        } else if (event instanceof DocumentStartEvent && ++documents > 1) {
            refuse(event, "Expected one document, found another.", "Take the line `---` away.");
        } else if (event instanceof CommentEvent && content) {
            comment(event);
        } else if (event instanceof NodeEvent node) {
            node(node);
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        }
    }

    private void node(NodeEvent event) {
        content = true;
        Optional<?> tag = Optional.empty();
        if (event instanceof CollectionStartEvent start) {
            tag = start.getTag();
            if (++depth > DEEPEST) {
                refuse(event, "Expected at most " + DEEPEST + " levels, found more.", "Make it flatter.");
            }
        } else if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        }
        if (event.getAnchor().isPresent()) {
            refuse(event, "Expected plain values, found an anchor.", "Write the value out where it is used.");
        } else if (tag.isPresent()) {
            refuse(event, "Expected plain values, found the tag " + tag.get() + ".", "Take the tag away.");
        }
    }

    private void comment(Event event) {
        CommentEvent comment = (CommentEvent) event;
        if (comment.getCommentType() != CommentType.BLANK_LINE) {
            String hint = "Write it as `description` (what) or `note` (why) of the step.";
            place(Rule.COMMENT, event, "Expected comments only above the first line, found one inside.", hint);
        }
    }

    private void refuse(Event event, String message, String hint) {
        accepted = false;
        place(Rule.YAML, event, message, hint);
    }

    private void place(Rule rule, Event event, String message, String hint) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        findings.add(rule, path, line, column, message, hint);
    }
}
