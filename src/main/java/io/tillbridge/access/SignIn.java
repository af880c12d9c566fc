package io.tillbridge.access;

/** The answer to a sign-in. */
public sealed interface SignIn {
    /** The caller is known. */
    record Accepted(Caller caller) implements SignIn {}

    /** Name or secret are wrong, or the key is disabled; which of them is not told (401). */
    record Refused() implements SignIn {}

    /** Too many failures for the name or the address (429). */
    record Throttled(long seconds) implements SignIn {}
}
