package io.tillbridge.api.http;

import io.tillbridge.api.contract.ApiRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each call that was answered; those that only read stand at DEBUG. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private AccessLog() {}

    static void answered(HttpCall call, ApiRequest request) {
        String line = "{} {} answered {} in {} ms, {} from {} (request {})";
        Object[] facts = {
            call.http().method(),
            request.operation().pathOf(request.path()),
            call.http().response().getStatusCode(),
            call.millis(),
            request.caller().id(),
            request.origin().address(),
            call.requestId()
        };
        if (call.method().equals("GET")) {
            LOG.debug(line, facts);
        } else {
            LOG.info(line, facts);
        }
    }
}
