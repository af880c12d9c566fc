package io.tillbridge.routing.custom;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.MaskingFormatter;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * What routes below custom/ work with in a running context: their folder, keys, threads and clocks. Each is made when the
 * first route needs it, so a hub without such routes has none of it.
 */
public final class CustomResources {
    private static final int THREADS = 16;

    private final Path files;
    private final MessageLimit limit;
    private final WaitingMessages waiting;
    private final Function<String, Optional<String>> secrets;
    private final SecretMask mask = new SecretMask();
    private final OfferedValues offeredSecrets = new OfferedValues("secret-of-routes.");
    private final OfferedValues offeredKeys = new OfferedValues("key-of-routes.");
    private volatile Map<String, String> keys = Map.of();
    private ExecutorService threads;

    /**
     * @param files the folder that {@code file} stays in
     * @param limit of what is read as one message
     * @param secrets the secret of a name
     */
    public CustomResources(Path files, MessageLimit limit, Function<String, Optional<String>> secrets) {
        this.files = files;
        this.limit = limit;
        this.waiting = new WaitingMessages(limit);
        this.secrets = secrets;
    }

    /** Puts in place what must be there before any route: the folder's component, keys as placeholders, masked logs. */
    public void prepare(CamelContext context) {
        context.addComponent("file", new FolderComponent(files, limit));
        LimitedComponents.spool(context);
        LimitedFormats.limitDepth();
        context.getPropertiesComponent().addPropertiesSource(new Keys());
        context.getRegistry().bind(MaskingFormatter.CUSTOM_LOG_MASK_REF, MaskingFormatter.class, mask);
        context.setLogMask(true);
    }

    /** The secret of a name, which no log step prints from now on. */
    public Optional<String> secret(String name) {
        Optional<String> secret = secrets.apply(name);
        secret.ifPresent(text -> mask.hide(name, text));
        return secret;
    }

    /** The keys that {@code custom/keys.yaml} declares, with the values in force. */
    public void keys(Map<String, String> declared) {
        keys = Map.copyOf(declared);
    }

    public Map<String, String> keys() {
        return keys;
    }

    /** Changes the routes of a file before they are added. */
    public void bound(RouteBuilder builder, boolean custom) {
        builder.addLifecycleInterceptor(new BoundedRoutes(this, custom));
    }

    /** @return the name that an option gets it by */
    String offerSecret(String name, CamelContext context) {
        String text = secret(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected the secret '" + name + "', found none. Set it by ./tillbridge secret set " + name));
        return offeredSecrets.offer(name, text, context);
    }

    /** @return the name that an option gets its value by */
    String offerKey(String name, CamelContext context) {
        return offeredKeys.offer(name, keys.getOrDefault(name, ""), context);
    }

    /** Components that are set up by the hub, when a route names them first. */
    synchronized void need(String scheme, CamelContext context) {
        if (scheme.equals("quartz") && context.hasComponent(CustomClocks.SCHEME) == null) {
            CustomClocks.add(context);
        } else if (scheme.equals("seda")) {
            context.getRegistry().bind(BoundedQueue.FACTORY, BoundedQueue.factory(waiting));
        } else if (scheme.equals("sql") || scheme.equals("jdbc")) {
            BoundedRows.offer(limit, context);
        } else {
            LimitedComponents.need(scheme, limit, context);
        }
    }

    LimitedFormats unpacking() {
        return new LimitedFormats(limit);
    }

    BoundedSteps steps(CamelContext context) {
        return new BoundedSteps(limit, waiting, context);
    }

    /** One pool for all; a message that finds no free thread goes on in the thread that brought it. */
    synchronized ExecutorService threads(CamelContext context) {
        if (threads == null) {
            ThreadPoolProfile profile = new ThreadPoolProfile("custom-routes");
            profile.setPoolSize(THREADS);
            profile.setMaxPoolSize(THREADS);
            profile.setKeepAliveTime(10L);
            profile.setTimeUnit(TimeUnit.SECONDS);
            profile.setAllowCoreThreadTimeOut(true);
            // No queue: a part that waits in one for the part that waits for it would wait for ever.
            profile.setMaxQueueSize(0);
            profile.setRejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns);
            threads = context.getExecutorServiceManager().newThreadPool(this, "custom-routes", profile);
        }
        return threads;
    }

    private final class Keys implements PropertiesSource {
        @Override
        public String getName() {
            return "custom-keys";
        }

        @Override
        public String getProperty(String name) {
            return keys.get(name);
        }
    }
}
