package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.lightspeed.rseries.AccessTokens;
import io.tillbridge.lightspeed.rseries.RSeriesJson;
import io.tillbridge.network.ForbiddenTarget;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.io.IOException;

/** Reads of one connection for its test: a few calls, each with one renewal of the token when it is refused. */
final class ApiReader {
    private final SignInHttp http;
    private final AccessTokens tokens;
    private final long connectionId;
    private final String api;

    ApiReader(SignInHttp http, AccessTokens tokens, long connectionId, String api) {
        this.http = http;
        this.tokens = tokens;
        this.connectionId = connectionId;
        this.api = api;
    }

    /**
     * @param what is read, for the sentence of a fault
     * @throws Failure by what went wrong
     */
    Object get(String path, String what) {
        try {
            String token = tokens.current(connectionId);
            SignInHttp.Answer answer = http.get(api + path, token);
            if (answer.status() == 401) {
                answer = http.get(api + path, tokens.insteadOf(connectionId, token));
            }
            return json(answer, what);
        } catch (ForbiddenTarget e) {
            throw new RefusedFailure(e.getMessage(), e);
        } catch (IOException e) {
            throw new PassingFailure(
                    "The R-Series API at " + api + " could not be reached when " + what
                            + " was read. Check the setting baseUrl and the key rseries.api, or wait until it is back.",
                    e);
        }
    }

    private Object json(SignInHttp.Answer answer, String what) {
        int status = answer.status();
        if (status == 200 && answer.json() != null) {
            return answer.json();
        }
        String said = "The R-Series API answered " + status + " when " + what + " was read. ";
        if (status == 401 || status == 403) {
            throw new RefusedFailure(said + "The employee who signed in may not read it, or the account is another one:"
                    + " sign in again as an employee with that right.");
        }
        if (status == 404) {
            throw new RefusedFailure(said + "Check the setting accountId.");
        }
        if (status == 200) {
            throw new PassingFailure(said.replace("200", "without JSON") + "It may be down; try again later.");
        }
        throw status == 429 || status >= 500
                ? new PassingFailure(said + "Try again later.")
                : new RefusedFailure(said + "Check the setting baseUrl and the key rseries.api.");
    }

    /** How many records of an entity one page has. */
    int records(String path, String entity) {
        return RSeriesJson.records(get(path, "the list " + entity), entity).size();
    }
}
