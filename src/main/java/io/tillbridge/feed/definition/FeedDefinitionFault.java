package io.tillbridge.feed.definition;

/**
 * A mistake in a definition's file.
 *
 * @param file its name inside the folder
 * @param line from 1
 * @param key such as {@code rules[2].field}; blank for the file as a whole
 * @param rule name or number of the rule it stands in; blank outside of rules
 * @param message what was expected, what was found, what to do
 */
public record FeedDefinitionFault(String file, int line, String key, String rule, String message) {
    @Override
    public String toString() {
        return file
                + ":"
                + line
                + (key.isEmpty() ? "" : ", " + key)
                + (rule.isEmpty() ? "" : " (rule " + rule + ")")
                + ": "
                + message;
    }
}
