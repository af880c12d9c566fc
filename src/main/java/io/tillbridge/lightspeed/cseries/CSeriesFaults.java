package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.CallAnswer;
import io.tillbridge.lightspeed.CallFaults;
import io.tillbridge.lightspeed.CallRequest;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.util.Locale;
import java.util.Map;

/** Says what a call to a shop that went wrong means: away for now, gone, wrong, or to be set right by a person first. */
final class CSeriesFaults {
    private static final CallFaults.Words WORDS = new CallFaults.Words("the connection's cluster or baseUrl", "a key");
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
    private final CallFaults common;

    CSeriesFaults(ShopTarget target, CallRequest request) {
        this.target = target;
        this.request = request;
        this.common = new CallFaults("The shop at " + target, request, WORDS);
    }

    String subject() {
        return common.subject();
    }

    /** An answer that is no success. */
    Failure answer(CallAnswer answer) {
        String words = ShopAnswer.words(answer, target::masked);
        String said = words.isEmpty() ? "" : ": '" + words + "'";
        return switch (answer.status()) {
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
            default -> common.answer(answer, said);
        };
    }

    /** A success that says nothing: whoever took it for an empty list would lose what is in it. */
    Failure empty(int status) {
        return common.empty(status);
    }

    /** A success whose content cannot be read. */
    Failure unread(PassingFailure fault) {
        return common.again(fault);
    }

    /** No answer, or none to its end. */
    Failure broken(Throwable fault) {
        return common.broken(fault);
    }

    private Failure notFound(String words, String said) {
        if (words.toLowerCase(Locale.ROOT).contains("language")) {
            return new RefusedFailure(subject() + " has no active language '" + target.language() + "' (404)" + said
                    + ". Set the connection's language to one that is switched on in the shop.");
        }
        return new CSeriesNotFound(subject() + " has no such thing, or not yet (404)" + said
                + ". It may be gone; if every call ends so, check the connection's language.");
    }

    private String right() {
        String resource = request.path().split("/", 2)[0];
        String group = RIGHTS.getOrDefault(resource, "settings");
        return group + (request.method().equals("GET") ? " read" : " write");
    }
}
