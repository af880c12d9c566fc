package io.tillbridge.api.http;

import io.tillbridge.api.contract.ApiRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each call that was answered; those that only read stand at DEBUG. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private AccessLog() {}

    /** Of a call from within the process. */
    static void answered(ApiRequest request, RequestHead head, int status, long nanos) {
        String line = "{} {} answered {} in {} ms, {} (request {})";
        Object[] facts = {
            head.method(),
            request.operation().pathOf(request.path()),
            status,
            nanos / 1_000_000,
            request.caller().id(),
            head.requestId()
        };
        if (head.method().equals("GET")) {
            LOG.debug(line, facts);
        } else {
            LOG.info(line, facts);
        }
    }

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
