package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.api.contract.Refusal;
import io.tillbridge.app.Until;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RequestBodyStreamTest {
    @AutoClose
    private final Vertx vertx = Vertx.vertx();

    private final Context context = vertx.getOrCreateContext();
    private final Source source = new Source();
    private final RequestBodyStream stream = new RequestBodyStream(source, context, 1_000_000);

    @Test
    void aFasterClientIsHeldBackUntilTheReaderFollows() throws Exception {
        stream.attach();
        source.send(200_000);
        assertThat(source.paused).isFalse();
        source.send(200_000);
        assertThat(source.paused).isTrue();

        assertThat(stream.readNBytes(400_000)).hasSize(400_000);

        assertThat(source.resumed.await(Until.STOP.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void aBodyEndsOnlyWhenAllOfItIsThere() throws Exception {
        stream.attach();
        source.send(3);
        stream.end();

        assertThat(stream.readAllBytes()).hasSize(3);
        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    void aClientThatWentAwayIsAnErrorAndNotAnEnd() {
        stream.attach();
        source.send(3);
        stream.broken(new IOException("reset"));

        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOf(ClientGone.class)
                .hasMessage("The client went away before the whole file was here");
    }

    @Test
    void whatIsOverTheLimitIsNotKept() {
        stream.attach();
        source.send(1_000_000);
        source.send(1);

        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOf(Refusal.class)
                .hasMessage("The body holds more than 1000000 bytes");
    }

    /** A client that remembers whether it was asked to wait. */
    private static final class Source implements ReadStream<Buffer> {
        private final CountDownLatch resumed = new CountDownLatch(1);
        private Handler<Buffer> handler;
        private volatile boolean paused;

        void send(int bytes) {
            handler.handle(Buffer.buffer(new byte[bytes]));
        }

        @Override
        public ReadStream<Buffer> handler(Handler<Buffer> to) {
            handler = to;
            return this;
        }

        @Override
        public ReadStream<Buffer> pause() {
            paused = true;
            return this;
        }

        @Override
        public ReadStream<Buffer> resume() {
            paused = false;
            resumed.countDown();
            return this;
        }

        @Override
        public ReadStream<Buffer> fetch(long amount) {
            return this;
        }

        @Override
        public ReadStream<Buffer> exceptionHandler(Handler<Throwable> to) {
            return this;
        }

        @Override
        public ReadStream<Buffer> endHandler(Handler<Void> to) {
            return this;
        }
    }
}
