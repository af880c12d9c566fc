package io.tillbridge.routing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Camel's Simple language that route files may use: it reads, and compares once; it calls nothing. */
final class SimpleForms {
    private static final String STEP = "(\\??\\.[A-Za-z][A-Za-z0-9_]*|\\[[A-Za-z0-9_.'-]+])";
    private static final String NAME = "[A-Za-z][A-Za-z0-9_-]*";
    private static final Pattern TOKEN = Pattern.compile("body" + STEP + "*"
            + "|(header|headers|variable|exchangeProperty)\\." + NAME + STEP + "*"
            + "|exception\\.(message|statusCode)|exchangeId|routeId|attachments(\\.size)?");
    private static final Pattern FORBIDDEN = Pattern.compile("(?i)\\bclass\\b|getClass|classLoader|camelContext");
    private static final String WORD =
            "==|!=|=~|!=~|>=|<=|>|<|\\+\\+|contains|!contains|~~|!~~|regex|!regex|in|!in|is|!is|range|!range|startsWith|!startsWith|endsWith|!endsWith";
    private static final Pattern OPERATOR = Pattern.compile("(?<=[}'\"\\s])(" + WORD + ")(?=[\\s$'\"])");
    private static final Pattern COMPARISON =
            Pattern.compile("\\s*(T|'[^']*'|\"[^\"]*\"|-?[0-9.]+|true|false|null)\\s+(" + WORD
                    + ")\\s+(T|'[^']*'|\"[^\"]*\"|-?[0-9.]+|true|false|null)\\s*");
    private static final Pattern JOINED = Pattern.compile("&&|\\|\\|| \\? |\\?:");

    private SimpleForms() {}

    /** Looks at a whole expression; empty when it is one of the allowed forms, else what is wrong with it. */
    static Optional<String> expression(String text) {
        Optional<String> wrong = text(text);
        if (wrong.isPresent()) {
            return wrong;
        }
        String bare = text.replaceAll("\\$\\{[^}]*}|\\{\\{[^}]*}}", "T");
        boolean compares = bare.startsWith("T ") && OPERATOR.matcher(text).find();
        boolean two = JOINED.matcher(bare).find();
        if (two || (compares && !COMPARISON.matcher(bare).matches())) {
            return Optional.of("Expected one comparison, found '" + text + "'.");
        }
        return Optional.empty();
    }

    /** Looks at text with tokens, such as a log message. */
    static Optional<String> text(String text) {
        int from = 0;
        for (int open = opening(text, from); open >= 0; open = opening(text, from)) {
            int close = text.indexOf('}', open);
            int start = text.indexOf('{', open) + 1;
            if (close < 0) {
                return Optional.of("Expected } after '" + text.substring(open) + "', found none.");
            }
            String token = text.substring(start, close);
            if (!TOKEN.matcher(token).matches() || FORBIDDEN.matcher(token).find()) {
                return Optional.of("Expected ${body…}, ${header.x} or ${variable.x}, found '${" + token + "}'.");
            }
            from = close + 1;
        }
        return Optional.empty();
    }

    private static int opening(String text, int from) {
        Matcher opening = Pattern.compile("\\$\\{|\\$simple\\{").matcher(text);
        return opening.find(from) ? opening.start() : -1;
    }
}
