package io.tillbridge.routing;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;

/** A component as a jar of lib/ may bring one: its routes fail to start, each in its way. */
public final class OddComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                throw new UnsupportedOperationException("odd is for from");
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                return new DefaultConsumer(this, processor) {
                    @Override
                    protected void doStart() throws Exception {
                        startAs(remaining);
                    }
                };
            }
        };
    }

    private static void startAs(String how) throws Exception {
        switch (how) {
            case "throws" -> throw new IllegalStateException("the odd server is not there");
            case "native" -> System.loadLibrary("odd-native");
            case "class" -> throw new NoClassDefFoundError("com/odd/Client");
            case "blocks" -> new CountDownLatch(1).await();
            default -> throw new IllegalArgumentException(how);
        }
    }
}
