package io.tillbridge.catalog.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.tillbridge.catalog.FindingCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in the contract's words what a JSON parser complained about: cut, or wrong. */
final class JsonFaults {
    private static final Pattern UNEXPECTED =
            Pattern.compile("Unexpected character \\(.*\\(code (\\d+)", Pattern.DOTALL);
    private static final String SEND_AGAIN =
            "Send the whole file again; write it under another name and rename it when it is complete.";

    private final JsonParser parser;
    private final LastByteTracker in;

    JsonFaults(JsonParser parser, LastByteTracker in) {
        this.parser = parser;
        this.in = in;
    }

    IOException explain(IOException thrown) throws IOException {
        if (!(thrown instanceof JsonProcessingException fault)) {
            return thrown;
        }
        if (fault instanceof StreamConstraintsException) {
            return wrong(
                    "has a text, a key or a nesting beyond what a catalog needs",
                    "Look for a quote that is never closed.");
        }
        if (fault instanceof JsonEOFException || (atEnd() && !in.isClosingBracket())) {
            return truncated();
        }
        return wrong(found(fault.getOriginalMessage()), "Write the file with a JSON library, as one array of objects.");
    }

    /** Which sign it was; the parser's own words speak of settings nobody here can change. */
    private static String found(String parserMessage) {
        Matcher sign = UNEXPECTED.matcher(parserMessage);
        if (!sign.find()) {
            return "is no JSON";
        }
        int found = Integer.parseInt(sign.group(1));
        return found == ']' || found == '}'
                ? "is no JSON: \"" + (char) found + "\" stands where another value must follow, as after a comma"
                : found > ' ' ? "is no JSON: " + shown(found) + " stands where it must not" : "is no JSON";
    }

    private static String shown(int character) {
        return "\"" + Character.toString(character) + "\"";
    }

    FileFault truncated() {
        return new FileFault(
                line(),
                FindingCode.FILE_TRUNCATED,
                "The file ends inside its JSON, on line " + line() + ".",
                SEND_AGAIN);
    }

    FileFault afterTheEnd() {
        return wrong("goes on after the end of its JSON", "Write one array that holds all products.");
    }

    private FileFault wrong(String what, String hint) {
        JsonLocation at = parser.currentLocation();
        String place = "line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new FileFault(line(), FindingCode.FILE_FORMAT, "The file " + what + " (" + place + ").", hint);
    }

    /** A value cut in its middle (tru, 12., half a character) looks like a wrong one, only nothing follows it. */
    private boolean atEnd() throws IOException {
        boolean inside = !parser.getParsingContext().inRoot();
        return inside && parser.releaseBuffered(new ByteArrayOutputStream()) <= 0 && in.read() < 0;
    }

    private long line() {
        return Math.max(parser.currentLocation().getLineNr(), 1);
    }
}
