package io.tillbridge.sandbox.server;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What goes wrong in an API, on demand; nothing at first. Patterns are a method or none, and a path as the API's list of
 * calls shows it, where {@code *} is one part and {@code **} any rest: {@code "GET orders/*"}, {@code "variants/bulk"},
 * {@code "**"}. Safe for several threads.
 */
public class FaultRules {
    private final List<Rule> rules = new ArrayList<>();

    /** The next call of the pattern fails so. */
    public FaultRules next(String pattern, ShopFault fault) {
        return next(1, pattern, fault);
    }

    /** The next so many calls of the pattern fail so. */
    public FaultRules next(int calls, String pattern, ShopFault fault) {
        return add(pattern, 0, calls, fault);
    }

    /** The n-th call of the pattern from now on fails so; the next one is the first. */
    public FaultRules nth(int n, String pattern, ShopFault fault) {
        return add(pattern, n - 1, 1, fault);
    }

    /** Every call of the pattern fails so, until {@link #clear()}. */
    public FaultRules always(String pattern, ShopFault fault) {
        return add(pattern, 0, Integer.MAX_VALUE, fault);
    }

    /** All is well again. */
    public synchronized void clear() {
        rules.clear();
    }

    /** How many calls are still to fail, over all patterns. */
    public synchronized long pending() {
        return rules.stream().mapToLong(rule -> rule.left).sum();
    }

    /** The fault that meets this call; a fault with a number is used up by it. */
    public synchronized Optional<ShopFault> take(String method, String path) {
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

    /** A fault that only this API has, by its word in the file of faults. */
    protected Optional<ShopFault> ownFault(String word, Integer number) {
        return Optional.empty();
    }

    /**
     * Takes a line of the file of faults that names no calls.
     *
     * @return false when the word is none of them
     */
    protected boolean standsAlone(String word, int number) {
        return false;
    }

    /** What the file of faults may hold besides the faults of every API, for people; empty for nothing. */
    protected String ownWords() {
        return "";
    }

    private synchronized FaultRules add(String pattern, int toPass, int calls, ShopFault fault) {
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
