package io.tillbridge.routing.custom;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Message;
import org.apache.camel.support.ExpressionAdapter;

/**
 * The parts that a {@code split} without streaming has in memory at the same time: together within the limit of a message,
 * where they are made one after the other (rows of SQL, files of an archive).
 */
final class BoundedParts extends ExpressionAdapter {
    private final Expression parts;
    private final MessageLimit limit;
    private final String step;

    BoundedParts(Expression parts, MessageLimit limit, String step) {
        this.parts = parts;
        this.limit = limit;
        this.step = step;
    }

    @Override
    public Object evaluate(Exchange exchange) {
        Object all = parts.evaluate(exchange, Object.class);
        return all instanceof Iterator<?> lazy ? new Counted(lazy) : all;
    }

    @Override
    public void init(CamelContext context) {
        super.init(context);
        parts.init(context);
    }

    @Override
    public String toString() {
        return parts.toString();
    }

    private final class Counted implements Iterator<Object>, Closeable {
        private final Iterator<?> lazy;
        private long total;

        Counted(Iterator<?> lazy) {
            this.lazy = lazy;
        }

        @Override
        public boolean hasNext() {
            return lazy.hasNext();
        }

        @Override
        public Object next() {
            Object part = lazy.next();
            total += MessageWeight.of(part instanceof Message message ? message.getBody() : part);
            if (total > limit.bytes()) {
                throw limit.exceeded("The parts of " + step, "Set `streaming: true` in this step");
            }
            return part;
        }

        @Override
        public void close() throws IOException {
            if (lazy instanceof Closeable source) {
                source.close();
            }
        }
    }
}
