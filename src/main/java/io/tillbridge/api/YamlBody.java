package io.tillbridge.api;

import com.fasterxml.jackson.databind.node.TextNode;

/** A body of YAML, handed on as one text: what it means is the operation's. */
final class YamlBody {
    static final String TYPE = "application/yaml";

    /** The largest in bytes. */
    static final int MAX = 5 * 1024 * 1024;

    private YamlBody() {}

    static TextNode read(byte[] bytes) {
        return TextNode.valueOf(Utf8.body(bytes));
    }
}
