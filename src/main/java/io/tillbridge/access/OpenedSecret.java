package io.tillbridge.access;

/** A one-time secret in plain, for the one who opened it; prints without it. */
public record OpenedSecret(String label, String secret) {
    @Override
    public String toString() {
        return "OpenedSecret[label=" + label + "]";
    }
}
