package io.tillbridge.api;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;

/** The way from an operation to its route: a message without headers, so that no request can steer Camel. */
final class Flows implements AutoCloseable {
    private final ProducerTemplate producer;

    Flows(CamelContext camel) {
        this.producer = camel.createProducerTemplate();
    }

    Answer call(ApiRequest request) throws Exception {
        Exchange exchange = producer.request("direct:" + request.operation().id(), message -> {
            message.setPattern(ExchangePattern.InOut);
            message.getMessage().setBody(request);
        });
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        if (exchange.getMessage().getBody() instanceof Answer answer) {
            return answer;
        }
        throw new IllegalStateException("The route " + request.operation().id() + " gave no answer of the API");
    }

    @Override
    public void close() {
        producer.stop();
    }
}
