package io.tillbridge.catalog.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Takes the product objects of a JSON file apart, element by element. */
final class JsonRecords implements AutoCloseable {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_KEY = 1000;

    private final JsonParser parser;
    private final JsonFaults faults;
    private final JsonShape shape;
    private boolean begun;
    private long line;
    private long count;
    private MalformedRecord malformed;

    JsonRecords(InputStream in, JsonShape shape, ReadLimits limits) throws IOException {
        LastByteTracker last = new LastByteTracker(in);
        this.shape = shape;
        parser = factory(limits).createParser(last);
        faults = new JsonFaults(parser, last);
    }

    static JsonFactory factory(ReadLimits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(MAX_KEY)
                        .maxStringLength(limits.maxCellChars())
                        .maxNumberLength(limits.maxCellChars()) // numbers are only ever taken as their text
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .build();
    }

    /** The physical line on which the last element starts. */
    long line() {
        return line;
    }

    /** The number of the last element where the first is 2: as in a spreadsheet, below a header. */
    long number() {
        return count + 1;
    }

    /** Why the last element cannot be a row, or null. */
    MalformedRecord malformed() {
        return malformed;
    }

    /**
     * The values of the next element, or null at the end.
     *
     * @param slots for each key the number of its cell; a key without one is passed over, whatever it holds
     * @param images the number of the cell that may be an array of texts, or -1
     */
    String[] next(Map<String, Integer> slots, int width, int images) throws IOException {
        try {
            JsonToken token = nextElement();
            if (token == null) {
                return null;
            }
            malformed = null;
            String[] cells = new String[width];
            if (token == JsonToken.START_OBJECT) {
                object(slots, cells, images);
            } else {
                malformed = MalformedRecord.element(named(token));
                parser.skipChildren();
            }
            for (int i = 0; i < width; i++) {
                cells[i] = cells[i] == null ? "" : cells[i];
            }
            return cells;
        } catch (IOException e) {
            throw faults.explain(e);
        }
    }

    private JsonToken nextElement() throws IOException {
        if (!begun) {
            begun = true;
            begin();
        }
        JsonToken token = parser.nextToken();
        line = parser.currentTokenLocation().getLineNr();
        if (token == JsonToken.END_ARRAY) {
            end();
            return null;
        }
        if (token == null && shape != JsonShape.LINES) {
            throw faults.truncated();
        }
        count += token == null ? 0 : 1;
        return token;
    }

    /** Goes to the opening bracket, which was seen before this reader was made. */
    private void begin() throws IOException {
        if (shape == JsonShape.ARRAY) {
            parser.nextToken();
        }
        if (shape == JsonShape.WRAPPED) {
            parser.nextToken();
            parser.nextToken();
            while (parser.nextToken() != JsonToken.START_ARRAY || !JsonShape.isArray(parser.currentName())) {
                parser.skipChildren();
                parser.nextToken();
            }
        }
    }

    private void end() throws IOException {
        if (shape == JsonShape.WRAPPED) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                parser.nextToken();
                parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw faults.afterTheEnd();
        }
    }

    private void object(Map<String, Integer> slots, String[] cells, int images) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Integer slot = slots.get(key);
            JsonToken token = parser.nextToken();
            if (slot == null) {
                parser.skipChildren();
                continue;
            }
            String value = value(key, token, slot == images);
            if (cells[slot] != null) {
                blame(MalformedRecord.keyTwice(key));
            }
            cells[slot] = value == null ? cells[slot] : value;
        }
    }

    private String value(String key, JsonToken token, boolean images) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (token.isScalarValue()) {
            return parser.getText();
        }
        if (token == JsonToken.START_ARRAY && images) {
            return images();
        }
        blame(MalformedRecord.value(key, named(token)));
        parser.skipChildren();
        return null;
    }

    private String images() throws IOException {
        StringBuilder joined = new StringBuilder();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
                joined.append(joined.length() == 0 ? "" : " ").append(parser.getText());
                parser.streamReadConstraints().validateStringLength(joined.length());
            } else {
                blame(MalformedRecord.image(named(token)));
                parser.skipChildren();
            }
        }
        return joined.toString();
    }

    private void blame(MalformedRecord why) {
        malformed = malformed == null ? why : malformed;
    }

    private static String named(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "a number";
        };
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
