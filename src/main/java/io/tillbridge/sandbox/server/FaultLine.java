package io.tillbridge.sandbox.server;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the file of faults: {@code 503 GET orders/*}, a fault and the calls it meets. {@code 404x2 …} meets the next
 * two of them; without calls it meets all. {@code reset-done}, {@code 503-done} and so on do the work before they fail.
 * A word with {@code -webhooks} stands alone.
 */
public final class FaultLine {
    private static final Pattern WORD = Pattern.compile("([a-z-]+|[0-9]{3}(?:-done)?|[0-9]+)(?::([0-9]{1,7}))?(?:x([0-9]{1,7}))?");
    private static final Pattern CALLS = Pattern.compile("(?:(\\S+) +)?(\\S+)");
    private static final String DONE = "-done";
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE");

    private FaultLine() {}

    /** @throws IllegalArgumentException says what is wrong with the line */
    public static void put(String line, FaultRules faults) {
        String[] parts = line.strip().split(" +", 2);
        String calls = parts.length < 2 ? "" : parts[1];
        Matcher word = WORD.matcher(parts[0]);
        if (!word.matches()) {
            throw wrong(line, "a fault, found '" + parts[0] + "'", faults);
        }
        boolean hooks = word.group(1).endsWith("-webhooks");
        if (hooks) {
            hooks(line, word, calls, faults);
        } else {
            ShopFault fault = fault(line, parts[0], word, faults);
            String pattern = pattern(line, calls, faults);
            int times = word.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(word.group(3));
            faults.next(times, pattern, fault);
        }
    }

    private static void hooks(String line, Matcher word, String calls, FaultRules faults) {
        if (word.group(2) == null || word.group(3) != null || !calls.isEmpty()) {
            throw wrong(line, "how many webhooks and nothing else, such as " + word.group(1) + ":2", faults);
        }
        int number = Integer.parseInt(word.group(2));
        if (!faults.standsAlone(word.group(1), number)) {
            throw wrong(line, "a fault, found '" + word.group(1) + "'", faults);
        }
    }

    private static ShopFault fault(String line, String whole, Matcher word, FaultRules faults) {
        boolean done = word.group(1).endsWith(DONE);
        String name = done ? word.group(1).substring(0, word.group(1).length() - DONE.length()) : word.group(1);
        Integer number = word.group(2) == null ? null : Integer.valueOf(word.group(2));
        ShopFault fault = faults.ownFault(name, number).orElseGet(() -> common(line, whole, name, number, faults));
        return done ? fault.afterTheWork() : fault;
    }

    private static ShopFault common(String line, String whole, String name, Integer number, FaultRules faults) {
        boolean takesNumber = name.equals("slow");
        if (takesNumber != (number != null)) {
            throw wrong(line, takesNumber ? "milliseconds, such as slow:2000" : "a fault, found '" + whole + "'", faults);
        }
        if (name.matches("[45][0-9]{2}")) {
            return ShopFault.status(Integer.parseInt(name));
        }
        return switch (name) {
            case "slow" -> ShopFault.slow(Duration.ofMillis(number));
            case "too-many" -> ShopFault.tooMany();
            case "html" -> ShopFault.html(502);
            case "never" -> ShopFault.never();
            case "reset" -> ShopFault.reset();
            case "cut-off" -> ShopFault.cutOff();
            case "half-json" -> ShopFault.halfJson();
            case "no-bytes" -> ShopFault.noBytes();
            case "empty-list" -> ShopFault.emptyList();
            case "garbage" -> ShopFault.garbage();
            case "wrong-type" -> ShopFault.wrongType();
            default -> throw wrong(line, "a fault, found '" + whole + "'", faults);
        };
    }

    private static String pattern(String line, String calls, FaultRules faults) {
        if (calls.isEmpty()) {
            return "**";
        }
        Matcher parts = CALLS.matcher(calls);
        if (!parts.matches()
                || (parts.group(1) == null ? METHODS.contains(calls) : !METHODS.contains(parts.group(1)))) {
            throw wrong(line, "calls such as GET orders/*, found '" + calls + "'", faults);
        }
        return parts.group(1) == null ? calls : parts.group(1) + " " + parts.group(2);
    }

    private static IllegalArgumentException wrong(String line, String expected, FaultRules faults) {
        return new IllegalArgumentException(
                "Line '" + line + "': expected " + expected + ". A line is a fault (a status from 400, too-many, html,"
                        + " never, reset, cut-off, half-json, no-bytes, empty-list, garbage, wrong-type,"
                        + " slow:<milliseconds>), with -done behind it when the work is done before it fails, with x2"
                        + " behind it for the next two calls only, then the calls (GET orders/*), or none for all"
                        + faults.ownWords()
                        + ".");
    }
}
