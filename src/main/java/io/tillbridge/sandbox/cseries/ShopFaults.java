package io.tillbridge.sandbox.cseries;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What goes wrong in a shop, on demand; nothing at first. Patterns are a method or none, and a path without language and
 * {@code .json}, where {@code *} is one part and {@code **} any rest: {@code "GET orders/*"}, {@code "variants/bulk"},
 * {@code "**"}. Safe for several threads.
 */
public final class ShopFaults {
    private final List<Rule> rules = new ArrayList<>();
    private int hooksToLose;
    private int hooksToDouble;

    /** The next call of the pattern fails so. */
    public ShopFaults next(String pattern, ShopFault fault) {
        return next(1, pattern, fault);
    }

    /** The next so many calls of the pattern fail so. */
    public ShopFaults next(int calls, String pattern, ShopFault fault) {
        return add(pattern, 0, calls, fault);
    }

    /** The n-th call of the pattern from now on fails so; the next one is the first. */
    public ShopFaults nth(int n, String pattern, ShopFault fault) {
        return add(pattern, n - 1, 1, fault);
    }

    /** Every call of the pattern fails so, until {@link #clear()}. */
    public ShopFaults always(String pattern, ShopFault fault) {
        return add(pattern, 0, Integer.MAX_VALUE, fault);
    }

    /** The next so many webhooks never leave, and are never tried again. */
    public synchronized ShopFaults loseWebhooks(int webhooks) {
        hooksToLose = webhooks;
        return this;
    }

    /** The next so many webhooks are delivered twice. */
    public synchronized ShopFaults doubleWebhooks(int webhooks) {
        hooksToDouble = webhooks;
        return this;
    }

    /** All is well again. */
    public synchronized void clear() {
        rules.clear();
        hooksToLose = 0;
        hooksToDouble = 0;
    }

    /** How many calls are still to fail, over all patterns. */
    public synchronized long pending() {
        return rules.stream().mapToLong(rule -> rule.left).sum();
    }

    synchronized Optional<ShopFault> take(String method, String path) {
        ShopFault found = null;
        for (Iterator<Rule> all = rules.iterator(); all.hasNext(); ) {
            Rule rule = all.next();
            if (!rule.pattern.matches(method, path)) {
                continue;
            }
            if (rule.toPass > 0) {
                rule.toPass--;
            } else if (found == null) {
                found = rule.fault;
                rule.left--;
                if (rule.left == 0) {
                    all.remove();
                }
            }
        }
        return Optional.ofNullable(found);
    }

    /** How often the next webhook is delivered: 0, 1 or 2 times. */
    synchronized int takeWebhook() {
        if (hooksToLose > 0) {
            hooksToLose--;
            return 0;
        }
        if (hooksToDouble > 0) {
            hooksToDouble--;
            return 2;
        }
        return 1;
    }

    private synchronized ShopFaults add(String pattern, int toPass, int calls, ShopFault fault) {
        if (calls > 0) {
            rules.add(new Rule(CallPattern.of(pattern), toPass, calls, fault));
        }
        return this;
    }

    private static final class Rule {
        private final CallPattern pattern;
        private final ShopFault fault;
        private int toPass;
        private int left;

        private Rule(CallPattern pattern, int toPass, int left, ShopFault fault) {
            this.pattern = pattern;
            this.toPass = toPass;
            this.left = left;
            this.fault = fault;
        }
    }
}
