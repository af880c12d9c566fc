package io.tillbridge.lightspeed.rseries;

import io.tillbridge.lightspeed.CallAnswer;
import io.tillbridge.lightspeed.CallFaults;
import io.tillbridge.lightspeed.CallRequest;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.util.Locale;

/** Says what a call to an account that went wrong means. */
final class RSeriesFaults {
    private static final CallFaults.Words WORDS =
            new CallFaults.Words("the connection's baseUrl or the key rseries.api", "a token");

    private final CallRequest request;
    private final CallFaults common;

    RSeriesFaults(AccountTarget target, CallRequest request) {
        this.request = request;
        this.common = new CallFaults("The till account at " + target, request, WORDS);
    }

    String subject() {
        return common.subject();
    }

    /**
     * An answer that is no success; 401 after another token was tried.
     *
     * @param token is not repeated
     */
    Failure answer(CallAnswer answer, String token) {
        String words = words(answer, token);
        String said = words.isEmpty() ? "" : ": '" + words + "'";
        return switch (answer.status()) {
            case 401 ->
                new RefusedFailure(subject() + " refuses the access token, also a new one (401)" + said
                        + ". Sign in again at the connection.");
            case 403 ->
                new RefusedFailure(subject() + " refuses this call (403)" + said + ". It needs the scope "
                        + AccessScopes.of(request)
                        + ", and the employee who signed in needs the right for it. Add what is"
                        + " missing and sign in again.");
            case 404 ->
                new RSeriesNotFound(subject() + " has no such record (404)" + said
                        + ". It may be gone; if every call ends so, check the connection's accountId.");
            case 405 ->
                new BadDataFailure(subject() + " knows no such call (405)" + said
                        + ". Correct the path or the method of what is asked.");
            case 409 -> conflict(words, said);
            case 500 -> common.heavy(" has a fault of its own, or was asked for too much (500)" + said);
            default -> common.answer(answer, said);
        };
    }

    private Failure conflict(String words, String said) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("already exists") || lower.contains("duplicate")) {
            return new BadDataFailure(subject() + " has one like it already (409)" + said
                    + ". Correct what is sent; it is not tried again by itself.");
        }
        return common.again(new PassingFailure(
                subject() + " was changed by somebody else at the same time (409)" + said + ". It is tried again."));
    }

    /**
     * The server's own words. Nothing else of a body is quoted: whoever may name an address for the hub to call would
     * read there what only the hub can reach.
     */
    private static String words(CallAnswer answer, String token) {
        RSeriesJson envelope = RSeriesJson.of(answer.json().orElse(null));
        String message = envelope.text("message");
        String ofApi = message.isEmpty() ? envelope.text("httpMessage") : message;
        String ofSignIn = envelope.text("error_description");
        return CallAnswer.quoted(
                text -> text.replace(token, "***"),
                ofApi,
                ofSignIn.isEmpty() ? envelope.text("error") : ofSignIn,
                envelope.text("hint"));
    }

    Failure empty(int status) {
        return common.empty(status);
    }

    /** A success whose content cannot be read. */
    Failure unread(PassingFailure fault) {
        return common.again(fault);
    }

    Failure broken(Throwable fault) {
        return common.broken(fault);
    }
}
