package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.CallAnswer;
import io.tillbridge.lightspeed.CallRequest;
import io.tillbridge.lightspeed.HeavyAnswer;
import io.tillbridge.lightspeed.LightspeedHttp;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Says what a call that went wrong means: away for now, gone, wrong, or to be set right by a person first. */
final class CallFaults {
    private static final Map<String, String> RIGHTS = Map.ofEntries(
            Map.entry("orders", "orders"),
            Map.entry("shipments", "orders"),
            Map.entry("invoices", "orders"),
            Map.entry("returns", "orders"),
            Map.entry("quotes", "orders"),
            Map.entry("products", "products"),
            Map.entry("variants", "products"),
            Map.entry("catalog", "products"),
            Map.entry("brands", "products"),
            Map.entry("categories", "products"),
            Map.entry("customers", "customers"),
            Map.entry("shop", "settings"),
            Map.entry("languages", "settings"),
            Map.entry("webhooks", "settings"));

    private final ShopTarget target;
    private final CallRequest request;

    CallFaults(ShopTarget target, CallRequest request) {
        this.target = target;
        this.request = request;
    }

    String subject() {
        return "The shop at " + target + " (" + request + ")";
    }

    /** An answer that is no success. */
    Failure answer(CallAnswer answer) {
        String words = target.masked(ShopAnswer.words(answer));
        String said = words.isEmpty() ? "" : ": '" + words + "'";
        int status = answer.status();
        if (status == 504) {
            return again(new HeavyAnswer(subject() + " could not gather the answer in time (504)" + said
                    + ". It is tried again with less."));
        }
        if (status >= 500) {
            return again(new PassingFailure(subject() + " has a fault of its own (" + status + ")" + said
                    + ". It is tried again; if it stays so, tell the shop's provider."));
        }
        return switch (status) {
            case 401 ->
                new RefusedFailure(subject() + " does not know the API key and secret (401)" + said
                        + ". Check both, the cluster, and that the key is switched on in the back office under Settings,"
                        + " Developers.");
            case 403 ->
                new RefusedFailure(subject() + " refuses the API key this call (403)" + said
                        + ". Give the key the right '" + right() + "' in the back office under Settings, Developers.");
            case 404 -> notFound(words, said);
            case 405 ->
                new CSeriesNoSuchCall(subject() + " knows no such call (405)" + said
                        + ". Correct the path or the method of what is asked.");
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

    /** A success that says nothing: whoever took it for an empty list would lose what is in it. */
    Failure empty(int status) {
        return again(new PassingFailure(subject() + " answered without content (" + status
                + "), expected JSON. It is tried again; if it stays so, tell the shop's provider."));
    }

    /** No answer, or none to its end. */
    Failure broken(Throwable fault) {
        if (fault instanceof Failure known) {
            return known;
        }
        Optional<ForbiddenTarget> forbidden = cause(fault, ForbiddenTarget.class);
        if (forbidden.isPresent()) {
            return new RefusedFailure(forbidden.get().getMessage(), fault);
        }
        if (has(fault, UnknownHostException.class)) {
            return new PassingFailure(
                    subject() + " is not known by that name. Check the connection's cluster or baseUrl, or"
                            + " the name service.");
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
    private Failure again(PassingFailure failure) {
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

    private Failure notFound(String words, String said) {
        if (words.toLowerCase(Locale.ROOT).contains("language")) {
            return new RefusedFailure(subject() + " has no active language '" + target.language() + "' (404)" + said
                    + ". Set the connection's language to one that is switched on in the shop.");
        }
        return new CSeriesNotFound(subject() + " has no such thing, or not yet (404)" + said
                + ". It may be gone; if every call ends so, check the connection's language.");
    }

    private Failure redirect(CallAnswer answer) {
        String to = answer.header().apply("Location");
        return new RefusedFailure(subject() + " points to another address (" + answer.status() + ", " + host(to)
                + "). Nobody follows with a key. Set the connection's cluster or baseUrl to the right one.");
    }

    private static String host(String location) {
        try {
            String host = location == null ? null : URI.create(location.strip()).getHost();
            return host == null ? "on the same host" : host;
        } catch (IllegalArgumentException e) {
            return "no address";
        }
    }

    private String right() {
        String resource = request.path().split("/", 2)[0];
        String group = RIGHTS.getOrDefault(resource, "settings");
        return group + (request.method().equals("GET") ? " read" : " write");
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
