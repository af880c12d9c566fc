package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class CamelRuntimeTest {
    private static final String KEY = "failures.pause";

    @Test
    void routesSeeAKeyAsTheConfigurationReadItAndNotAsItWasTyped() throws Exception {
        Properties read = new Properties();
        read.setProperty(KEY, "5000");
        System.setProperty(KEY, "5s");
        try (CamelRuntime runtime = new CamelRuntime(read, "127.0.0.1", 0)) {
            assertThat(runtime.init().resolvePropertyPlaceholders("{{" + KEY + "}}"))
                    .isEqualTo("5000");
        } finally {
            System.clearProperty(KEY);
        }
    }
}
