package io.tillbridge.catalog.file;

/**
 * One mistake in a dialect's file.
 *
 * @param file its name inside the folder
 * @param key path of the key, such as {@code columns.vendorSku}; "" for the file as a whole
 * @param message what was expected and what stands there
 */
public record DialectFault(String file, String key, String message) {
    @Override
    public String toString() {
        return file + (key.isEmpty() ? "" : ", " + key) + ": " + message;
    }
}
