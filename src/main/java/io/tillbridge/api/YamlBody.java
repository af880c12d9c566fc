package io.tillbridge.api;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A body of YAML, handed on as one text: what it means is the operation's. */
final class YamlBody {
    static final String TYPE = "application/yaml";

    /** The largest in bytes. */
    static final int MAX = 5 * 1024 * 1024;

    private YamlBody() {}

    static TextNode read(byte[] bytes) {
        try {
            return TextNode.valueOf(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw Problem.unreadable("The body cannot be read: it is not UTF-8").refusal();
        }
    }
}
