package io.tillbridge.api.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** HTTP by hand, for what a well-behaved client never sends. */
public final class RawHttp {
    private RawHttp() {}

    public record Answer(String head, String body) {
        public int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        /** The first header of that name, in small letters; empty when there is none. */
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** These bytes on a connection of its own. Whether they all went through does not matter, what comes back does. */
    public static Answer exchange(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            try {
                socket.getOutputStream().write(request);
            } catch (SocketException refusedEarly) {
                // A server that has answered reads no more.
            }
            return read(socket.getInputStream());
        }
    }

    /** One request on a connection of its own; {@code more} is further head lines, an empty line and a body. */
    public static Answer send(int port, String methodAndPath, String more) throws IOException {
        return sendBare(
                port, methodAndPath, "Authorization: " + RunningApi.basic(RunningApi.ALL, "secret") + "\r\n" + more);
    }

    /** The same, by nobody. */
    public static Answer sendBare(int port, String methodAndPath, String more) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            String head = methodAndPath + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n";
            out.write((head + more + (more.contains("\r\n\r\n") ? "" : "\r\n")).getBytes(StandardCharsets.UTF_8));
            out.flush();
            return read(socket.getInputStream());
        }
    }

    public static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        String text = all.toString(StandardCharsets.UTF_8);
        if (text.startsWith("HTTP/1.1 100")) {
            text = text.substring(text.indexOf("\r\n\r\n") + 4);
        }
        int end = text.indexOf("\r\n\r\n");
        return new Answer(text.substring(0, end).toLowerCase(Locale.ROOT), text.substring(end + 4));
    }
}
