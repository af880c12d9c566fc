package io.tillbridge.lightspeed.cseries;

/**
 * Where a shop tells us of its orders. The token is known to the hub and that shop alone, so it also tells which hooks
 * of a shop are ours. Prints without it.
 *
 * @param publicUrl where shops reach the hub, without trailing slash
 * @param token of letters, digits, - and _
 */
public record WebhookAddress(String publicUrl, String token) {
    private static final String PATH = "/hooks/";

    String text() {
        return publicUrl + PATH + token;
    }

    boolean isOurs(String address) {
        return address.endsWith(PATH + token);
    }

    /** A text without the token, for logs and people. */
    public String masked(String text) {
        return text.replace(token, "***");
    }

    @Override
    public String toString() {
        return publicUrl + PATH + "***";
    }
}
