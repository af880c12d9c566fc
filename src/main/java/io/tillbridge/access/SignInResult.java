package io.tillbridge.access;

/** The answer to a sign-in. */
public sealed interface SignInResult {
    /** The caller is known. */
    record Accepted(Caller caller) implements SignInResult {}

    /** Name or secret are wrong, or the key is disabled; which of them is not told (401); so many more failures of the address are let through. */
    record Refused(int left) implements SignInResult {
        /** Nothing is known of others. */
        public Refused() {
            this(-1);
        }
    }

    /** Too many failures for the name or the address (429). */
    record Throttled(long seconds) implements SignInResult {}
}
