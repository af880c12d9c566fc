package io.tillbridge.wholesale;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.retailer.Retailer;
import io.tillbridge.retailer.RetailerConditions;
import io.tillbridge.retailer.RetailerState;
import io.tillbridge.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The terms of service that a retailer has accepted when it submits an order. */
final class AcceptedTerms {
    private AcceptedTerms() {}

    /**
     * The retailer, after it accepted the terms in force.
     *
     * @param given the address it accepts with this order, or null
     * @throws CallerFault INVALID: it accepted other terms, or none
     */
    static Retailer require(
            Handle tx, Retailer retailer, Settings.Stored account, String given, String who, Instant now) {
        String url = account.settings().termsOfServiceUrl();
        if (url == null || (given == null && url.equals(retailer.termsUrl()))) {
            return retailer;
        }
        if (!url.equals(given)) {
            throw CallerFault.invalid(
                    "/acceptedTermsUrl",
                    given == null ? "required" : "not-allowed",
                    "acceptedTermsUrl: expected the terms of service " + url + ", found "
                            + (given == null ? "none" : given) + "; the retailer accepted "
                            + (retailer.termsUrl() == null ? "none before" : retailer.termsUrl())
                            + ". Read the terms and send their address with the submission.");
        }
        return url.equals(retailer.termsUrl())
                ? retailer
                : RetailerConditions.accepted(tx, retailer, url, account.version(), who, now);
    }

    /** What keeps a retailer from submitting any order. */
    static List<OrderProblem> problems(Retailer retailer, Settings.Stored account) {
        List<OrderProblem> problems = new ArrayList<>();
        if (retailer.state() != RetailerState.APPROVED) {
            problems.add(new OrderProblem(
                    null,
                    "retailer-state",
                    "The retailer is " + retailer.state().text() + ", expected approved.",
                    "Wait for the company's decision."));
        }
        String url = account.settings().termsOfServiceUrl();
        if (url != null && !url.equals(retailer.termsUrl())) {
            problems.add(new OrderProblem(
                    null,
                    "terms",
                    "The terms of service at " + url + " are not accepted.",
                    "Send acceptedTermsUrl with the submission."));
        }
        return problems;
    }
}
