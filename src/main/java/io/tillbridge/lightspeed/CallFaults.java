package io.tillbridge.lightspeed;

import io.tillbridge.network.ForbiddenTarget;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Says what a call that went wrong means, as far as it means the same for every API. */
public final class CallFaults {
    private final String subject;
    private final CallRequest request;
    private final Words words;

    /**
     * How messages name things.
     *
     * @param settings where the address comes from, such as {@code the connection's baseUrl}
     * @param credential what a redirect would carry off, such as {@code a key}
     */
    public record Words(String settings, String credential) {}

    /** @param subject who was asked, such as {@code The shop at https://…} */
    public CallFaults(String subject, CallRequest request, Words words) {
        this.subject = subject + " (" + request + ")";
        this.request = request;
        this.words = words;
    }

    public String subject() {
        return subject;
    }

    /**
     * An answer that is no success.
     *
     * @param said what the answer says of it, with its punctuation; "" for nothing
     */
    public Failure answer(CallAnswer answer, String said) {
        int status = answer.status();
        if (status == 504) {
            return heavy(" could not gather the answer in time (504)" + said);
        }
        if (status >= 500) {
            return again(new PassingFailure(subject() + " has a fault of its own (" + status + ")" + said
                    + ". It is tried again; if it stays so, tell the shop's provider."));
        }
        return switch (status) {
            case 408, 425 ->
                again(new PassingFailure(subject() + " gave up waiting for the call (" + status + ")" + said + "."));
            case 429 ->
                new PassingFailure(subject() + " takes no more calls for now (429)" + said
                        + ". The hub waits as long as the shop asks.");
            case 301, 302, 303, 307, 308 -> redirect(answer);
            default ->
                new BadDataFailure(subject() + " does not take the call (" + status + ")" + said
                        + ". Correct what is sent; it is not tried again by itself.");
        };
    }

    /** An answer that was too much for the other side: a list is asked for in smaller parts. */
    public Failure heavy(String what) {
        return again(new HeavyAnswer(subject() + what + ". It is tried again with less."));
    }

    /** A success that says nothing: whoever took it for an empty list would lose what is in it. */
    public Failure empty(int status) {
        return again(new PassingFailure(subject() + " answered without content (" + status
                + "), expected JSON. It is tried again; if it stays so, tell the shop's provider."));
    }

    /** No answer, or none to its end. */
    public Failure broken(Throwable fault) {
        if (fault instanceof Failure known) {
            return known;
        }
        Optional<ForbiddenTarget> forbidden = cause(fault, ForbiddenTarget.class);
        if (forbidden.isPresent()) {
            return new RefusedFailure(forbidden.get().getMessage(), fault);
        }
        if (has(fault, UnknownHostException.class)) {
            return new PassingFailure(
                    subject() + " is not known by that name. Check " + words.settings() + ", or the name service.");
        }
        if (has(fault, ConnectException.class)
                || has(fault, ConnectTimeoutException.class)
                || has(fault, NoRouteToHostException.class)) {
            return new PassingFailure(subject()
                    + " does not accept connections. Check the connection's address, or wait until it is back.");
        }
        if (has(fault, SSLHandshakeException.class) || has(fault, SSLPeerUnverifiedException.class)) {
            return new RefusedFailure(
                    subject() + " shows no certificate that can be trusted. Nothing was sent. Check the"
                            + " connection's address, or who stands between you and the shop.");
        }
        Optional<LightspeedHttp.Overlong> overlong = cause(fault, LightspeedHttp.Overlong.class);
        if (overlong.isPresent()) {
            return again(new HeavyAnswer(subject() + " answered with "
                    + overlong.get().getMessage() + ". Ask for less at once, with limit or fields."));
        }
        if (has(fault, SocketTimeoutException.class)) {
            return again(new PassingFailure(subject() + " did not answer in time. It is tried again."));
        }
        String how = has(fault, SSLException.class)
                ? "broke the encryption"
                : "ended the connection before its answer was whole";
        return again(new PassingFailure(subject() + " " + how + ". It is tried again."));
    }

    /** To make something twice would be worse than not at all. */
    public Failure again(PassingFailure failure) {
        return request.method().equals("POST")
                ? new BadDataFailure(subject() + " did not say whether it was done: "
                        + failure.getMessage()
                                .replaceFirst("^.*?\\) ", "")
                                .replace(" It is tried again.", "")
                                .replace(" It is tried again with less.", "")
                                .replaceFirst(" It is tried again; .*$", "")
                        + " Look in the shop before it is sent again; the hub does not repeat it by itself.")
                : failure;
    }

    private Failure redirect(CallAnswer answer) {
        String to = answer.header().apply("Location");
        return new RefusedFailure(subject() + " points to another address (" + answer.status() + ", " + host(to)
                + "). Nobody follows with " + words.credential() + ". Set " + words.settings() + " to the right one.");
    }

    private static String host(String location) {
        try {
            String host = location == null ? null : URI.create(location.strip()).getHost();
            return host == null ? "on the same host" : host;
        } catch (IllegalArgumentException e) {
            return "no address";
        }
    }

    private static boolean has(Throwable fault, Class<? extends Throwable> kind) {
        return cause(fault, kind).isPresent();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable fault, Class<T> kind) {
        for (Throwable t = fault; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (kind.isInstance(t)) {
                return Optional.of(kind.cast(t));
            }
        }
        return Optional.empty();
    }
}
