package io.tillbridge.api.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Refuses heads that Netty reads leniently where a proxy in front may read them otherwise: folded lines, lines without a
 * name, bare line ends, and any transfer coding but one {@code chunked}. The rest Netty refuses by itself.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    private boolean inBody;
    private int last = '\n';
    private String fault;

    StrictRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out) throws Exception {
        boolean head = !inBody;
        int from = buffer.readerIndex();
        int known = out.size();
        super.decode(ctx, buffer, out);
        if (head) {
            scan(buffer, from);
        }
        for (Object message : out.subList(known, out.size())) {
            if (message instanceof HttpMessage request) {
                judge(request);
                inBody = true;
            }
            if (message instanceof LastHttpContent) {
                inBody = false;
            }
        }
    }

    /** Netty reads a head and what follows in calls of their own: all that it has read now are bytes of the head. */
    private void scan(ByteBuf buffer, int from) {
        for (int i = from; i < buffer.readerIndex(); i++) {
            byte now = buffer.getByte(i);
            if (last == '\n' && (now == ' ' || now == '\t' || now == ':')) {
                fault = "A line of the head is folded or has no name";
            } else if (now == '\n' && last != '\r' || last == '\r' && now != '\n') {
                fault = "A line of the head ends with half a line end";
            } else if (now == 0) {
                fault = "The head holds a NUL";
            }
            last = now;
        }
    }

    private void judge(HttpMessage request) {
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (codings.size() > 1
                || (codings.size() == 1 && !codings.get(0).strip().equalsIgnoreCase("chunked"))) {
            fault = "The transfer coding is not chunked";
        }
        if (fault != null && request.decoderResult().isSuccess()) {
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(fault)));
        }
        fault = null;
        last = '\n';
    }
}
