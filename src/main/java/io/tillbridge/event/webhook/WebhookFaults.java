package io.tillbridge.event.webhook;

import io.tillbridge.network.ForbiddenTarget;
import io.tillbridge.wording.Quantity;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Why there is no response, or why it is no success, for a person; never with the address, which may hold a secret. */
final class WebhookFaults {
    private static final int REDIRECTS = 300;
    private static final int ERRORS = 400;
    private static final int GONE = 410;

    private WebhookFaults() {}

    static String of(IOException fault, Duration silence) {
        if (fault instanceof ForbiddenTarget) {
            return fault.getMessage();
        }
        if (fault instanceof UnknownHostException) {
            return "The host of the address has no entry in DNS";
        }
        if (fault instanceof ConnectTimeoutException) {
            return "The receiver did not accept a connection in time";
        }
        if (fault instanceof SocketTimeoutException) {
            return "The receiver did not respond within " + Quantity.of(silence.toSeconds(), "second");
        }
        if (fault instanceof ConnectException || fault instanceof NoRouteToHostException) {
            return "The receiver refused the connection";
        }
        if (fault instanceof SSLPeerUnverifiedException) {
            return "The certificate of the receiver is for another host";
        }
        if (fault instanceof SSLHandshakeException) {
            return "The certificate of the receiver is not trusted, or both have no TLS version in common";
        }
        if (fault instanceof SSLException) {
            return "The receiver does not speak TLS on this port, or broke it off";
        }
        if (fault instanceof NoHttpResponseException) {
            return "The receiver closed the connection without a response";
        }
        if (fault instanceof InterruptedIOException) {
            return "The hub stopped during the try";
        }
        return "The connection to the receiver broke, or its response is not HTTP";
    }

    static String tooSlow(Duration whole) {
        return "The receiver did not complete its response within " + Quantity.of(whole.toSeconds(), "second");
    }

    /** Null for a success. */
    static String of(int status) {
        if (status >= 200 && status < REDIRECTS) {
            return null;
        }
        if (status == GONE) {
            return "HTTP 410: the receiver wants no more events";
        }
        if (status >= REDIRECTS && status < ERRORS) {
            return "HTTP " + status + ": redirects are not followed; enter the final address in the subscription";
        }
        return "HTTP " + status;
    }
}
