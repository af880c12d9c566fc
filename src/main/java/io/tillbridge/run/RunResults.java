package io.tillbridge.run;

/** Told of every run that ends: metrics, and the health of its connection. */
@FunctionalInterface
public interface RunResults {
    void ended(RunEnd end);
}
