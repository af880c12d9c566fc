package io.tillbridge.api.rest;

import io.tillbridge.api.contract.Operation;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** Where the requests of one operation come from. */
final class OperationEndpoint extends DefaultEndpoint {
    private final Operation operation;
    private final Map<String, OperationConsumer> started;

    OperationEndpoint(CamelContext context, Operation operation, Map<String, OperationConsumer> started) {
        super(OperationConsumers.NAME + ":" + operation.id(), null);
        setCamelContext(context);
        setExchangePattern(ExchangePattern.InOut);
        this.operation = operation;
        this.started = started;
    }

    @Override
    public OperationConsumer createConsumer(Processor processor) {
        return new OperationConsumer(this, processor, operation, started);
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "The operation " + operation.id() + " is called over HTTP, and by no route");
    }
}
