package io.tillbridge.routing;

import io.tillbridge.document.YamlEvents;
import io.tillbridge.document.YamlFault;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the text of a route file into nodes; hostile text is refused before anything is built from it. */
final class YamlGuard implements YamlEvents.Reader {
    static final int MOST_CHARACTERS = 100_000;
    private static final int MOST_PARTS = 20_000;
    private static final String MEND = "Mend the text at this place; two spaces for each level, no tabs.";

    private final String path;
    private final Findings findings;
    private final boolean comments;
    private boolean content;

    YamlGuard(String path, Findings findings) {
        this(path, findings, false);
    }

    private YamlGuard(String path, Findings findings, boolean comments) {
        this.path = path;
        this.findings = findings;
        this.comments = comments;
    }

    /** For a file that no visual editor writes: a comment may stand anywhere. */
    static YamlGuard withComments(String path, Findings findings) {
        return new YamlGuard(path, findings, true);
    }

    /** Whether a text has comments at most: a file of a site that declares nothing yet. */
    static boolean saysNothing(String text) {
        return text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    /** Its root; empty when there is none, which is a finding. */
    Optional<Node> read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            String message = "Expected at most " + MOST_CHARACTERS + " characters, found " + text.length() + ".";
            return refused(1, 1, message, "Cut the file in several.");
        }
        int broken = text.indexOf('\uFFFD');
        if (broken >= 0) {
            int line = 1
                    + (int) text.substring(0, broken)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            return refused(line, 1, "Expected UTF-8, found other bytes.", "Save the file as UTF-8.");
        }
        try {
            LoadSettings settings = LoadSettings.builder().build();
            Optional<Node> root = new Composer(settings, new YamlEvents(text, MOST_PARTS, this)).getSingleNode();
            return root.isPresent()
                    ? root
                    : refused(1, 1, "Expected a list of routes, found nothing.", "Delete the file.");
        } catch (YamlFault fault) {
            return refused(fault);
        } catch (OddPart odd) {
            return refused(odd.line, odd.column, odd.getMessage(), odd.hint);
        }
    }

    private Optional<Node> refused(YamlFault fault) {
        String cut = "Cut the file in several.";
        return switch (fault.why()) {
            case CHARACTERS -> refused(1, 1, "Not YAML: " + fault.problem() + ".", "Write plain text in UTF-8.");
            case SECOND_DOCUMENT ->
                refused(fault, "Expected one document, found another.", "Take the line `---` away.");
            case TOO_DEEP ->
                refused(fault, "Expected at most " + YamlEvents.DEEPEST + " levels, found more.", "Make it flatter.");
            case TOO_MANY_PARTS -> refused(fault, "Expected at most " + MOST_PARTS + " parts, found more.", cut);
            default -> refused(fault, "Not YAML: " + fault.problem() + ".", MEND);
        };
    }

    private Optional<Node> refused(YamlFault fault, String message, String hint) {
        return refused(fault.line(), fault.column(), message, hint);
    }

    private Optional<Node> refused(int line, int column, String message, String hint) {
        findings.add(Rule.YAML, path, line, column, message, hint);
        return Optional.empty();
    }

    @Override
    public void part(NodeEvent part) {
        content = true;
        for (YamlEvents.Oddity oddity : YamlEvents.oddities(part)) {
            throw switch (oddity) {
                case ALIAS -> new OddPart(part, "an alias.", "Write the value out.");
                case ANCHOR -> new OddPart(part, "an anchor.", "Write the value out where it is used.");
                case TAG -> new OddPart(part, "the tag " + YamlEvents.tag(part).orElse("") + ".", "Take the tag away.");
            };
        }
    }

    @Override
    public void comment(CommentEvent comment) {
        boolean free = comments || path.equals(RoutePermissions.PATH);
        if (!free && content && comment.getCommentType() != CommentType.BLANK_LINE) {
            String hint = "Write it as `description` (what) or `note` (why) of the step.";
            String message = "Expected comments only above the first line, found one inside.";
            findings.add(Rule.COMMENT, path, line(comment), column(comment), message, hint);
        }
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static int column(Event event) {
        return event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    }

    /** A part that no route file may have. */
    private static final class OddPart extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final int column;
        private final String hint;

        OddPart(NodeEvent part, String found, String hint) {
            super("Expected plain values, found " + found);
            this.line = line(part);
            this.column = column(part);
            this.hint = hint;
        }
    }
}
