package io.tillbridge.access;

/**
 * A session that holds: who it is, and the word that its pages have to send along with every change. Prints without
 * that word.
 */
public record AuthenticatedSession(Caller caller, String csrfToken) {
    @Override
    public String toString() {
        return "Visit[caller=" + caller + "]";
    }
}
