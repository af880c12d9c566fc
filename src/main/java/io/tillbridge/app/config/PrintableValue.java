package io.tillbridge.app.config;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A value as people and logs may see it: an address shows neither its account nor what its parameters say. */
final class PrintableValue {
    private static final String MASK = "***";
    /** Up to the last @: a password may hold one of its own, and a slash, too. */
    private static final Pattern ACCOUNT = Pattern.compile("((?:[A-Za-z0-9+.-]+:)*//)?.*@", Pattern.DOTALL);

    private PrintableValue() {}

    static String of(ConfigurationKey key, String text) {
        if (key.secret()) {
            return text.isEmpty() ? "" : MASK;
        }
        boolean address = key.type().ofAddress() || text.contains("//") || text.startsWith("jdbc:");
        if (!address && key.type().freeText()) {
            return text;
        }
        String shown = withoutAccount(text);
        return address ? withoutValues(shown) : shown;
    }

    private static String withoutAccount(String text) {
        Matcher account = ACCOUNT.matcher(text);
        if (!account.lookingAt()) {
            return text;
        }
        String scheme = account.group(1) == null ? "" : account.group(1);
        return scheme + MASK + text.substring(account.end() - 1);
    }

    private static String withoutValues(String text) {
        int question = text.indexOf('?');
        return question < 0
                ? text
                : text.substring(0, question + 1)
                        + Arrays.stream(text.substring(question + 1).split("&", -1))
                                .map(PrintableValue::nameOnly)
                                .collect(Collectors.joining("&"));
    }

    /** What has no name may be the rest of a value with an & in it. */
    private static String nameOnly(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? MASK : parameter.substring(0, equals + 1) + MASK;
    }
}
