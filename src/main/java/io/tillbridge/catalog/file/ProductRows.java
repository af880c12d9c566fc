package io.tillbridge.catalog.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.catalog.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rows of products as a program sends them, written as a catalog file. A row is any JSON value in plain form;
 * one that is no product is written as it is, so that the check of the file reports it.
 */
public final class ProductRows {
    /** The dialect whose names are the canonical ones. */
    public static final String CANONICAL = Dialect.CANONICAL;

    /** What the API shows of a product and a catalog file does not have. */
    private static final Set<String> SHOWN_ONLY =
            Set.of("id", "connectionId", "state", "hsCode", "createdAt", "updatedAt");

    private static final Map<String, String> NAMED = Map.of("variations", "variation:", "attributes", "attribute:");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory LINES = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private ProductRows() {}

    /** The SKU of a row as it was given; empty when it has none. */
    public static String sku(Object row) {
        if (row instanceof Map<?, ?> members) {
            for (Map.Entry<?, ?> member : members.entrySet()) {
                boolean isSku = Column.VENDOR_SKU.header().equals(name(member.getKey()));
                if (isSku && (member.getValue() instanceof String || member.getValue() instanceof Number)) {
                    return member.getValue().toString();
                }
            }
        }
        return "";
    }

    /**
     * A row with the members it lacks taken from its product as it is stored, which leaves these as they are.
     *
     * @param stored by canonical names, {@code variations} and {@code attributes} as JSON objects; null: there is none
     */
    public static Object merged(Object row, Map<String, String> stored) {
        if (stored == null || !(row instanceof Map<?, ?> given)) {
            return row;
        }
        Map<String, Object> merged = members(given);
        Set<String> named = new HashSet<>();
        merged.keySet().forEach(member -> named.add(Dialect.identity(name(member))));
        stored.forEach((column, text) -> {
            String prefix = NAMED.get(column);
            if (prefix == null && named.add(column)) {
                merged.put(column, text);
            } else if (prefix != null && !(given.containsKey(column) && given.get(column) == null)) {
                object(text).forEach((key, value) -> {
                    if (named.add(Dialect.identity(prefix + key))) {
                        merged.put(prefix + key, value);
                    }
                });
            }
        });
        return merged;
    }

    /** A JSON array with a line for each row; the first has the number 2, as below a header. */
    public static byte[] file(List<?> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = LINES.createGenerator(bytes)) {
            json.writeStartArray();
            for (Object row : rows) {
                json.writeRaw('\n');
                if (row instanceof Map<?, ?> members) {
                    line(json, members(members));
                } else {
                    scalar(json, row);
                }
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The canonical name of a member; one that is not known is its own. */
    private static String name(Object member) {
        String canonical = Dialect.canonicalName(member.toString());
        return canonical == null ? member.toString() : canonical;
    }

    /** With the members of {@code variations} and {@code attributes} in the names of columns. */
    private static Map<String, Object> members(Map<?, ?> given) {
        Map<String, Object> members = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            String prefix = NAMED.get(key.toString());
            if (prefix != null && value instanceof Map<?, ?> object) {
                object.forEach((name, text) -> members.put(prefix + name, text));
            } else if (!SHOWN_ONLY.contains(key.toString()) && (prefix == null || value != null)) {
                members.put(key.toString(), value);
            }
        });
        return members;
    }

    private static void line(JsonGenerator json, Map<String, Object> members) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> member : members.entrySet()) {
            json.writeFieldName(member.getKey());
            boolean images = member.getKey().toLowerCase(Locale.ROOT).equals(Column.IMAGES.header());
            if (images && member.getValue() instanceof List<?> list) {
                json.writeStartArray();
                for (Object image : list) {
                    scalar(json, image);
                }
                json.writeEndArray();
            } else {
                scalar(json, member.getValue());
            }
        }
        json.writeEndObject();
    }

    /** What is no scalar is written empty: its content has no meaning. */
    private static void scalar(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Map) {
            json.writeStartObject();
            json.writeEndObject();
        } else if (value instanceof List) {
            json.writeStartArray();
            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }

    @SuppressWarnings("unchecked") // an object of texts, as the load wrote it
    private static Map<String, Object> object(String text) {
        try {
            return JSON.readValue(text, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
