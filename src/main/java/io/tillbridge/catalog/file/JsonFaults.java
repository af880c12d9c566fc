package io.tillbridge.catalog.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.tillbridge.catalog.FindingCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Says in the contract's words what a JSON parser complained about: cut, or wrong. */
final class JsonFaults {
    private static final String SEND_AGAIN =
            "Send the whole file again; write it under another name and rename it when it is complete.";

    private final JsonParser parser;
    private final InputStream in;

    JsonFaults(JsonParser parser, InputStream in) {
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
        if (fault instanceof JsonEOFException || atEnd()) {
            return truncated();
        }
        String reason = fault.getOriginalMessage().lines().findFirst().orElse("");
        return wrong("is no JSON: " + reason, "Write the file with a JSON library, as one array of objects.");
    }

    FileFault truncated() {
        return new FileFault(
                line(),
                FindingCode.FILE_TRUNCATED,
                "The file ends inside the JSON array, on line " + line() + ".",
                SEND_AGAIN);
    }

    FileFault afterTheEnd() {
        return wrong("goes on after the end of its JSON array", "Write one array that holds all products.");
    }

    private FileFault wrong(String what, String hint) {
        JsonLocation at = parser.currentLocation();
        String place = "line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new FileFault(line(), FindingCode.FILE_FORMAT, "The file " + what + " (" + place + ").", hint);
    }

    /** A value cut in its middle (tru, 12., half a character) looks like a wrong one, only nothing follows it. */
    private boolean atEnd() throws IOException {
        boolean insideArray = !parser.getParsingContext().inRoot();
        return insideArray && parser.releaseBuffered(new ByteArrayOutputStream()) <= 0 && in.read() < 0;
    }

    private long line() {
        return Math.max(parser.currentLocation().getLineNr(), 1);
    }
}
