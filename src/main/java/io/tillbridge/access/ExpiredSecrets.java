package io.tillbridge.access;

import java.util.function.IntSupplier;

/** What time makes useless: secrets before a rotation whose grace is over, and one-time secrets that have expired. */
public final class ExpiredSecrets {
    private final ApiKeys keys;
    private final OneTimeSecrets oneTimeSecrets;
    private final IntSupplier others;

    /** @param others takes what has expired elsewhere out of the database; how many */
    public ExpiredSecrets(ApiKeys keys, OneTimeSecrets oneTimeSecrets, IntSupplier others) {
        this.keys = keys;
        this.oneTimeSecrets = oneTimeSecrets;
        this.others = others;
    }

    /** Takes them out of the database; how many. */
    public int sweep() {
        return keys.sweep() + oneTimeSecrets.sweep() + others.getAsInt();
    }
}
