package io.tillbridge.catalog.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tillbridge.catalog.Column;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** How the products stand in a JSON file. */
enum JsonShape {
    /** One array of objects. */
    ARRAY,
    /** One object that holds the array under {@code products} or {@code items}. */
    WRAPPED,
    /** Objects one after the other, mostly one in each line. */
    LINES;

    private static final Set<String> ARRAYS = Set.of("products", "items");
    private static final String SKU = HeaderName.folded(Column.VENDOR_SKU.header());

    static JsonShape of(FileDetection look, ReadLimits limits) throws IOException {
        try (InputStream text = look.text(new CountingFileInput(look.file()), limits)) {
            LastByteTracker last = new LastByteTracker(text);
            JsonParser parser = JsonRecords.factory(limits).createParser(last);
            JsonFaults faults = new JsonFaults(parser, last);
            try {
                return parser.nextToken() == JsonToken.START_ARRAY ? ARRAY : ofObject(parser);
            } catch (IOException e) {
                throw faults.explain(e);
            }
        }
    }

    /** A product may have a key "items" of its own, but not before its vendorSku. */
    private static JsonShape ofObject(JsonParser parser) throws IOException {
        boolean product = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = HeaderName.folded(parser.currentName());
            product |= key.equals(SKU);
            if (parser.nextToken() == JsonToken.START_ARRAY && !product && isArray(parser.currentName())) {
                return WRAPPED;
            }
            parser.skipChildren();
        }
        if (parser.nextToken() == null) {
            throw FileFault.format(
                    "The file is one JSON object without an array under products or items.",
                    "Put the products into an array: [ {…}, {…} ].");
        }
        return LINES;
    }

    /** Whether the key of an object that wraps the products names them. */
    static boolean isArray(String key) {
        return ARRAYS.contains(HeaderName.folded(key));
    }
}
