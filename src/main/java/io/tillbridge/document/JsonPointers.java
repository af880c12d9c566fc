package io.tillbridge.document;

/** Parts of JSON pointers (RFC 6901). */
final class JsonPointers {
    private JsonPointers() {}

    /** A name as it stands between the slashes. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
