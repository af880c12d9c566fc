package io.tillbridge.routing;

import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.service.ServiceSupport;

/** Fills {@code {{secret:<name>}}} in with the secret of that name. */
public final class SecretFunction extends ServiceSupport implements PropertiesFunction {
    private final Function<String, Optional<String>> secrets;

    /** @param secrets the secret of a name */
    public SecretFunction(Function<String, Optional<String>> secrets) {
        this.secrets = secrets;
    }

    @Override
    public String getName() {
        return "secret";
    }

    @Override
    public String apply(String name) {
        return secrets.apply(name)
                .orElseThrow(() -> new IllegalArgumentException("Expected the secret '" + name
                        + "', found none. Set it by ./tillbridge secret set " + name + "."));
    }

    @Override
    public boolean lookupFirst(String remainder) {
        return false;
    }
}
