package io.tillbridge.app;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what checkouts ask and what carriers answer; nothing of what was asked. */
final class CheckoutMetrics {
    private final MeterRegistry registry;

    CheckoutMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A request of a shop's page ended so. */
    void answered(String outcome) {
        registry.counter("tillbridge.checkout.requests", "outcome", outcome).increment();
    }

    /** A question to a carrier ended so, or was not asked. */
    void carrier(String outcome) {
        registry.counter("tillbridge.checkout.carrier.calls", "outcome", outcome)
                .increment();
    }
}
