package io.tillbridge.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter out = new StringWriter();
    private final AtomicLong clock = new AtomicLong();

    @Test
    void aTerminalSeesOneLineWrittenOver() {
        ProgressLine line = progress(true);

        line.step("survey");
        clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        line.rows(50_000, 250, 1000);
        line.rows(60_000, 1000, 1000);
        line.end();

        assertThat(out.toString().replaceAll(" +(\r|\n|$)", "$1"))
                .isEqualTo("\rsurvey: 50,000 rows, 25,000 rows/s, 25 % of the bytes"
                        + "\rsurvey: 60,000 rows, 30,000 rows/s, 100 % of the bytes\n");
    }

    @Test
    void aLogSeesALineNowAndThen() {
        ProgressLine line = progress(false);

        line.step("load");
        for (int second = 0; second < 12; second++) {
            clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
            line.rows(1000L * (second + 1), 0, 0);
        }
        line.end();

        assertThat(out)
                .hasToString("load: 5,000 rows, 1,000 rows/s, 100 % of the bytes\n"
                        + "load: 10,000 rows, 1,000 rows/s, 100 % of the bytes\n");
    }

    private ProgressLine progress(boolean terminal) {
        return new ProgressLine(new PrintWriter(out), terminal, () -> false, clock::get);
    }
}
