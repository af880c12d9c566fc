package io.tillbridge.api.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.tillbridge.api.contract.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** What is no request by the rules of HTTP is told so like any other fault, and its connection ends. */
final class InvalidHttpRequest implements Handler<HttpServerRequest> {
    private final int mostLine;
    private final int mostHeaders;

    InvalidHttpRequest(int mostLine, int mostHeaders) {
        this.mostLine = mostLine;
        this.mostHeaders = mostHeaders;
    }

    @Override
    public void handle(HttpServerRequest http) {
        HttpCall call = HttpCall.of(http);
        // Whatever version and kind of connection it asked for, this one ends.
        RawSocketResponse.send(
                ((ConnectionBase) http.connection()).channel(),
                problem(http.decoderResult().cause()),
                call.requestId());
    }

    private Problem problem(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Problem.tooLong(414, "The first line of the request holds more than " + mostLine + " bytes");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return Problem.tooLong(431, "The headers of the request hold more than " + mostHeaders + " bytes");
        }
        return Problem.unreadable("The request is none by the rules of HTTP: a header, its first line or its length");
    }
}
