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
    void aLogSeesALineEachSecond() {
        ProgressLine line = progress(false);

        line.step("load");
        for (int beat = 1; beat <= 6; beat++) {
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
            line.rows(500L * beat, 0, 0);
        }
        line.end();

        assertThat(out)
                .hasToString("load: 1,000 rows, 1,000 rows/s, 100 % of the bytes\n"
                        + "load: 2,000 rows, 1,000 rows/s, 100 % of the bytes\n"
                        + "load: 3,000 rows, 1,000 rows/s, 100 % of the bytes\n");
    }

    @Test
    void aLateWordDoesNotPutOffTheNext() {
        ProgressLine line = progress(false);

        line.step("load");
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_400));
        line.rows(1400, 0, 0);
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(600));
        line.rows(2000, 0, 0);

        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void aFileOnItsWayInIsToldInBytes() {
        ProgressLine line = progress(false);

        line.step("receive");
        clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        line.bytes(3_000_000, 12_000_000);

        assertThat(out).hasToString("receive: 3,000,000 bytes, 1,500,000 bytes/s, 25 % of the bytes\n");
    }

    private ProgressLine progress(boolean terminal) {
        return new ProgressLine(new PrintWriter(out), terminal, () -> false, clock::get);
    }
}
