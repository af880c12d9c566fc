package io.tillbridge.api.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.tillbridge.api.contract.Problem;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An answer where there is no response to write it to: it goes past Vert.x to the socket, which is closed after it. */
final class RawSocketResponse {
    private RawSocketResponse() {}

    static void send(Channel channel, Problem problem) {
        send(channel, problem, UUID.randomUUID().toString());
    }

    static void send(Channel channel, Problem problem, String requestId) {
        RenderedResponse rendered = ResponseRenderer.problem(problem, requestId);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + problem.status() + " " + problem.title() + "\r\n");
        ResponseWriter.usual(requestId).forEach((name, value) -> line(head, name, value));
        rendered.headers().forEach((name, value) -> line(head, name, value));
        line(head, "Connection", "close");
        line(head, "Content-Length", Integer.toString(rendered.body().length()));
        head.append("\r\n");
        channel.pipeline()
                .firstContext()
                .writeAndFlush(Unpooled.wrappedBuffer(
                        head.toString().getBytes(StandardCharsets.US_ASCII),
                        rendered.body().getBytes()))
                .addListener(ChannelFutureListener.CLOSE);
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
