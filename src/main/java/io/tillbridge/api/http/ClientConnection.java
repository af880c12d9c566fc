package io.tillbridge.api.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.tillbridge.api.contract.Problem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One connection as the socket sees it, below Vert.x: whether its client reads and sends, what is held for it, and what
 * is no body by the rules of HTTP. Everything here happens on the event loop of the connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What Netty cannot write or close ends the connection by itself.
final class ClientConnection extends ChannelDuplexHandler {
    /** Requests a client may send ahead of their answers. */
    private static final int MOST_AHEAD = 64;

    private static final long LONGEST_LOOK_MILLIS = 1_000;

    private final OpenConnections open;
    private final long slowNanos;
    private ChannelHandlerContext context;
    private ScheduledFuture<?> looks;
    private boolean answerBegun;
    private int unanswered;
    private long written;
    private long seen;
    private long windowStart;
    private long windowBase;
    private volatile long lastProgress = System.nanoTime();
    private volatile boolean working;
    private long held;

    ClientConnection(OpenConnections open, ClientLimits limits) {
        this.open = open;
        this.slowNanos = limits.slowReader().toNanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        long look = Math.min(LONGEST_LOOK_MILLIS, TimeUnit.NANOSECONDS.toMillis(slowNanos) / 4 + 1);
        looks = added.executor().scheduleAtFixedRate(this::look, look, look, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        looks.cancel(false);
        open.closed(this);
        ctx.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        lastProgress = System.nanoTime();
        if (message instanceof HttpContent content
                && !(message instanceof HttpRequest)
                && content.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            refuseBody();
            return;
        }
        if (message instanceof HttpRequest) {
            unanswered++;
            if (unanswered > MOST_AHEAD) {
                ReferenceCountUtil.release(message);
                ctx.close();
                return;
            }
        }
        if (message instanceof LastHttpContent) {
            working = unanswered > 0 && !answerBegun;
        }
        ctx.fireChannelRead(message);
    }

    /** What follows cannot be read any more, so the connection ends; with an answer when none is on its way. */
    private void refuseBody() {
        if (unanswered == 1 && !answerBegun) {
            answerBegun = true;
            RawSocketResponse.send(
                    context.channel(),
                    Problem.unreadable("The body cannot be read: its chunks are not formed by the rules of HTTP"));
        } else {
            context.close();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        boolean passing =
                message instanceof HttpResponse response && response.status().code() < 200;
        if (message instanceof HttpResponse && !passing) {
            answerBegun = true;
            working = false;
        }
        long size = size(message);
        ChannelPromise told = promise.unvoid();
        told.addListener(done -> {
            written += size;
            lastProgress = System.nanoTime();
        });
        if (message instanceof LastHttpContent && !passing) {
            unanswered--;
            answerBegun = false;
            working = unanswered > 0;
            told.addListener(done -> open.release(this));
        }
        ctx.write(message, told);
    }

    private static long size(Object message) {
        if (message instanceof ByteBufHolder holder) {
            return holder.content().readableBytes();
        }
        if (message instanceof ByteBuf buffer) {
            return buffer.readableBytes();
        }
        return message instanceof FileRegion region ? region.count() : 0;
    }

    /** Looks whether the client takes what was written, and cuts one that takes next to nothing. */
    private void look() {
        ChannelOutboundBuffer out = context.channel().unsafe().outboundBuffer();
        if (out == null || out.isEmpty()) {
            windowStart = 0;
            return;
        }
        long now = System.nanoTime();
        long taken = written + out.currentProgress();
        if (taken != seen) {
            seen = taken;
            lastProgress = now;
        }
        if (windowStart == 0) {
            windowStart = now;
            windowBase = taken;
        } else if (now - windowStart >= slowNanos) {
            if (taken - windowBase < ClientLimits.LEAST_RATE * TimeUnit.NANOSECONDS.toMillis(slowNanos) / 1000) {
                open.cut(this, "it does not read its answer");
            }
            windowStart = now;
            windowBase = taken;
        }
    }

    /** Closes it without waiting for what is not read: Vert.x would; what the system keeps goes, too. */
    void cut() {
        if (context.channel().isOpen()) {
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        context.close();
    }

    String address() {
        return context.channel().remoteAddress() instanceof InetSocketAddress inet
                ? inet.getAddress().getHostAddress()
                : "";
    }

    boolean comesFrom(Predicate<InetAddress> known) {
        return context.channel().remoteAddress() instanceof InetSocketAddress inet && known.test(inet.getAddress());
    }

    /** Whether the hub is at work for it: it waits for the hub and not the hub for it. */
    boolean isWorking() {
        return working;
    }

    /** When its client last sent or took a byte, as {@link System#nanoTime}. */
    long lastProgress() {
        return lastProgress;
    }

    /** Bytes that are kept for its client; {@link OpenConnections} counts them. */
    long held() {
        return held;
    }

    void held(long bytes) {
        held = bytes;

}
}
