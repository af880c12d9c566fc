package io.tillbridge.api.http;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;

/** The way from an operation to its route: a message without headers, so that no request can steer Camel. */
final class RouteCaller implements AutoCloseable {
    private final ProducerTemplate producer;

    RouteCaller(CamelContext camel) {
        this.producer = camel.createProducerTemplate();
    }

    ApiResponse call(ApiRequest request) throws Exception {
        Exchange exchange = producer.request("direct:" + request.operation().id(), message -> {
            message.setPattern(ExchangePattern.InOut);
            message.getMessage().setBody(request);
        });
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        if (exchange.getMessage().getBody() instanceof ApiResponse answer) {
            return answer;
        }
        throw new IllegalStateException("The route " + request.operation().id() + " gave no answer of the API");
    }

    @Override
    public void close() {
        producer.stop();
    }
}
