package io.tillbridge.remotefiles;

import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.net.URI;

/** Says what the status of a web server's answer means for a pull. */
final class HttpsFaults {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULT = 500;

    private HttpsFaults() {}

    /**
     * Passes an answer that has the file.
     *
     * @param name of the file, as people are told
     * @throws Failure passing when the server cannot answer now, refused when it does not accept the sign-in
     * @throws RemoteFault when this one file cannot be had
     */
    static void check(HttpsResponse response, URI url, String name, HttpsAccount account) throws RemoteFault {
        int status = response.status();
        if (status == OK) {
            return;
        }
        response.close();
        String server = HttpsAccount.server(url);
        String file = SanitizedText.text(name) + " on " + server;
        switch (status) {
            case UNAUTHORIZED ->
                throw new RefusedFailure(
                        "The vendor's server " + server
                                + (account.signsIn()
                                        ? " does not accept the sign-in (401). Check auth, user name and secrets with the vendor; the"
                                                + " hub does not try again by itself, so that the account is not locked."
                                        : " asks for a sign-in (401), and the connection sends none. Set auth and its secret."));
            case NOT_FOUND, GONE ->
                throw RemoteFault.told(
                        RemoteFault.Kind.ABSENT,
                        "answered " + status,
                        "The file " + file + " is not there (" + status
                                + "). Check the connection's url with the vendor.");
            case FORBIDDEN ->
                throw RemoteFault.told(
                        RemoteFault.Kind.DENIED,
                        "answered 403",
                        "The file " + file
                                + " may not be read (403). Ask the vendor for the right to read it, and check"
                                + " auth and secrets of the connection.");
            case REQUEST_TIMEOUT, TOO_EARLY, TOO_MANY ->
                throw new VendorUnavailable(
                        "The vendor's server " + server + " takes no more requests now (" + status + ")."
                                + after(response.retryAfterSeconds()) + VendorFaults.AGAIN,
                        null);
            default -> {
                if (status >= SERVER_FAULT) {
                    throw new PassingFailure(
                            "The vendor's server " + server + " answered with fault " + status + " for "
                                    + SanitizedText.text(name) + "." + after(response.retryAfterSeconds())
                                    + VendorFaults.AGAIN);
                }
                throw RemoteFault.told(
                        RemoteFault.Kind.ANSWERED,
                        "answered " + status,
                        "The address of the file " + file + " answered with status " + status
                                + ", expected 200 and the file. Check the connection's url with the vendor.");
            }
        }
    }

    private static String after(long seconds) {
        return seconds == 0 ? "" : " It asks to wait " + seconds + " s.";
    }
}
