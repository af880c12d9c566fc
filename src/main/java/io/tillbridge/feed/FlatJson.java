package io.tillbridge.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the attributes of a product: a JSON object of texts. Their names are the same in capital and small letters. */
final class FlatJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FlatJson() {}

    /** @return texts by name in small letters; empty when the column holds no object */
    static Map<String, String> of(String text) {
        if (text == null || text.length() < 3) {
            return Map.of();
        }
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName().toLowerCase(Locale.ROOT).strip();
                if (parser.nextToken().isScalarValue()) {
                    texts.putIfAbsent(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
            return texts;
        } catch (IOException e) {
            return texts;
        }
    }
}
