package io.tillbridge.access;

/** What time makes useless: secrets before a rotation whose grace is over, and one-time secrets that have expired. */
public final class ExpiredSecrets {
    private final ApiKeys keys;
    private final OneTimeSecrets oneTimeSecrets;

    public ExpiredSecrets(ApiKeys keys, OneTimeSecrets oneTimeSecrets) {
        this.keys = keys;
        this.oneTimeSecrets = oneTimeSecrets;
    }

    /** Takes them out of the database; how many. */
    public int sweep() {
        return keys.sweep() + oneTimeSecrets.sweep();
    }
}
