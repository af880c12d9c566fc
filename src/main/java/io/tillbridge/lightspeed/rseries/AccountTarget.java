package io.tillbridge.lightspeed.rseries;

import io.tillbridge.lightspeed.CallRequest;
import io.tillbridge.run.RefusedFailure;
import java.net.URI;
import java.util.List;

/**
 * The account that is called.
 *
 * @param connection its id
 * @param baseUrl without trailing slash
 * @param accountId null until the sign-in has found it
 * @param clientId of the client that signed in; may be null
 */
record AccountTarget(long connection, String baseUrl, String accountId, String clientId) {

    /** @param account null: not known yet */
    AccountTarget of(String account) {
        return new AccountTarget(connection, baseUrl, account, clientId);
    }

    /** Whose bucket is used: one for each account and client. */
    List<String> bucket() {
        return List.of(
                baseUrl, accountId == null ? "connection " + connection : accountId, clientId == null ? "" : clientId);
    }

    /**
     * Where a call goes.
     *
     * @throws RefusedFailure when it goes to the account and that is not known
     */
    URI address(CallRequest request) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        return URI.create(baseUrl + place(request) + ".json" + query);
    }

    private String place(CallRequest request) {
        if (request.path().startsWith("/")) {
            return request.path();
        }
        if (accountId == null) {
            throw new RefusedFailure("The account of connection " + connection
                    + " is not known yet. Sign in, which finds it, or set accountId.");
        }
        return "/API/V3/Account/" + accountId + "/" + request.path();
    }

    @Override
    public String toString() {
        return baseUrl + (accountId == null ? "" : ", account " + accountId);
    }
}
