package io.tillbridge.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Notes which steps of route files run, in every Camel context of a test run: those of route tests and of whole hubs.
 * Camel finds it by {@code META-INF/services}. It notes nothing unless the build names a file in the system property
 * {@code route.coverage}; {@link RouteCoverageCheck} reads what is noted there when all tests have run.
 */
public final class RouteCoverage implements ContextServicePlugin {
    private static final String FILE = System.getProperty("route.coverage");
    private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

    @Override
    public void load(CamelContext context) {
        if (FILE != null) {
            context.getCamelContextExtension().addInterceptStrategy(new Notes());
        }
    }

    private static synchronized void note(String step) {
        if (!NOTED.add(step)) {
            return;
        }
        try {
            Path file = Path.of(FILE);
            if (NOTED.size() == 1) {
                // What an earlier run of the tests has left counts no longer.
                Files.createDirectories(file.getParent());
                Files.deleteIfExists(file);
            }
            Files.writeString(file, step + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Notes implements InterceptStrategy {
        @Override
        public Processor wrapProcessorInInterceptors(
                CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
            return StepKey.of((ProcessorDefinition<?>) definition)
                    .<Processor>map(key -> new Noting(key, target))
                    .orElse(target);
        }
    }

    private static final class Noting extends DelegateAsyncProcessor {
        private final String key;
        private volatile boolean noted;

        Noting(String key, Processor target) {
            super(target);
            this.key = key;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            if (!noted) {
                noted = true;
                note(key);
            }
            return super.process(exchange, callback);
        }
    }
}
