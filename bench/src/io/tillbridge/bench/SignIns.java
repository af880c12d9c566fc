package io.tillbridge.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** What it costs to sign in: one after another, nobody else asks. */
final class SignIns {
    private static final int WARM = 20;
    private static final int TIMES = 200;
    private static final String EMAIL = "bench@example.com";
    private static final String PASSWORD = "seven lamps under water";

    private SignIns() {}

    static String measured(HubApi api) throws IOException, InterruptedException {
        api.invite(EMAIL, PASSWORD);
        double[] millis = new double[TIMES];
        for (int i = -WARM; i < TIMES; i++) {
            long began = System.nanoTime();
            api.signIn(EMAIL, PASSWORD);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "A sign-in: p50 %.0f ms, p99 %.0f ms, over %d of them one after another.",
                millis[TIMES / 2],
                millis[TIMES * 99 / 100],
                TIMES);
    }
}
