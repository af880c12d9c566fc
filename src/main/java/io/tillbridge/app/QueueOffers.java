package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.run.Lane;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts queued runs into the queue of their lane, where a worker's route takes them. */
final class QueueOffers {
    private static final Logger LOG = LoggerFactory.getLogger(QueueOffers.class);

    private final Configuration configuration;
    private final ProducerTemplate producer;

    QueueOffers(Configuration configuration, ProducerTemplate producer) {
        this.configuration = configuration;
        this.producer = producer;
    }

    /** A run stays queued, and is offered again, while no route runs or the queue is full of offers made before. */
    boolean offer(Lane lane, long runId) {
        if (producer.getCamelContext().isStarted()) {
            try {
                producer.sendBody(configuration.text("jobs.queue." + lane.text()), runId);
                return true;
            } catch (CamelExecutionException e) {
                LOG.warn("Run {} waits, the queue takes no offer: {}", runId, String.valueOf(e.getCause()));
            }
        }
        return false;
    }
}
