package io.tillbridge.api.contract;

import com.fasterxml.jackson.databind.node.TextNode;

/** A body of YAML, handed on as one text: what it means is the operation's. */
public final class YamlBody {
    public static final String TYPE = "application/yaml";

    /** The largest in bytes. */
    public static final int MAX = 5 * 1024 * 1024;

    private YamlBody() {}

    public static TextNode read(byte[] bytes) {
        return TextNode.valueOf(Utf8.body(bytes));
    }
}
