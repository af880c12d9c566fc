package io.tillbridge.mail;

import java.nio.file.Path;

/**
 * A file that goes with a letter.
 *
 * @param name as the reader sees it
 * @param type such as {@code text/csv; charset=UTF-8}
 */
public record Attachment(String name, Path file, String type) {}
