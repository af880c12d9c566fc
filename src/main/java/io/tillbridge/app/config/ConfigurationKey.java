package io.tillbridge.app.config;

import java.util.Locale;

/**
 * One key of the configuration.
 *
 * @param name public name, such as {@code http.port}
 * @param type what its value must look like
 * @param standard the value when nothing is said; may be empty
 * @param sentence what it does, in one sentence
 * @param secret true when its value is never shown
 */
public record ConfigurationKey(String name, ValueType type, String standard, String sentence, boolean secret) {
    static final String ENVIRONMENT_PREFIX = "TILLBRIDGE_";

    static ConfigurationKey of(String name, ValueType type, String standard, String sentence) {
        return new ConfigurationKey(name, type, standard, sentence, false);
    }

    static ConfigurationKey secret(String name, String sentence) {
        return secret(name, ValueType.TEXT, sentence);
    }

    static ConfigurationKey secret(String name, ValueType type, String sentence) {
        return new ConfigurationKey(name, type, "", sentence, true);
    }

    /** The key that names a file with the value of this secret. */
    ConfigurationKey ofFile() {
        return of(
                fileName(),
                ValueType.SECRET_FILE,
                "",
                "File that holds " + name + " instead, as container secrets do.");
    }

    String fileName() {
        return name + "-file";
    }

    /** The environment variable that sets it: {@code TILLBRIDGE_HTTP_PORT}. */
    public String variable() {
        return variable(name);
    }

    static String variable(String name) {
        return ENVIRONMENT_PREFIX
                + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The part before the first point, by which keys are grouped. */
    public String namespace() {
        int point = name.indexOf('.');
        return point < 0 ? name : name.substring(0, point);
    }
}
