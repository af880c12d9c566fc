package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.FaultRules;

/**
 * What goes wrong in a shop, on demand. Patterns hold a path without language and {@code .json}: {@code "GET orders/*"},
 * {@code "variants/bulk"}. Safe for several threads.
 */
public final class ShopFaults extends FaultRules {
    private int hooksToLose;
    private int hooksToDouble;

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

    @Override
    public synchronized void clear() {
        super.clear();
        hooksToLose = 0;
        hooksToDouble = 0;
    }

    @Override
    protected boolean standsAlone(String word, int number) {
        switch (word) {
            case "lose-webhooks" -> loseWebhooks(number);
            case "double-webhooks" -> doubleWebhooks(number);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    protected String ownWords() {
        return "; or it is lose-webhooks:<n> or double-webhooks:<n>";
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
}
