package io.tillbridge.document;

/**
 * One fault in one field of a body.
 *
 * @param pointer JSON pointer (RFC 6901) into the body as it was sent, such as {@code /settings/port}
 * @param code stable word: {@code required}, {@code unknown-field}, {@code wrong-type}, {@code out-of-range},
 *     {@code not-allowed}, {@code malformed}, {@code too-long}, {@code read-only}, {@code unknown}
 * @param message one sentence for a person; never holds the value of a secret
 */
public record FieldFault(String pointer, String code, String message) {}
