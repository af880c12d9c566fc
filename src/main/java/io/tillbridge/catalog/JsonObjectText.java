package io.tillbridge.catalog;

/** Writes a flat JSON object of texts. Ten lines here keep a JSON library out of the domain. */
final class JsonObjectText {

    private final StringBuilder json = new StringBuilder();

    void clear() {
        json.setLength(0);
    }

    void add(String name, String value) {
        json.append(json.length() == 0 ? '{' : ',');
        quoted(name);
        json.append(':');
        quoted(value);
    }

    /** The whole object; null when nothing was added. */
    String text() {
        return json.length() == 0 ? null : json + "}";
    }

    private void quoted(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> plain(c);
            }
        }
        json.append('"');
    }

    private void plain(char c) {
        if (c < ' ') {
            json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
        } else {
            json.append(c);
        }
    }
}
