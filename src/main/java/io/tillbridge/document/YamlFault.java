package io.tillbridge.document;

/** A text that is no YAML, or more than anybody should read; the message tells where, never what stands there. */
public final class YamlFault extends Exception {
    YamlFault(String message) {
        super(message);
    }
}
